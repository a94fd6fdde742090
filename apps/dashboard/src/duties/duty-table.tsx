import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import { statusOf } from '../cases/obligation-progress';
import { useServerNow } from '../format/server-clock';
import type { DutyStatus } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { ClockText } from '../ui/clock-text';
import { LevelMarks } from '../ui/level-marks';
import { RuleChip } from '../ui/rule-chip';
import { StatusBadge } from '../ui/status-badge';
import type { DutyView } from './duty-verbs';
import { periodText } from './period-text';

interface TableProps {
  readonly duties: readonly DutyView[];
  readonly status: DutyStatus;
  /** More than one centre is in scope. */
  readonly centresNamed: boolean;
  readonly busy: boolean;
  readonly onOpen: (duty: DutyView) => void;
  readonly onExplain: (duty: DutyView) => void;
}

/** Duties in a table: those owed with their clocks, those done with who did them and what was found. */
export function DutyTable({ duties, status, centresNamed, busy, onOpen, onExplain }: TableProps) {
  const { t } = useTranslation('duties');
  const columns = status === 'OPEN' ? (['duty', 'period', 'limit', 'owedBy', 'act'] as const) : (['duty', 'period', 'doneAt', 'doneBy', 'finding', 'act'] as const);
  return (
    <div className="duty-table" tabIndex={0} role="region" aria-label={t('title')} aria-busy={busy}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <Line key={duty.id} duty={duty} centresNamed={centresNamed} onOpen={() => onOpen(duty)} onExplain={() => onExplain(duty)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ duty, centresNamed, onOpen, onExplain }: { duty: DutyView; centresNamed: boolean; onOpen: () => void; onExplain: () => void }) {
  const { t } = useTranslation('duties');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const { obligation, centre } = duty;
  const name = say(duty.name);
  const clauses = obligation.clauses.map(useClauseName()).join(' · ');
  const period = periodText(duty, centre.zone);
  const may = duty.status === 'OPEN' && duty.availableActions.some(({ verb, allowed }) => verb === duty.verb && allowed);
  return (
    <tr>
      <td>
        <button type="button" className="text-button duty-title" onClick={onOpen}>
          {name}
        </button>{' '}
        <RuleChip rule={duty.rule} clause={clauses} name={obligation.clauses.map(({ words }) => say(words)).join(' ')} />
        {centresNamed && <span className="soft duty-centre">{say(centre.name)}</span>}
      </td>
      <td>
        {period}
        {duty.records !== null && <span className="soft duty-centre">{t('records.count', { count: duty.records })}</span>}
      </td>
      {duty.status === 'OPEN' ? (
        <>
          <td>
            <Clock duty={duty} />
          </td>
          <td>{obligation.owedBy.map((post) => say(post.name)).join(' · ')}</td>
        </>
      ) : (
        <>
          <td>
            {duty.fulfilledAt && <Moment at={duty.fulfilledAt} zone={centre.zone} />} {obligation.verdict && <b className={obligation.late ? 'verdict-late' : 'verdict'}>{term(`verdict.${obligation.verdict}`)}</b>}
          </td>
          <td>{duty.fulfilledBy ? say(duty.fulfilledBy.name) : '—'}</td>
          <td className="duty-found">{duty.finding}</td>
        </>
      )}
      <td className="duty-acts">
        <button type="button" className="text-button" onClick={onExplain} aria-label={t('whyOf', { name: `${name} ${period}` })}>
          {t('why')}
        </button>
        {duty.status === 'OPEN' && (
          <Button type={may ? 'primary' : 'default'} onClick={onOpen} aria-label={t(may ? 'doOf' : 'lookOf', { name: `${name} ${period}` })}>
            {t(may ? 'do' : 'look')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Clock({ duty: { obligation, centre } }: { duty: DutyView }) {
  const now = useServerNow();
  const status = statusOf(obligation, now);
  return (
    <span className={`duty-clock status-${status.toLowerCase()}`}>
      <StatusBadge status={status} />
      <ClockText dueAt={Date.parse(obligation.dueAt)} zone={centre.zone} />
      {obligation.level > 0 && <LevelMarks level={obligation.level} />}
    </span>
  );
}
