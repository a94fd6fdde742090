import { randomUUID } from 'node:crypto';

/** A UUID v7: its first 48 bits are the real time in milliseconds, so that new rows lie together in their index; the rest is random (a v4's, which Node keeps in stock). */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
