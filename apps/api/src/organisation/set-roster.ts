import { rosterProblems, type DutyShift, type HeldPost, type Instant, type RosterPlan, type Words } from '@guanjia/domain';
import type { RosterShiftInput, SetRosterInput } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badField, notFound } from '../access/refusals.js';
import type { Desk } from '../cases/carry-out.js';
import { readId, readKey } from '../cases/door.js';
import { inStaffing, Refused } from './in-staffing.js';

const LONGEST_STRETCH_DAYS = 35;
const MOST_SHIFTS = 2_000;

export interface ShiftRow {
  readonly id: string;
  readonly personId: string;
  readonly from: Date;
  readonly until: Date;
}

/** The shifts of a post at a centre that begin in a stretch. */
export async function rosterOf(target: Pool | PoolClient, { centreId, post, from, until }: RosterStretch): Promise<ShiftRow[]> {
  const { rows } = await target.query<ShiftRow>(
    `select id, person_id as "personId", starts_at as "from", ends_at as "until" from duty_shift
     where centre_id = $1 and post = $2 and ends_at > $3 and starts_at >= $3 and starts_at < $4 order by starts_at, ends_at, id`,
    [centreId, post, from, until],
  );
  return rows;
}

/**
 * Plans a stretch of a post's roster anew; what is over stays as it was. Throws NOT_FOUND for a centre or post that is none, BAD_USER_INPUT for a stretch that is none.
 * @returns what is wrong with the plan, each in words; with one of them nothing changed
 */
export async function setRoster(desk: Desk, by: string, input: SetRosterInput): Promise<readonly Words[]> {
  const stretch = readStretch(input);
  const shifts = input.shifts.map((shift) => ({ personId: readId('personId', shift.personId), from: shift.from.getTime(), until: shift.until.getTime() }));
  let problems: readonly Words[] = [];
  const { refusal } = await inStaffing(desk, async (client, now) => {
    problems = await planRoster(client, now, by, stretch, shifts);
  });
  return refusal ? [refusal.message] : problems;
}

/** The same within a transaction that holds the lock of staffing. Throws {@link Refused}, and NOT_FOUND for a post that is none. */
export async function planRoster(client: PoolClient, now: Instant, by: string, stretch: RosterStretch, shifts: RosterPlan['shifts']): Promise<readonly Words[]> {
  const { rows: posts } = await client.query<{ companyWide: boolean }>('select company_wide as "companyWide" from post where key = $1', [stretch.post]);
  if (!posts[0]) throw notFound();
  if (posts[0].companyWide) throw new Refused({ zh: '公司岗位不按服务中心排班。', en: 'A post of the whole company has no roster at a centre.' });
  const plan = { post: stretch.post, centreId: stretch.centreId, from: stretch.from.getTime(), until: stretch.until.getTime(), shifts };
  const present = (await rosterOf(client, stretch)).map((row) => asShift(row, plan));
  const people = [...new Set([...shifts, ...present].map(({ personId }) => personId))];
  const names = await namesOf(client, people);
  const problems = rosterProblems(plan, {
    now, present, staying: await otherShifts(client, people, stretch), holdings: await holdingsOf(client, people),
    nameOf: (personId) => names.get(personId) ?? { zh: '？', en: '?' },
  });
  if (problems.length > 0) return problems;
  await client.query('delete from duty_shift where centre_id = $1 and post = $2 and starts_at >= $3 and starts_at < $4 and ends_at > $5', [stretch.centreId, stretch.post, stretch.from, stretch.until, new Date(now)]);
  await insertShifts(client, stretch, shifts.filter(({ until }) => until > now).map(({ personId, from, until }) => ({ personId, from: new Date(from), until: new Date(until) })));
  await writeAccessLog(client, {
    personId: by, act: 'PLAN_ROSTER', subjectKind: 'centre', subjectId: stretch.centreId,
    reason: `${stretch.post} ${stretch.from.toISOString()} – ${stretch.until.toISOString()}: ${shifts.map(({ personId, from, until }) => `${personId} ${new Date(from).toISOString()}/${new Date(until).toISOString()}`).join(', ')}`,
  });
  return [];
}

export async function insertShifts(client: Pool | PoolClient, { centreId, post }: { readonly centreId: string; readonly post: string }, shifts: readonly RosterShiftInput[]): Promise<void> {
  await client.query(
    `insert into duty_shift (centre_id, post, person_id, starts_at, ends_at) select $1, $2, person, starts, ends from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) as s(person, starts, ends)`,
    [centreId, post, shifts.map(({ personId }) => personId), shifts.map(({ from }) => from), shifts.map(({ until }) => until)],
  );
}

export type RosterStretch = Pick<SetRosterInput, 'centreId' | 'post' | 'from' | 'until'>;

function readStretch({ centreId, post, from, until, shifts }: SetRosterInput): RosterStretch {
  if (until <= from || until.getTime() - from.getTime() > LONGEST_STRETCH_DAYS * 86_400_000) {
    throw badField('from, until', { zh: `须为一段不超过 ${LONGEST_STRETCH_DAYS} 天的时间。`, en: `must be a stretch of at most ${LONGEST_STRETCH_DAYS} days.` });
  }
  if (shifts.length > MOST_SHIFTS) throw badField('shifts', { zh: `一次最多排 ${MOST_SHIFTS} 个班次。`, en: `at most ${MOST_SHIFTS} shifts at once.` });
  return { centreId: readId('centreId', centreId), post: readKey('post', post), from, until };
}

const asShift = ({ personId, from, until }: ShiftRow, { post, centreId }: { post: string; centreId: string }): DutyShift => ({ personId, post, centreId, from: from.getTime(), until: until.getTime() });

async function namesOf(client: PoolClient, people: readonly string[]): Promise<Map<string, Words>> {
  const { rows } = await client.query<{ id: string } & Words>('select id, name_zh as zh, name_en as en from person where id = any($1::uuid[])', [people]);
  if (rows.length < people.length) throw notFound();
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
}

/** What the same people work elsewhere, or before and after the stretch. */
async function otherShifts(client: PoolClient, people: readonly string[], { centreId, post, from, until }: RosterStretch): Promise<DutyShift[]> {
  const { rows } = await client.query<ShiftRow & { post: string; centreId: string }>(
    `select id, person_id as "personId", post, centre_id as "centreId", starts_at as "from", ends_at as "until" from duty_shift
     where person_id = any($1::uuid[]) and ends_at > $4 and starts_at < $5::timestamptz + interval '1 day' and not (centre_id = $2 and post = $3 and starts_at >= $4 and starts_at < $5)`,
    [people, centreId, post, from, until],
  );
  return rows.map((row) => asShift(row, row));
}

async function holdingsOf(client: PoolClient, people: readonly string[]): Promise<HeldPost[]> {
  const { rows } = await client.query<HeldPost>(
    `select person_id as "personId", post, centre_id as "centreId", (extract(epoch from held_from) * 1000)::float8 as "from", (extract(epoch from held_until) * 1000)::float8 as "until"
     from post_holding where person_id = any($1::uuid[])`,
    [people],
  );
  return rows;
}
