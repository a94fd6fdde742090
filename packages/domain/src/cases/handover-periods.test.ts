import { describe, expect, it } from 'vitest';
import { HANDOVER_CLAUSES, handoverPeriods } from './handover-periods.js';

const ZONE = 'Asia/Shanghai';
/** Local wall time of the centre, 8 hours ahead of UTC all year. */
const local = (text: string) => Date.parse(`${text}+08:00`);
const applying = (handedOverOn: string, received: string) => {
  const periods = handoverPeriods(handedOverOn, local(received), ZONE)!;
  return [periods.freeServiceApplies && 'free', periods.warrantyApplies && 'warranty'].filter(Boolean);
};

describe('HR-16 (B 3.2–3.3): 2 months of free service and 12 months of warranty from the hand-over', () => {
  it.each<[received: string, applies: string[]]>([
    ['2026-03-14T23:59:59.999', []],
    ['2026-03-15T00:00:00', ['free', 'warranty']],
    ['2026-05-15T23:59:59.999', ['free', 'warranty']],
    ['2026-05-16T00:00:00', ['warranty']],
    ['2027-03-15T23:59:59.999', ['warranty']],
    ['2027-03-16T00:00:00', []],
  ])('handed over on 15 March 2026, received %s: %j', (received, applies) => expect(applying('2026-03-15', received)).toEqual(applies));

  it.each<[string, string, string]>([
    ['2025-12-31', '2026-02-28', '2026-12-31'],
    ['2027-12-31', '2028-02-29', '2028-12-31'],
    ['2028-02-29', '2028-04-29', '2029-02-28'],
  ])('%s: a month without that day ends on its last (%s; %s)', (handedOverOn, freeServiceUntil, warrantyUntil) => {
    expect(handoverPeriods(handedOverOn, local('2026-01-01T12:00:00'), ZONE)).toMatchObject({ handedOverOn, freeServiceUntil, warrantyUntil });
  });

  it('the day is that of the centre, not of UTC', () => {
    const moment = Date.parse('2026-05-15T17:00:00Z');
    expect(handoverPeriods('2026-03-15', moment, 'UTC')!.freeServiceApplies).toBe(true);
    expect(handoverPeriods('2026-03-15', moment, ZONE)!.freeServiceApplies).toBe(false);
  });

  it('a date that the calendar does not have gives nothing', () => expect(handoverPeriods('2026-02-30', 0, ZONE)).toBeNull());

  it('cites both clauses', () => expect(HANDOVER_CLAUSES.map(({ source, section }) => `${source} ${section}`)).toEqual(['B 3.2', 'B 3.3']));
});
