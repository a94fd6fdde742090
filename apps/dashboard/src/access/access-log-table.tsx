import { useTranslation } from 'react-i18next';
import { dateTimeIn, instant } from '../format/time';
import type { AccessLogQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';

type LogLine = AccessLogQuery['accessLog']['edges'][number]['node'];
const COLUMNS = ['at', 'person', 'act', 'subject', 'reason'] as const;

/** Reasons as they were typed: text, never markup. */
export function AccessLogTable({ lines, zone }: { lines: readonly LogLine[]; zone: string }) {
  const { t } = useTranslation('access');
  return (
    <div className="access-log-table" role="region" aria-label={t('title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} zone={zone} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const KINDS = ['case', 'resident', 'person', 'policy', 'centre', 'company', 'place'] as const;

function Line({ line, zone }: { line: LogLine; zone: string }) {
  const { t } = useTranslation('access');
  const say = useWords();
  const kind = KINDS.find((one) => one === line.subjectKind);
  return (
    <tr>
      <td>
        <time dateTime={line.at} title={zone}>
          {dateTimeIn(zone, instant(line.at))}
        </time>
      </td>
      <td>
        {line.person ? say(line.person.name) : t('operator')}
        {line.login && <small>{line.login}</small>}
      </td>
      <td>{t(`act.${line.act}`)}</td>
      <td>
        {kind ? t(`kind.${kind}`) : (line.subjectKind ?? '—')}
        {line.subject && <small>{line.subject}</small>}
      </td>
      <td className="access-log-reason">{line.reason ?? '—'}</td>
    </tr>
  );
}
