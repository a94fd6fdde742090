import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHIPPED_REPORTING_LINE } from '../organisation/posts.js';
import { compilePolicySet, DEFAULT_SETTINGS, packOf } from '../policy/compile.js';
import { DESK_PACKS } from '../cases/story.fixture.js';
import type { Facts, Instant } from '../policy/facts.js';
import { dueAt } from './due-at.js';
import { explain, type Explanation } from './explain.js';
import type { Extension, Obligation, Pause } from './obligation.js';

const policy = compilePolicySet({ id: 'set-1', zone: 'Asia/Shanghai', settings: DEFAULT_SETTINGS, reportingLine: SHIPPED_REPORTING_LINE, packs: DESK_PACKS });
const received = Date.parse('2026-11-20T09:30:00+08:00');
const HOUR = 3_600_000;

/** As the engine writes it when the row opens on these facts, and the due time moved by what came after. */
function owed(rule: string, facts: Facts, more: Partial<Obligation> = {}, dueLater = 0): Obligation {
  const row = policy.obligationRows.find((candidate) => candidate.key === rule)!;
  const clockFrom = facts[row.clockFrom] as Instant;
  const first = dueAt(row.term, { clockFrom, facts, settings: policy.settings, zone: policy.zone, dayCounting: packOf(policy, rule).dayCounting })!;
  return {
    id: 'o-1', rule, generation: 1, status: 'OPEN', verdict: null, strength: row.strength, sets: row.sets, owedBy: [], clockFact: row.clockFrom, clockFrom,
    openedAt: clockFrom, notBeforeAt: null, firstDueAt: first, dueAt: first + dueLater, metAt: null, endedAt: null, extension: null, pauses: [], steps: [], taken: 0, nextStepAt: null,
    level: 0, acknowledgedLevel: 0, extensionRequest: null, ...more,
  };
}
const parts = ({ lines }: Explanation) => lines.map(({ part }) => part);
/** The due time as the lines before DUE make it. */
const recomputed = ({ lines }: Explanation) => lines.filter(({ part, at }) => part !== 'DUE' && at !== undefined).at(-1)!.at;
const due = ({ lines }: Explanation) => lines.at(-1)!.at;

