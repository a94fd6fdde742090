import { shareOf } from './draw.js';

/** Visits done in a month, by the date of the visit. */
export interface VisitsDone {
  readonly visits: number;
  readonly atHome: number;
}

/** CB-12: how many home visits lack to ⌈percent × visits⌉ of what is done so far; 0: none. What the month is judged by. */
export function homeVisitsOwed({ visits, atHome }: VisitsDone, percent: number): number {
  return Math.max(0, shareOf(visits, percent) - atHome);
}

/** How many more households, each visited at home, until the share is reached: each of them is a visit done too. Null: it can no longer be (all were to be at home, and one was not). */
export function homeVisitsToReach({ visits, atHome }: VisitsDone, percent: number): number | null {
  const lack = percent * visits - 100 * atHome;
  if (lack <= 0) return 0;
  return percent >= 100 ? null : Math.ceil(lack / (100 - percent));
}
