import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf, type Instant } from '@guanjia/domain';
import type { Pool, PoolClient } from 'pg';
import { openDatabase, type Database } from '../../database/database.js';
import { timeOf } from '../do-act.js';
import { dutyMoment, hourOf, openingMoment, ZONE } from '../duty-acts.js';
import { STORY_DAYS } from '../duty-stories.js';
import { readGround, type Ground } from '../ground.js';
import { atPastDesk, type PastDesk } from '../past-desk.js';
import type { Matter } from '../story.js';
import { momentsOf, tellInOrder, WrongStory, type Moment } from '../tell.js';
import { planDay, type Plan } from './plan-day.js';
import { holdHomeShares, judgeHomeShares } from './home-share.js';
import { planDuties, planVisitDuties } from './plan-duties.js';
import { tellVisits } from './tell-visits.js';

const HOUR_MS = 3_600_000;
export const CENTRES = [0, 1, 2];
/** Of the time that a day took. */
const RESTS = 0.25;
const MOST_TRIES = 10;
const AGAIN_MS = 500;

/** So many days before today, from this seed. */
export interface WantedHistory {
  readonly days: number;
  readonly seed: string;
}

/** Where the telling stands. Days are days since 1970 by the centres' clock. */
export interface StoredHistory {
  readonly seed: string;
  readonly firstDay: number;
  readonly untilDay: number;
  readonly nextDay: number;
  /** Days that could not be told and were left out; the log says why. */
  readonly daysLeftOut: number;
  readonly toldUntil: Instant;
}

const STORED = `select seed, first_day as "firstDay", until_day as "untilDay", next_day as "nextDay", days_left_out as "daysLeftOut",
  (extract(epoch from told_until) * 1000)::float8 as "toldUntil" from demo_history`;

/** Null: the company has no history to be told. */
export async function readHistory(pool: Pool | PoolClient): Promise<StoredHistory | null> {
  return (await pool.query<StoredHistory>(STORED)).rows[0] ?? null;
}

export const planOf = ({ seed }: Pick<StoredHistory, 'seed'>, ground: Ground): Plan => ({ seed, homes: ground.homes.map((homes) => homes.length), drafted: new Map() });

/** So long before the end of what is told, the last of a history's matters is over. */
const OVER_BEFORE_MS = 6 * HOUR_MS;

/**
 * Says that a history is to be told, in the transaction of the stories: the centres' duties begin with it. Answers what has come and gone between the stories; the
 * days before them are told in the background (`tellHistory`).
 */
export async function beginHistory(past: PastDesk, ground: Ground, { days, seed }: WantedHistory, now: Instant): Promise<Moment[]> {
  const today = dayOf(now, ZONE);
  const [firstDay, untilDay] = [today - days, today - STORY_DAYS];
  const { pool } = past.desk.database;
  await pool.query('insert into demo_history (seed, first_day, until_day, next_day, told_until) values ($1, $2, $3, $2, $4)', [seed, firstDay, untilDay, new Date(now)]);
  await tellInOrder(past, [openingMoment(hourOf(firstDay, -1), true)]);
  // What arises before the stories is the history's to open.
  await pool.query('update service_centre set duties_opened_until = $1', [new Date(hourOf(untilDay, -1.5))]);
  const plan = planOf({ seed }, ground);
  const recent = Array.from({ length: STORY_DAYS }, (_, n) => untilDay + n).flatMap((day) => CENTRES.flatMap((centre) => planDay(plan, centre, day)));
  const over = new Set(recent.filter((matter) => endOf(matter) < now - HOUR_MS));
  // Who is joined to another matter comes only together with it.
  const alone = new Set(recent.filter((matter) => !over.has(matter)).flatMap(({ acts }) => acts.flatMap(({ verb }) => (verb.kind === 'joinHouseholds' ? verb.others : []))));
  return momentsOf([...over].filter((matter) => !alone.has(matter) && matter.acts.every(({ verb }) => verb.kind !== 'merge' || over.has(verb.into))), ground, { quiet: true });
}

const endOf = (matter: Matter): Instant => timeOf(matter, matter.acts.at(-1)!);

/** A matter whose life would reach into the stories lives faster. */
function overBy(end: Instant, matter: Matter): Matter {
  const faster = Math.min(1, (end - matter.at) / (endOf(matter) - matter.at));
  return faster === 1 ? matter : { ...matter, acts: matter.acts.map((act) => ({ ...act, after: act.after * faster })) };
}

