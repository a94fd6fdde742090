import { dateTimeIn } from './time';

/** What `<input type="datetime-local">` holds: a wall time, which means nothing without its zone. Screens read it on the centre's clock. */

/** `2026-11-20T14:05`, the centre's wall time of a moment. */
export function wallTimeIn(zone: string, at: number): string {
  return dateTimeIn(zone, at).replace(' ', 'T');
}

/** The moment of a wall time of the centre; null for a text that is none. A wall time that a changed clock leaves out is read as the hour after it. */
export function instantOfWallTime(zone: string, wallTime: string): number | null {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime) ? Date.parse(`${wallTime}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (at: number) => Date.parse(`${wallTimeIn(zone, at)}Z`) - at + (at % 60_000);
  const first = asUtc - offsetAt(asUtc);
  // On the day of a changed clock the offset of the first guess is not that of the moment itself.
  return asUtc - offsetAt(first);
}
