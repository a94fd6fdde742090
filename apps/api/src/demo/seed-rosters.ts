import { dayOf, instantOf } from '@guanjia/domain';
import type { Pool } from 'pg';
import { insertShifts } from '../organisation/set-roster.js';
import { DEMO_LOGINS } from './company.js';
import { takeOn } from './take-on.js';

/** The posts of a desk that never closes; each has four people a centre, who take turns. */
const AROUND_THE_CLOCK = ['RECEPTIONIST', 'DUTY_CLERK', 'GUARD'] as const;
const PEOPLE = 4;
/** 早班, 中班, 夜班, in hours of the centre's day; the fourth person is off. */
const TURNS = [[8, 16], [16, 24], [0, 8]] as const;

/** So many days are planned ahead, and behind, so that the hand-over shows a roster from the first moment. */
const AHEAD_DAYS = 60;
const BEHIND_DAYS = 7;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Who is on duty when, around the clock, from a week ago until 60 days ahead; goes on where an earlier start ended. Three colleagues join the one who signs in
 * by the post's name: `reception.1` and `reception.1b`, `reception.1c`, `reception.1d`.
 */
export async function seedRosters(pool: Pool, centreIds: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ now: Date }>('select app_now() as now');
  const now = rows[0]!.now.getTime();
  for (const [n, centreId] of centreIds.entries()) {
    const { rows: centres } = await pool.query<{ zone: string }>('select zone from service_centre where id = $1', [centreId]);
    const { zone } = centres[0]!;
    for (const [which, post] of AROUND_THE_CLOCK.entries()) {
      const people = await takeOn(pool, { centreId, post, login: `${DEMO_LOGINS[post]}.${n + 1}`, letters: ['b', 'c', 'd'], nth: 400 + (n * AROUND_THE_CLOCK.length + which) * PEOPLE });
      const { rows: planned } = await pool.query<{ last: Date | null }>('select max(starts_at) as last from duty_shift where centre_id = $1 and post = $2', [centreId, post]);
      const today = dayOf(now, zone);
      const first = planned[0]!.last === null ? today - BEHIND_DAYS : dayOf(planned[0]!.last.getTime(), zone) + 1;
      const shifts = Array.from({ length: Math.max(0, today + AHEAD_DAYS - first) }, (_, i) => first + i).flatMap((day) =>
        TURNS.map(([from, until], turn) => ({
          personId: people[(turn + day) % PEOPLE]!,
          from: new Date(instantOf(midnight(day) + from * HOUR_MS, zone)),
          until: new Date(instantOf(midnight(day) + until * HOUR_MS, zone)),
        })));
      await insertShifts(pool, { centreId, post }, shifts);
    }
  }
}

/** The wall time at which a day begins. */
const midnight = (day: number): number => day * DAY_MS;
