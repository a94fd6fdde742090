import { workingCalendarOf, type CentreCalendar, type WorkingCalendar } from '@guanjia/domain';
import type pg from 'pg';
import type { Database } from '../database/database.js';

/** SQL: the version of a centre's calendar that is in force, 0 where it has none. Read in the statement that reads what is decided on, so that it costs no round trip. */
export const CALENDAR_VERSION = (centreId: string): string => `coalesce((select max(k.version) from centre_calendar k where k.centre_id = ${centreId}), 0)`;

const BY_VERSION = /* sql */ `
select k.body, c.zone from centre_calendar k join service_centre c on c.id = k.centre_id where k.centre_id = $1 and k.version = $2`;

/** A version never changes, so what was read once is right for ever, in every process; a company has a handful. */
const read = new Map<string, Promise<WorkingCalendar>>();

/** The working time of a centre by this version; from memory after the first time. 0: undefined, a desk that never closes. */
export async function calendarAt({ pool }: Pick<Database, 'pool'>, centreId: string, version: number): Promise<WorkingCalendar | undefined> {
  if (version === 0) return undefined;
  const key = `${centreId} ${version}`;
  let reading = read.get(key);
  if (!reading) {
    reading = readVersion(pool, centreId, version);
    read.set(key, reading);
    reading.catch(() => read.delete(key));
  }
  return reading;
}

/** The working time of a centre as it is now: for decisions whose own statement does not read the version. */
export async function loadCalendar(database: Pick<Database, 'pool'>, centreId: string): Promise<WorkingCalendar | undefined> {
  const { rows } = await database.pool.query<{ version: number }>({ name: 'calendar-version', text: `select ${CALENDAR_VERSION('$1')} as version`, values: [centreId] });
  return calendarAt(database, centreId, rows[0]!.version);
}

async function readVersion(pool: pg.Pool, centreId: string, version: number): Promise<WorkingCalendar> {
  const { rows } = await pool.query<{ body: CentreCalendar; zone: string }>(BY_VERSION, [centreId, version]);
  if (!rows[0]) throw new Error(`There is no calendar ${version} of centre ${centreId}`);
  return workingCalendarOf(rows[0].body, rows[0].zone);
}
