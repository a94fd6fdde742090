import type { RecordAbsenceInput } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { notFound } from '../access/refusals.js';
import type { Desk } from '../cases/carry-out.js';
import { readId } from '../cases/door.js';
import { inStaffing, Refused, type Staffed } from './in-staffing.js';

export interface AbsenceRow {
  readonly id: string;
  readonly personId: string;
  readonly from: Date;
  readonly until: Date | null;
}

const COLUMNS = `a.id, a.person_id as "personId", a.away_from as "from", a.away_until as "until"`;
/** Of people who hold a post at one of these centres, or one of the company. */
const AT = `exists (select from post_holding h where h.person_id = a.person_id and (h.centre_id is null or h.centre_id = any($1::uuid[])) and (h.held_until is null or h.held_until > app_now()))`;

/** Who is away, or going to be, among the people of these centres. */
export async function absencesAt(pool: Pool, centreIds: readonly string[]): Promise<AbsenceRow[]> {
  const { rows } = await pool.query<AbsenceRow>(`select ${COLUMNS} from absence a where (a.away_until is null or a.away_until > app_now()) and ${AT} order by a.away_from, a.id`, [centreIds]);
  return rows;
}

export async function findAbsence(pool: Pool, id: string): Promise<AbsenceRow | null> {
  return (await pool.query<AbsenceRow>(`select ${COLUMNS} from absence a where a.id = $1`, [id])).rows[0] ?? null;
}

/** Somebody is not there for a time: steps for their posts go to others (law 9). Throws NOT_FOUND for who holds no post at the planner's centres. */
export function recordAbsence(desk: Desk, by: string, centreIds: readonly string[], input: RecordAbsenceInput): Promise<Staffed<string>> {
  const personId = readId('personId', input.personId);
  return inStaffing(desk, async (client, now) => {
    const { rowCount } = await client.query(
      'select from post_holding h where h.person_id = $2 and (h.centre_id is null or h.centre_id = any($1::uuid[])) and (h.held_until is null or h.held_until > app_now()) limit 1',
      [centreIds, personId],
    );
    if (!rowCount) throw notFound();
    const from = input.from?.getTime() ?? now;
    const until = input.until?.getTime() ?? null;
    if (from < now) throw new Refused({ zh: '离岗只能从现在或以后开始登记。', en: 'An absence begins now or later.' });
    if (until !== null && until <= from) throw new Refused({ zh: '返岗时间必须晚于离岗时间。', en: 'The person comes back after leaving.' });
    const { rows } = await client.query<{ id: string }>('insert into absence (person_id, away_from, away_until, recorded_by) values ($1, $2, $3, $4) returning id', [
      personId, new Date(from), until === null ? null : new Date(until), by,
    ]);
    await writeAccessLog(client, { personId: by, act: 'PLAN_ROSTER', subjectKind: 'person', subjectId: personId, reason: `away ${new Date(from).toISOString()} – ${until === null ? '' : new Date(until).toISOString()}` });
    return rows[0]!.id;
  });
}

/** Somebody is back; an absence that has not begun is taken back. */
export function endAbsence(desk: Desk, by: string, centreIds: readonly string[], given: string): Promise<Staffed<string>> {
  const id = readId('absenceId', given);
  return inStaffing(desk, async (client, now) => {
    const { rows } = await client.query<AbsenceRow>(`select ${COLUMNS} from absence a where a.id = $2 and ${AT}`, [centreIds, id]);
    const absence = rows[0];
    if (!absence) throw notFound();
    if (absence.until !== null && absence.until.getTime() <= now) throw new Refused({ zh: '这次离岗已经结束。', en: 'This absence is over.' });
    if (absence.from.getTime() >= now) await client.query('delete from absence where id = $1', [id]);
    else await client.query('update absence set away_until = $2 where id = $1', [id, new Date(now)]);
    await writeAccessLog(client, { personId: by, act: 'PLAN_ROSTER', subjectKind: 'person', subjectId: absence.personId, reason: 'back' });
    return id;
  });
}
