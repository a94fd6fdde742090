export type Connection = 'CONNECTED' | 'RECONNECTING';

/** Without a heartbeat for so long, nothing on the screen may look live. */
const STALE_AFTER = 15_000;

export function isStale(heardAt: number | null, now: number): boolean {
  return heardAt === null || now - heardAt > STALE_AFTER;
}

/** What the chip says of the data. */
export function dataState(connection: Connection, heardAt: number | null, now: number): 'live' | 'reconnecting' | 'stale' {
  return isStale(heardAt, now) ? 'stale' : connection === 'RECONNECTING' ? 'reconnecting' : 'live';
}
