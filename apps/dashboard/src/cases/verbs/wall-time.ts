import { instantOfWallTime, wallTimeIn } from '../../format/wall-time';

/** The text of a wall-time field for a moment of the API; empty for none. */
export function wallTimeOf(zone: string, iso: string | null): string {
  return iso === null ? '' : wallTimeIn(zone, Date.parse(iso));
}

/** The moment of a wall-time field for the API; null for an empty one. */
export function isoOf(zone: string, wallTime: string): string | null {
  const at = instantOfWallTime(zone, wallTime);
  return at === null ? null : new Date(at).toISOString();
}
