import type { Season } from './catalogue.js';

const DAY_MS = 86_400_000;
const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** How much more a day of this month brings of a season's matters than an average day: January first. */
const BY_MONTH: Readonly<Record<Exclude<Season, 'FESTIVAL'>, readonly number[]>> = {
  SUMMER: [0.05, 0.05, 0.1, 0.3, 1, 2.2, 3, 2.8, 1.6, 0.4, 0.1, 0.05],
  WINTER: [3, 2.4, 1.2, 0.3, 0.05, 0, 0, 0, 0.05, 0.6, 2.2, 2.8],
  RAIN: [0.2, 0.3, 0.8, 1.6, 1.8, 2.4, 2, 2, 1.2, 0.5, 0.3, 0.2],
};
const VOLUME_BY_MONTH = [1.02, 0.88, 0.95, 0.98, 1, 1.1, 1.2, 1.18, 1.02, 0.94, 0.96, 1.02];
/** Sunday first. */
const VOLUME_BY_WEEKDAY = [0.88, 1.14, 1.02, 0.98, 0.98, 1, 1.06];
/** By the hour of the centre's clock, from midnight. */
const VOLUME_BY_HOUR = [0.2, 0.1, 0.08, 0.08, 0.08, 0.15, 0.35, 0.8, 1.7, 2.3, 2.1, 1.5, 0.9, 0.9, 1.5, 1.6, 1.4, 1.3, 1.5, 1.6, 1.3, 0.9, 0.5, 0.3];
const LATE_HOURS = [2, 1, 0.5, 0.2, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 2, 3, 3];

const dateOf = (day: number) => new Date(day * DAY_MS);

/** From the third day before the lunar new year to its seventh day. */
export function isSpringFestival(day: number): boolean {
  const [month, date] = LUNAR.format(dateOf(day)).split('/');
  return (month === '1' && Number(date) <= 7) || (month === '12' && Number(date) >= 27);
}

/** How much a day brings, against an average one. */
export function volumeOn(day: number): number {
  const date = dateOf(day);
  return VOLUME_BY_MONTH[date.getUTCMonth()]! * VOLUME_BY_WEEKDAY[date.getUTCDay()]! * (isSpringFestival(day) ? 0.65 : 1);
}

/** How much more or less of a season's matters a day brings; `storm`: it pours. */
export function seasonOn(day: number, season: Season | undefined, storm: boolean): number {
  if (season === undefined) return 1;
  if (season === 'FESTIVAL') return isSpringFestival(day) ? 6 : 0;
  return BY_MONTH[season][dateOf(day).getUTCMonth()]! * (storm && season === 'RAIN' ? 8 : 1);
}

/** Whether rain of the kind that finds every leak is to be expected: a share of days. */
export function stormShare(day: number): number {
  return 0.025 * BY_MONTH.RAIN[dateOf(day).getUTCMonth()]!;
}

export const hourWeights = (night: boolean): Readonly<Record<string, number>> => Object.fromEntries((night ? LATE_HOURS : VOLUME_BY_HOUR).map((weight, hour) => [hour, weight]));
