import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../journal/journal-row.js';
import { DeliveryTimes } from './delivery-times.js';

const NOW = Date.parse('2026-11-20T01:00:00Z');
const step = (changes: Partial<JournalRow> = {}, lateMs = 30): JournalRow => ({
  seq: 1, type: 'ObligationOverdue', subjectKind: 'case', subjectId: 'a', centreId: 'c', audience: 'CENTRE', actorId: null, at: NOW - lateMs,
  facts: { stepAt: NOW - lateMs }, obligation: null, historic: false, ...changes,
});
const push = (at: number, kind = 'OVERDUE') => ({ kind, at: new Date(at).toISOString() });

describe('a breach is on the screen at once, measured', () => {
  it('counts from the time of the step: numbered, handed to a socket, on the screen', () => {
    const times = new DeliveryTimes();
    times.sealed([step(), step({ subjectId: 'b', type: 'ObligationEscalated' })], NOW);
    times.pushed(push(NOW - 40), NOW);
    times.painted(NOW - 100, 95);
    expect(times.percentiles()).toMatchObject({ sealed: { count: 2, longest: 30 }, pushed: { count: 1, longest: 40 }, painted: { count: 1, longest: 95 } });
  });

  it.each([
    ['history', step({ historic: true })],
    ['a silent step', step({ facts: { stepAt: NOW - 9, silent: true } })],
    ['a verb', step({ type: 'CaseSettled' })],
    ['a step without its time', step({ facts: {} })],
  ])('%s is none', (_what, row) => {
    const times = new DeliveryTimes();
    times.sealed([row], NOW);
    expect(times.percentiles().sealed.count).toBe(0);
  });

  it('nor are steps that a verb found already past', () => {
    const times = new DeliveryTimes();
    times.sealed([step({ type: 'CaseReceived' }), step({}, 3_600_000), step({ subjectId: 'other' })], NOW);
    expect(times.percentiles().sealed).toMatchObject({ count: 1, longest: 30 });
  });

  it('a clock that was moved forward makes nobody slow', () => {
    const times = new DeliveryTimes();
    times.leapt(NOW);
    times.sealed([step({}, 86_400_000)], NOW + 20);
    times.pushed(push(NOW - 86_400_000), NOW + 30);
    times.painted(NOW - 86_400_000, 86_400_050);
    times.sealed([step({ facts: { stepAt: NOW + 1_000 } })], NOW + 1_015);
    expect(times.percentiles()).toMatchObject({ sealed: { count: 1, longest: 15 }, pushed: { count: 0 }, painted: { count: 0 } });
  });

  it.each([null, undefined, {}, { kind: 'HEARTBEAT', at: null }, push(NOW, 'ACKNOWLEDGED'), { kind: 'OVERDUE', at: 5 }])('%j is no breach', (message) => {
    const times = new DeliveryTimes();
    times.pushed(message, NOW);
    expect(times.percentiles().pushed.count).toBe(0);
  });
});
