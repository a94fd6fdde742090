import type { AccessLogConnection, AccessLogEntry, AccessLogFilter } from '@guanjia/schema';
import type { Pool } from 'pg';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';
import { readOptionalText } from '../cases/door.js';

interface LogRow {
  id: string;
  at: Date;
  act: AccessLogEntry['act'];
  person_id: string | null;
  login: string | null;
  name_zh: string | null;
  name_en: string | null;
  subject_kind: string | null;
  subject: string | null;
  reason: string | null;
}

/** Residents are named by their unit, never by name: the log is read by those who see no resident's data. */
const LINES = /* sql */ `
select l.id, l.at, l.act, l.person_id, p.login, p.name_zh, p.name_en, l.subject_kind, l.reason,
  case l.subject_kind
    when 'case' then (select c.number from service_case c where c.id = l.subject_id)
    when 'resident' then (select b.name_zh || ' ' || u.number from resident r join unit u on u.id = r.unit_id join building b on b.id = u.building_id where r.id = l.subject_id)
    when 'person' then (select s.login from person s where s.id = l.subject_id)
    when 'centre' then (select s.code from service_centre s where s.id = l.subject_id)
    when 'callback' then (select c.number from callback v join service_case c on c.id = v.case_id where v.id = l.subject_id)
    when 'wall' then (select w.name from wall w where w.id = l.subject_id)
  end as subject
from access_log l left join person p on p.id = l.person_id
where ($1::int8 is null or l.id < $1)
  and ($2::text is null or l.person_id in (select id from person where strpos(lower(login), lower($2)) > 0 or strpos(name_zh, $2) > 0 or strpos(lower(name_en), lower($2)) > 0))
  and ($3::text[] is null or l.act = any($3))
  and ($4::timestamptz is null or l.at >= $4) and ($5::timestamptz is null or l.at < $5)
order by l.id desc limit $6`;

/** Lines of the access log, newest first. */
export async function listAccessLog(pool: Pool, filter: AccessLogFilter, page: { first: number | null | undefined; after: string | null | undefined }): Promise<AccessLogConnection> {
  const length = pageLength(page.first);
  const after = readCursor(page.after, 'NUMBER');
  const person = readOptionalText('person', filter.person, { most: 100 });
  const { rows } = await pool.query<LogRow>(LINES, [after?.id ?? null, person, filter.acts ?? null, filter.from ?? null, filter.until ?? null, length + 1]);
  return pageOf(rows, length, lineOf, ({ id, at }) => ({ by: at.getTime(), id }));
}

function lineOf(row: LogRow): AccessLogEntry {
  return {
    id: row.id,
    at: row.at,
    act: row.act,
    person: row.person_id === null ? null : { id: row.person_id, name: { zh: row.name_zh!, en: row.name_en! } },
    login: row.login,
    subjectKind: row.subject_kind,
    subject: row.subject,
    reason: row.reason,
  };
}
