import type { CallbackGroup, FigureDimension, FigureKey } from '@guanjia/domain';
import type { PlainRecord } from './plain-records.js';

export interface PlainPoint {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly p90: number | null;
}

/** CB-07 to CB-09 as the procedures say it: all complaints, contracted services and first aid, a tenth of the rest. */
const SHARES: Readonly<Record<CallbackGroup, number>> = { COMPLAINT: 100, CONTRACTED_SERVICE: 100, FIRST_AID: 100, REPAIR: 10, HELP_REQUEST: 10, COMMUNITY_EVENT: 10, OTHER: 10 };

/** Puts records on heaps, one a span and group. `spanOf`: 2026-10 to the name of the span. */
export function heaps(records: readonly PlainRecord[], by: readonly FigureDimension[], spanOf: (month: string) => string): Map<string, PlainRecord[]> {
  const found = new Map<string, PlainRecord[]>();
  for (const record of records) {
    const key = placeOf(spanOf(record.month), by.map((dimension) => record.by[dimension]!));
    const heap = found.get(key);
    if (heap) heap.push(record);
    else found.set(key, [record]);
  }
  return found;
}

/** Where a span and the keys of a group meet, in words. */
export const placeOf = (span: string, keys: readonly string[]): string => [span, ...keys].join(' | ');

const UNIT_MINUTES = /^TIME_TO_/;

/** What a heap comes to. */
export function plainPoint(figure: FigureKey, heap: readonly PlainRecord[]): PlainPoint {
  if (figure === 'CALLBACK_RATE') return callbackRate(heap);
  if (UNIT_MINUTES.test(figure)) {
    const minutes = heap.map((record) => record.minutes!).toSorted((a, b) => a - b);
    const rank = (percent: number) => minutes[Math.max(1, Math.ceil((minutes.length * percent) / 100)) - 1]!;
    return { numerator: heap.length, denominator: heap.length, value: rank(50), p90: rank(90) };
  }
  const numerator = heap.filter(({ inNumerator }) => inNumerator).length;
  const counts = ['CASES', 'SETTLED', 'COMPLAINTS', 'TIME_LIMITS', 'ESCALATIONS'].includes(figure);
  return { numerator, denominator: heap.length, value: counts ? heap.length : (100 * numerator) / heap.length, p90: null };
}

/** Of each centre, month and kind so many are owed; more than enough of one does not make up for another. */
function callbackRate(heap: readonly PlainRecord[]): PlainPoint {
  let [numerator, denominator] = [0, 0];
  const ofCentreAndKind = heap.map((record) => ({ ...record, by: { CALLBACK_GROUP: `${record.by.CENTRE} ${record.by.CALLBACK_GROUP}` } }));
  for (const [key, settled] of heaps(ofCentreAndKind, ['CALLBACK_GROUP'], (month) => month)) {
    const owed = Math.ceil((settled.length * SHARES[key.split(' ').at(-1) as CallbackGroup]) / 100);
    denominator += owed;
    numerator += Math.min(owed, settled.filter(({ inNumerator }) => inNumerator).length);
  }
  return { numerator, denominator, value: denominator === 0 ? null : (100 * numerator) / denominator, p90: null };
}
