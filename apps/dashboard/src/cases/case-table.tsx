import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useServerNow } from '../format/server-clock';
import { shortTimeIn } from '../format/time';
import type { CasesQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { LevelMarks } from '../ui/level-marks';
import { StatusBadge } from '../ui/status-badge';
import { statusOf } from './obligation-progress';
import type { Trail } from './use-neighbours';

type Line = CasesQuery['cases']['edges'][number]['node'];

/** Cases in a table; overdue and met-late ones carry their mark. */
export function CaseTable({ cases, busy }: { cases: readonly Line[]; busy: boolean }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const now = useServerNow();
  const [search] = useSearchParams();
  const scope = search.has('centres') ? `?centres=${encodeURIComponent(search.get('centres')!)}` : '';
  const trail: Trail = { numbers: cases.map(({ number }) => number) };
  return (
    <div className="case-table" tabIndex={0} role="region" aria-label={t('list.title')} aria-busy={busy}>
      <table>
        <thead>
          <tr>
            {(['number', 'limit', 'place', 'matter', 'class', 'status', 'owner', 'received'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`list.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((line) => (
            <tr key={line.id}>
              <td>
                <Link to={{ pathname: `/cases/${encodeURIComponent(line.number)}`, search: scope }} state={trail}>
                  {line.number}
                </Link>
              </td>
              <td>
                <Limit line={line} now={now} />
              </td>
              <td>
                {line.place ? say(line.place.label) : (line.placeText ?? '—')}
                {(line.resident?.name ?? line.callerName) && (
                  <span className="case-caller">
                    {line.resident?.name ?? line.callerName} {line.resident?.telephoneMasked ?? line.callerTelephoneMasked}
                  </span>
                )}
              </td>
              <td className="case-matter">
                {line.urgent && <span className="tag tag-strong">{term('urgent')}</span>} {line.matter}
              </td>
              <td>{[term(`kind.${line.kind}`), line.validity && term(`validity.${line.validity}`), line.severity && term(`severity.${line.severity}`)].filter(Boolean).join(' · ')}</td>
              <td>{term(`caseStatus.${line.status}`)}</td>
              <td>{say(line.owner.name)}</td>
              <td>{shortTimeIn(line.centre.zone, Date.parse(line.receivedAt), now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Limit({ line, now }: { line: Line; now: number }) {
  const { t } = useTranslation('cases');
  const open = line.obligations.filter(({ status }) => status === 'OPEN').toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const next = open[0];
  const wasLate = line.obligations.some(({ late, status }) => late && status !== 'OPEN');
  const level = Math.max(0, ...open.map((one) => one.level));
  const paused = next?.pauses.some(({ until }) => until === null) ?? false;
  return (
    <span className="case-limit">
      {next ? (
        <>
          <StatusBadge status={statusOf(next, now)} />
          {!paused && <ClockText dueAt={Date.parse(next.dueAt)} zone={line.centre.zone} />}
        </>
      ) : (
        <StatusBadge status="DONE" />
      )}
      {level > 0 && <LevelMarks level={level} />}
      {wasLate && <span className="late-mark">{t('list.wasLate')}</span>}
    </span>
  );
}
