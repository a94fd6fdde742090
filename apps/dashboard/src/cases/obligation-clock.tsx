import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { ClockText } from '../ui/clock-text';
import { LevelMarks } from '../ui/level-marks';
import { RuleChip } from '../ui/rule-chip';
import { StatusBadge } from '../ui/status-badge';
import { waitsForAcknowledgement, type ObligationView } from './case-view';
import { Moment } from './moment';
import { ObligationNotices } from './obligation-notices';
import { progressOf, statusOf } from './obligation-progress';

/** One time limit with its own clock: how far, due when, owed by whom, how far it has gone up, and the way to "why then?". */
export function ObligationClock(props: { obligation: ObligationView; zone: string; onExplain: () => void; onAcknowledge: (() => void) | null }) {
  const { obligation, zone, onExplain, onAcknowledge } = props;
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const now = useServerNow();
  const status = statusOf(obligation, now);
  const open = obligation.status === 'OPEN';
  const clause = obligation.clauses.map(useClauseName()).join(' · ');
  return (
    <li className={`obligation obligation-${status.toLowerCase()}${obligation.late ? ' obligation-late' : ''}`}>
      <header>
        <h3>{say(obligation.name)}</h3>
        <RuleChip rule={obligation.rule} clause={clause} name={obligation.clauses.map(({ words }) => say(words)).join(' ')} />
        <span className={`strength strength-${obligation.strength.toLowerCase()}`} title={t(`strength.${obligation.strength}About`)}>
          {t(`strength.${obligation.strength}`)}
        </span>
        {obligation.generation > 1 && <span className="soft">{t('obligation.generation', { n: obligation.generation })}</span>}
      </header>
      <p className="obligation-clock">
        {open ? <StatusBadge status={status} /> : obligation.status === 'MET' ? <StatusBadge status="DONE" /> : <b>{t(`ended.${obligation.status}`)}</b>}
        {open && status !== 'PAUSED' && (
          <b className="obligation-remaining">
            <ClockText dueAt={Date.parse(obligation.dueAt)} zone={zone} />
          </b>
        )}
        {!open && obligation.verdict && <Verdict obligation={obligation} />}
        {obligation.late && <span className="late-mark">{t('obligation.lateMark')}</span>}
        {obligation.level > 0 && <LevelMarks level={obligation.level} />}
      </p>
      <Bar obligation={obligation} now={now} label={t('obligation.progress', { name: say(obligation.name) })} word={term(`deadline.${status}`)} />
      <dl className="obligation-facts">
        <div>
          <dt>{t('obligation.due')}</dt>
          <dd>
            <Moment at={obligation.dueAt} zone={zone} />
          </dd>
        </div>
        {obligation.notBeforeAt && (
          <div>
            <dt>{t('obligation.notBefore')}</dt>
            <dd>
              <Moment at={obligation.notBeforeAt} zone={zone} />
            </dd>
          </div>
        )}
        {obligation.firstDueAt !== obligation.dueAt && (
          <div>
            <dt>{t('obligation.firstDue')}</dt>
            <dd>
              <s>
                <Moment at={obligation.firstDueAt} zone={zone} />
              </s>
            </dd>
          </div>
        )}
        {obligation.metAt && (
          <div>
            <dt>{t('obligation.met')}</dt>
            <dd>
              <Moment at={obligation.metAt} zone={zone} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('obligation.owedBy')}</dt>
          <dd>{obligation.owedBy.map(({ name }) => say(name)).join(' · ')}</dd>
        </div>
      </dl>
      {obligation.extension && (
        <p className="obligation-note">
          {t('obligation.extended', { reason: obligation.extension.reason, by: obligation.extension.approvedBy ? say(obligation.extension.approvedBy.name) : '—' })}
        </p>
      )}
      {obligation.extensionRequest && (
        <p className="obligation-note">
          {t('request.extension', { name: obligation.extensionRequest.requestedBy ? say(obligation.extensionRequest.requestedBy.name) : '—', reason: obligation.extensionRequest.reason })}{' '}
          <Moment at={obligation.extensionRequest.dueAt} zone={zone} />
        </p>
      )}
      {obligation.pauses.map((pause) => (
        <p key={pause.from} className="obligation-note">
          {t('obligation.pause', { reason: say(pause.name) })} <Moment at={pause.from} zone={zone} /> – {pause.until ? <Moment at={pause.until} zone={zone} /> : t('obligation.stillPaused')}
        </p>
      ))}
      <ObligationNotices obligation={obligation} zone={zone} />
      {obligation.acknowledgedAt && obligation.acknowledgedBy && (
        <p className="obligation-note">
          {t('obligation.acknowledged', { name: say(obligation.acknowledgedBy.name), level: obligation.acknowledgedLevel })} <Moment at={obligation.acknowledgedAt} zone={zone} />
        </p>
      )}
      <footer>
        <button type="button" className="text-button" onClick={onExplain} aria-label={t('obligation.whyOf', { name: say(obligation.name) })}>
          {t('obligation.why')}
        </button>
        {waitsForAcknowledgement(obligation) && (
          <Button size="small" danger disabled={!onAcknowledge} onClick={onAcknowledge ?? undefined} aria-label={t('obligation.acknowledgeOf', { name: say(obligation.name) })}>
            {t('verbs.acknowledgeOverdue')}
          </Button>
        )}
      </footer>
    </li>
  );
}

function Verdict({ obligation: { verdict, late } }: { obligation: ObligationView }) {
  const { t: term } = useTranslation('vocabulary');
  return verdict && <b className={late ? 'verdict-late' : 'verdict'}>{term(`verdict.${verdict}`)}</b>;
}

function Bar({ obligation, now, label, word }: { obligation: ObligationView; now: number; label: string; word: string }) {
  const { gone, warnAt, paused } = progressOf(obligation, now);
  const percent = Math.floor(gone * 100);
  const place = (from: number, until: number) => ({ left: `${from * 100}%`, width: `${(until - from) * 100}%` });
  return (
    <div className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={`${word} ${percent}%`}>
      <i style={{ width: `${gone * 100}%` }} />
      {paused.map((span) => (
        <u key={span.from} style={place(span.from, span.until)} />
      ))}
      {warnAt !== null && warnAt < 1 && <s style={{ left: `${warnAt * 100}%` }} />}
    </div>
  );
}
