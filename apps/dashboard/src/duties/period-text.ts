import { dayIn } from '../format/time';

const DAY = 86_400_000;

/** A duty's period on the centre's calendar: `2026-11-20`, `11-16 – 11-22`, `2026-10`. @param periodEnd the first moment after it */
export function periodText({ periodStart, periodEnd }: { readonly periodStart: string; readonly periodEnd: string }, zone: string): string {
  const start = Date.parse(periodStart);
  const end = Date.parse(periodEnd);
  const first = dayIn(zone, start);
  const last = dayIn(zone, end - 1);
  if (first === last) return first;
  // No week is as long as the shortest month.
  if (end - start > 20 * DAY) return first.slice(0, 7);
  return `${first.slice(5)} – ${last.slice(5)}`;
}
