import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import { deadlineStatus, type DeadlineStatus } from '../format/deadline-status';
import { useServerNow } from '../format/server-clock';
import type { CaseSummaryQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { StatusBadge } from '../ui/status-badge';

type Obligation = NonNullable<CaseSummaryQuery['case']>['obligations'][number];

/** One time limit: its state, its clause, and who is told when. The step that comes next is marked. */
export function EscalationChain({ obligation, zone }: { obligation: Obligation; zone: string }) {
  const { t } = useTranslation('board');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const now = useServerNow();
  const dueAt = Date.parse(obligation.dueAt);
  const open = obligation.status === 'OPEN';
  const status: DeadlineStatus = open ? deadlineStatus({ dueAt, warnAt: obligation.warnAt === null ? null : Date.parse(obligation.warnAt), paused: obligation.pauses.some(({ until }) => until === null) }, now) : 'DONE';
  const next = open ? obligation.steps.find(({ taken }) => !taken) : undefined;
  const { acknowledgedAt, acknowledgedBy } = obligation;
  return (
    <section className="chain">
      <header>
        <b>{say(obligation.name)}</b>
        <StatusBadge status={status} />
      </header>
      <p className="chain-clock">
        {open ? <ClockText dueAt={dueAt} zone={zone} /> : obligation.metAt && t('drawer.metAt', { at: dateTimeIn(zone, Date.parse(obligation.metAt)) })}
        {obligation.late && !open && <b className="late">{t('drawer.late')}</b>}
        <span className="soft"> · {t('drawer.due', { at: dateTimeIn(zone, dueAt) })}</span>
      </p>
      {obligation.clauses.map((clause) => (
        <p key={`${clause.source}${clause.section}`} className="chain-clause">
          <b>
            {obligation.rule} · {clause.source} {clause.section}
          </b>{' '}
          {say(clause.words)}
        </p>
      ))}
      <ol>
        {obligation.steps.map((step) => (
          <li key={step.n} className={step.taken ? 'taken' : step === next ? 'next' : ''} aria-current={step === next ? 'step' : undefined}>
            <time dateTime={step.at}>{dateTimeIn(zone, Date.parse(step.at))}</time>
            <span>
              {term(`stepKind.${step.kind}`)} → {say(step.to.name)}
            </span>
            <em>{step.taken ? t(step.silent ? 'drawer.silent' : 'drawer.taken') : step === next ? t('drawer.next') : open ? t('drawer.later') : '—'}</em>
          </li>
        ))}
      </ol>
      {acknowledgedAt && acknowledgedBy && (
        <p className="soft">{t('drawer.acknowledgedBy', { name: say(acknowledgedBy.name), at: dateTimeIn(zone, Date.parse(acknowledgedAt)) })}</p>
      )}
    </section>
  );
}