export interface Telling {
  /** Ends the telling between two days, or in the middle of one, of which nothing is then there. */
  readonly signal: AbortSignal;
  /** After each day. */
  readonly onDay?: (history: StoredHistory) => void;
  readonly onTrouble?: (trouble: unknown, day: number) => void;
}

/**
 * Tells the days that are not told yet, oldest first: all that was brought on a day and came round on it, with the whole of what became of it, is one transaction, so
 * that nobody ever sees a matter of last year half done, and who is killed goes on with the same day. The desk comes first: it rests for a quarter of the time that it works.
 * A day in which a rule says no is left out, and told to `onTrouble`.
 */
export async function tellHistory(url: string, { signal, onDay, onTrouble }: Telling): Promise<void> {
  const database = await openDatabase(url, { poolSize: 2 });
  try {
    const ground = await readGround(database.pool);
    let failed = 0;
    let plan: Plan | null = null;
    for (let history = await readHistory(database.pool); history && history.nextDay < history.untilDay && !signal.aborted; history = await readHistory(database.pool)) {
      const begun = performance.now();
      const day = history.nextDay;
      plan ??= planOf(history, ground);
      try {
        await tellDay(database, { ground, plan, day, whole: failed < MOST_TRIES, signal });
        failed = 0;
        onDay?.({ ...history, nextDay: day + 1 });
      } catch (trouble) {
        if (signal.aborted) return;
        // Most other troubles pass: a line that was cut, a database that restarts.
        failed = trouble instanceof WrongStory ? MOST_TRIES : failed + 1;
        onTrouble?.(trouble, day);
      }
      await sleep(failed > 0 ? AGAIN_MS : (performance.now() - begun) * RESTS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await database.close();
  }
}

interface Day {
  readonly ground: Ground;
  readonly plan: Plan;
  readonly day: number;
  /** False: it is left out. */
  readonly whole: boolean;
  readonly signal: AbortSignal;
}

async function tellDay(database: Database, { ground, plan, day, whole, signal }: Day): Promise<void> {
  await atPastDesk(database, async (past) => {
    const { pool } = past.desk.database;
    const { rows } = await pool.query<StoredHistory>(`${STORED} for update`);
    const history = rows[0]!;
    // Another process was quicker.
    if (history.nextDay !== day) return;
    if (whole) {
      // What arises at a centre is opened by the same look as ever, set back to that midnight for this transaction; nobody else looks while its row is held.
      const { rows: looks } = await pool.query<{ id: string; until: Date }>('select id, duties_opened_until as until from service_centre order by id for no key update');
      await pool.query('update service_centre set duties_opened_until = $1', [new Date(hourOf(day, 0) - 1)]);
      await tellInOrder(past, momentsOfDay(history, plan, ground, day), signal);
      await tellVisitsOf(past, history, ground, day);
      for (const { id, until } of looks) await pool.query('update service_centre set duties_opened_until = $2 where id = $1', [id, until]);
    }
    await pool.query('update demo_history set next_day = next_day + 1, days_left_out = days_left_out + $1', [whole ? 0 : 1]);
  });
}

/** The visits of what was settled on the day; with the last day, of what was settled between it and the stories' present. */
async function tellVisitsOf(past: PastDesk, { seed, toldUntil, untilDay }: StoredHistory, ground: Ground, day: number): Promise<void> {
  const isLast = day + 1 === untilDay;
  for (let of = day; of <= (isLast ? dayOf(toldUntil, ZONE) : day); of++) {
    await judgeHomeShares(past, Math.min(hourOf(of, 3), toldUntil), false);
    await tellVisits(past, { ground, seed, day: of, until: toldUntil });
    const duties = of < untilDay ? CENTRES.flatMap((centre) => planVisitDuties(seed, centre, of)).filter((done) => done.at < toldUntil) : [];
    await tellInOrder(past, duties.map((done) => dutyMoment(done, ground, true)));
  }
  if (isLast) await judgeHomeShares(past, toldUntil, true);
  else await holdHomeShares(past, hourOf(day, 0));
}

function momentsOfDay(history: StoredHistory, plan: Plan, ground: Ground, day: number): Moment[] {
  const matters = CENTRES.flatMap((centre) => planDay(plan, centre, day)).map((matter) => overBy(history.toldUntil - OVER_BEFORE_MS, matter));
  return [
    openingMoment(hourOf(day, 0), true),
    ...momentsOf(matters, ground, { quiet: true }),
    ...CENTRES.flatMap((centre) => planDuties(history.seed, centre, day).map((done) => dutyMoment(done, ground, true))),
  ];
}
