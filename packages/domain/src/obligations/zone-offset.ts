import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../policy/facts.js';

const DAY = 24 * 60 * 60_000;
const BLOCK = 30 * DAY;
/** More than any change of clocks: Samoa once left out a whole day. */
const MARGIN = 2 * DAY;
/** A zone's blocks of 400 years: what a slip of the keyboard can ask for stays bounded. */
const MOST_BLOCKS = 5000;

const blocksOf = new Map<string, Map<number, number | null>>();

/**
 * How far the zone's clocks are ahead of UTC (ms) around this moment, if they are not changed from two days before its block of 30 days to two days after it;
 * null: they are, so the calendar library must be asked. Within such a block a wall time means one moment, and arithmetic is enough; a call of the library costs
 * 30–70 µs under load, and every due time asks several times.
 */
export function steadyOffset(zone: string, moment: Instant): number | null {
  let blocks = blocksOf.get(zone);
  if (!blocks || blocks.size > MOST_BLOCKS) blocksOf.set(zone, (blocks = new Map()));
  const block = Math.floor(moment / BLOCK);
  let offset = blocks.get(block);
  if (offset === undefined) blocks.set(block, (offset = offsetOfBlock(zone, block)));
  return offset;
}

function offsetOfBlock(zone: string, block: number): number | null {
  const from = block * BLOCK - MARGIN;
  const until = (block + 1) * BLOCK + MARGIN;
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const change = start.getTimeZoneTransition('next');
  if (change && change.epochMilliseconds <= until) return null;
  // Zones of the 19th century are ahead by fractions of a second; the library says so in nanoseconds.
  const offset = start.offsetNanoseconds / 1_000_000;
  return Number.isInteger(offset) ? offset : null;
}
