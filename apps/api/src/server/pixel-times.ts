import type { PixelTimeInput } from '@guanjia/schema';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { badField } from '../access/refusals.js';
import type { DeliveryTimes } from './delivery-times.js';

const MOST_AT_ONCE = 50;
const LONGEST_MS = 3_600_000;
/** Browsers report each half minute at most; more than this is not a board. */
const REPORTS_AN_HOUR = 240;

const byPerson = new RateLimiterMemory({ keyPrefix: 'pixel', points: REPORTS_AN_HOUR, duration: 3_600 });

/** Counts what a browser saw. Answers false, and counts nothing, for somebody who reports too often. Throws BAD_USER_INPUT for times that no board could have. */
export async function countPixelTimes(delivery: DeliveryTimes, personId: string, times: readonly PixelTimeInput[]): Promise<boolean> {
  if (times.length < 1 || times.length > MOST_AT_ONCE) throw badField('times', { zh: `共 ${times.length} 条；每次请报 1 至 ${MOST_AT_ONCE} 条。`, en: `${times.length} of them; report 1 to ${MOST_AT_ONCE} at once.` });
  if (times.some(({ afterMs }) => afterMs < 0 || afterMs > LONGEST_MS)) throw badField('afterMs', { zh: `须为 0 至 ${LONGEST_MS} 毫秒。`, en: `must be 0 to ${LONGEST_MS} milliseconds.` });
  const admitted = await byPerson.consume(personId).then(() => true, (refused: unknown) => {
    if (refused instanceof Error) throw refused;
    return false;
  });
  if (admitted) for (const { stepAt, afterMs } of times) delivery.painted(stepAt.getTime(), afterMs);
  return admitted;
}
