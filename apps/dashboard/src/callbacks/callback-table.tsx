import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import { statusOf } from '../cases/obligation-progress';
import { useServerNow } from '../format/server-clock';
import type { CallbackRowFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { HouseLink } from '../ui/house-link';
import { LevelMarks } from '../ui/level-marks';
import { StatusBadge } from '../ui/status-badge';
import { may } from './callback-verbs';

export type CallbackRow = CallbackRowFieldsFragment;

const OWED = ['limit', 'household', 'matter', 'kind', 'forms', 'tries', 'plan', 'act'] as const;
const DONE = ['visited', 'household', 'matter', 'kind', 'form', 'by', 'satisfaction', 'verdict', 'act'] as const;

/** Visits in a table: those owed by what is due first, those made by who made them and what was said. */
export function CallbackTable({ callbacks, done, centresNamed, busy, onOpen }: { callbacks: readonly CallbackRow[]; done: boolean; centresNamed: boolean; busy: boolean; onOpen: (id: string) => void }) {
  const { t } = useTranslation('callbacks');
  return (
    <div className="callback-table" tabIndex={0} role="region" aria-label={t('title')} aria-busy={busy}>
      <table>
        <thead>
          <tr>
            {(done ? DONE : OWED).map((column) => (
              <th key={column} scope="col" className={column === 'act' ? 'callback-acts' : undefined}>
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {callbacks.map((callback) => (
            <tr key={callback.id}>
              {!done && (
                <td>
                  <Limit callback={callback} />
                </td>
              )}
              {done && <td>{callback.visitedAt && <Moment at={callback.visitedAt} zone={callback.centre.zone} />}</td>}
              <td>
                <Household callback={callback} centreNamed={centresNamed} />
              </td>
              <td className="callback-matter">
                <Matter callback={callback} />
              </td>
              <td>
                <Kind callback={callback} />
              </td>
              {done ? <Told callback={callback} /> : <Ahead callback={callback} />}
              <td className="callback-acts">
                <Act callback={callback} onOpen={() => onOpen(callback.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Names what is visited, for labels and titles. */
export function useCallbackName(): (callback: Pick<CallbackRow, 'case' | 'occasion' | 'unit'>) => string {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  return ({ case: work, occasion, unit }) => [work?.number ?? occasion?.title ?? t('hiddenCase'), unit && say(unit.label)].filter(Boolean).join(' · ');
}

/** The limit that is due next, with its clock; what owes nothing yet says when the visit may begin. */
export function Limit({ callback: { obligations, centre } }: { callback: Pick<CallbackRow, 'obligations' | 'centre'> }) {
  const { t } = useTranslation('callbacks');
  const now = useServerNow();
  const next = obligations.filter(({ status }) => status === 'OPEN').toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  if (!next) return <span className="soft">{t('nothingOwed')}</span>;
  const status = statusOf(next, now);
  return (
    <span className={`callback-clock status-${status.toLowerCase()}`}>
      <StatusBadge status={status} />
      <ClockText dueAt={Date.parse(next.dueAt)} zone={centre.zone} />
      {next.level > 0 && <LevelMarks level={next.level} />}
    </span>
  );
}

/** The home; an event is for everyone. */
export function useHomeName(): (callback: Pick<CallbackRow, 'unit' | 'occasion'>) => string {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  return ({ unit, occasion }) => (unit ? say(unit.label) : t(occasion ? 'occasion.everyone' : 'noHome'));
}

function Household({ callback, centreNamed }: { callback: CallbackRow; centreNamed: boolean }) {
  const say = useWords();
  const homeName = useHomeName();
  const { residentName, centre } = callback;
  return (
    <>
      <b>{homeName(callback)}</b>
      {residentName && <span className="callback-person">{residentName}</span>}
      {centreNamed && <span className="callback-below">{say(centre.name)}</span>}
    </>
  );
}

export function Matter({ callback: { case: work, occasion } }: { callback: Pick<CallbackRow, 'case' | 'occasion'> }) {
  const { t } = useTranslation('callbacks');
  if (work) {
    return (
      <>
        <HouseLink to={`/cases/${encodeURIComponent(work.number)}`}>{work.number}</HouseLink> <span>{work.matter}</span>
      </>
    );
  }
  return <span>{occasion?.title ?? t('hiddenCase')}</span>;
}

export function Kind({ callback: { group, origin, round, important } }: { callback: Pick<CallbackRow, 'group' | 'origin' | 'round' | 'important'> }) {
  const { t } = useTranslation('callbacks');
  return (
    <span className="callback-kind">
      {t(`groups.${group}`)}
      {origin !== 'OWED' && <span className="tag">{t(`origin.${origin}`)}</span>}
      {round !== 'FIRST' && <span className="tag">{t(`round.${round}`)}</span>}
      {important && <span className="tag tag-strong">{t('important')}</span>}
    </span>
  );
}

function Ahead({ callback: { forms, attempts, nextTryAt, plannedFor, plannedCallers, centre } }: { callback: CallbackRow }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const last = attempts.at(-1);
  return (
    <>
      <td>{forms.filter(({ allowed }) => allowed).map(({ form }) => t(`form.${form}`)).join(t('or'))}</td>
      <td>
        {last && (
          <>
            {t('tries', { count: attempts.length })}
            <span className="callback-below">
              {t(`outcome.${last.outcome}`)}
              {nextTryAt && (
                <>
                  {' · '}
                  {t('nextTry')} <Moment at={nextTryAt} zone={centre.zone} />
                </>
              )}
            </span>
          </>
        )}
      </td>
      <td>
        {plannedFor && <Moment at={plannedFor} zone={centre.zone} />}
        {plannedCallers.length > 0 && <span className="callback-below">{plannedCallers.map(({ name }) => say(name)).join(t('comma'))}</span>}
      </td>
    </>
  );
}

function Told({ callback: { form, recordedBy, satisfaction, qualified, verdict } }: { callback: CallbackRow }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  return (
    <>
      <td>{form && t(`form.${form}`)}</td>
      <td>{recordedBy && say(recordedBy.name)}</td>
      <td>{satisfaction !== null && t('ofFive', { mark: satisfaction })}</td>
      <td className={verdict === 'UNQUALIFIED' || (verdict === null && qualified === false) ? 'callback-bad' : undefined}>
        {verdict ? t(`verdict.${verdict}`) : <span className="soft">{t('awaitsReview')}</span>}
      </td>
    </>
  );
}

function Act({ callback, onOpen }: { callback: CallbackRow; onOpen: () => void }) {
  const { t } = useTranslation('callbacks');
  const name = useCallbackName()(callback);
  const visits = callback.status === 'OPEN' && (may(callback, 'recordCallback') || may(callback, 'attemptCallback'));
  const word = visits ? 'visit' : 'look';
  return (
    <Button className="callback-open" type={visits ? 'primary' : 'default'} onClick={onOpen} aria-label={t(`act.${word}Of`, { name })}>
      {t(`act.${word}`)}
    </Button>
  );
}