describe('law 6: an obligation explains itself', () => {
  it('P 4.6: from reception, 2 days, due', () => {
    const explanation = explain(owed('FD-06', { receivedAt: received }), policy, { receivedAt: received });
    expect(explanation.lines.map(({ label, value, at }) => [label.en, value.en, at && new Date(at).toISOString()])).toEqual([
      ['Counts from', 'Received', '2026-11-20T01:30:00.000Z'],
      ['Limit', '2 days', '2026-11-22T01:30:00.000Z'],
      ['Due', 'On time until this very moment', '2026-11-22T01:30:00.000Z'],
    ]);
    expect(explanation.clauses[0]).toMatchObject({ source: 'P', section: '4.6' });
    expect(explanation.because.en).toMatch(/reception/);
    expect(explanation.settingNotClause).toBe(false);
  });

  it('a limit that the text leaves open is shown as setting, not clause', () => {
    const facts = { receivedAt: received, classFrom: received };
    const explanation = explain(owed('CLASSIFY', facts), policy, facts);
    expect(explanation.settingNotClause).toBe(true);
    expect(explanation.lines[2]!.value.zh).toBe('30分钟（公司设置，非条款规定）');
  });

  it('law 1: a class that was so from the start counts from reception, a development from when it became so', () => {
    const from = (classFrom: number) => explain(owed('CP-05', { receivedAt: received, classFrom }), policy, { receivedAt: received, classFrom }).lines[1]!.value.en;
    expect(from(received)).toMatch(/from the start/);
    expect(from(received + HOUR)).toMatch(/developed/);
  });

  it('S 5.2.3: says which of the two limits holds', () => {
    const limit = (facts: Facts) => explain(owed('CP-10', facts), policy, facts).lines.find(({ part }) => part === 'TERM')!.value.en;
    expect(limit({ receivedAt: received, classFrom: received })).toBe('2 days ("The resident\'s own limit" was not named then)');
    expect(limit({ receivedAt: received, classFrom: received, residentDeadline: received + HOUR })).toBe("The resident's own limit");
  });

  it('an agreed time that has moved on since leaves the old explanation as it was', () => {
    const then = owed('REPLY-AGREED', { receivedAt: received, agreedReplyAt: received + HOUR });
    const explanation = explain(then, policy, { receivedAt: received, agreedReplyAt: received + 9 * HOUR });
    expect(recomputed(explanation)).toBe(received + HOUR);
  });

  it('law 5: pauses and an extension show, and the first due time with them', () => {
    const pauses: Pause[] = [{ from: received + HOUR, until: received + 3 * HOUR, reason: 'WEATHER' }, { from: received + 50 * HOUR, until: received + 51 * HOUR, reason: 'PARTS' }];
    const extension: Extension = { dueAt: received + 60 * HOUR, reason: 'parts late', requestedBy: 'a', approvedBy: 'b', at: received + 10 * HOUR };
    const explanation = explain(owed('FD-06', { receivedAt: received }, { pauses, extension }, 13 * HOUR), policy, { receivedAt: received });
    expect(parts(explanation)).toEqual(['START', 'TERM', 'PAUSE', 'EXTENSION', 'PAUSE', 'DUE']);
    expect(explanation.lines.slice(1, 5).map(({ at }) => (at! - received) / HOUR)).toEqual([48, 50, 60, 61]);
    expect(recomputed(explanation)).toBe(due(explanation));
  });

  it('a pause that still runs is named and has moved nothing yet', () => {
    const explanation = explain(owed('FD-06', { receivedAt: received }, { pauses: [{ from: received + HOUR, until: null, reason: 'WEATHER' }] }), policy, { receivedAt: received });
    expect(explanation.lines[2]).toMatchObject({ part: 'PAUSE', label: { en: 'Paused now' } });
    expect(recomputed(explanation)).toBe(due(explanation));
  });

  it('a reopened case says that it still counts from the same start', () => {
    expect(parts(explain(owed('FD-06', { receivedAt: received }, { generation: 2 }), policy, { receivedAt: received }))).toEqual(['START', 'AGAIN', 'TERM', 'DUE']);
  });

  it('a rule that the pinned set does not have is a broken world', () => {
    expect(() => explain({ ...owed('FD-06', { receivedAt: received }), rule: 'ZZ-1' }, policy, {})).toThrow(/no obligation row ZZ-1/);
  });
});

it('law 6, for any row, start, pauses and extension: the lines lead to the due time', () => {
  const rule = fc.constantFrom(...policy.obligationRows.filter(({ subject }) => subject === 'case').map(({ key }) => key));
  const start = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) });
  const spans = fc.array(fc.record({ after: fc.integer({ min: 1, max: 40 }), length: fc.integer({ min: 1, max: 40 }) }), { maxLength: 3 });
  fc.assert(
    fc.property(rule, start, fc.integer({ min: 0, max: 10_000_000 }), spans, fc.option(fc.integer({ min: 0, max: 400 })), (key, receivedAt, developed, gaps, extendedAfter) => {
      const facts: Facts = { receivedAt, classFrom: receivedAt + developed, saidNotSolvedAt: receivedAt + 5 * HOUR, agreedReplyAt: receivedAt + 7 * HOUR, statedDueAt: receivedAt + 9 * HOUR };
      let moment = receivedAt;
      const pauses = gaps.map(({ after, length }) => {
        const from = moment + after * HOUR;
        moment = from + length * HOUR;
        return { from, until: moment, reason: 'r' };
      });
      // As the engine does it: a pause that ends moves the due time by its length; an extension sets it.
      const at = extendedAfter === null ? null : receivedAt + extendedAfter * HOUR;
      const extension: Extension | null = at === null ? null : { dueAt: at + 500 * HOUR, reason: 'r', requestedBy: 'a', approvedBy: 'b', at };
      const plain = owed(key, facts);
      const dueNow = pauses.filter(({ until }) => !extension || until >= extension.at).reduce((sum, { from, until }) => sum + until - from, extension?.dueAt ?? plain.firstDueAt);
      const explanation = explain({ ...plain, pauses, extension, dueAt: dueNow }, policy, facts);
      expect(recomputed(explanation)).toBe(dueNow);
      expect(due(explanation)).toBe(dueNow);
    }),
  );
});
