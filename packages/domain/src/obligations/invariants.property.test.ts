import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { caseFacts } from '../cases/case-facts.js';
import { CASE_SUBJECT } from '../cases/case-subject.js';
import { CASE_KINDS, type CaseState, type CaseStatus } from '../cases/case.js';
import { advance } from '../cases/decide.js';
import { idsFor, Story } from '../cases/story.fixture.js';
import { TRANSITIONS } from '../cases/transitions.js';
import { matches } from '../policy/condition.js';
import { isLate } from './clock.js';
import { DEFAULT_SETTINGS } from '../policy/compile.js';
import type { ObligationRow } from '../policy/row.js';
import { dueAt } from './due-at.js';
import { explain } from './explain.js';
import { hasOpened } from './generations.js';
import type { Obligation } from './obligation.js';
import { reconcile } from './reconcile.js';
import { OFFICE, RICH_POLICY } from './rich-policy.fixture.js';
import { bulkSwept, moves, play, type Move, type Played } from './random-walk.fixture.js';

/** Each run is a life of up to 30 acts; fast-check prints seed and shrunk walk on failure (`seed: …` goes into the second argument to repeat it). */
const RUNS = { numRuns: 400 };
// A second alone; a busy machine must not fail a proof.
vi.setConfig({ testTimeout: 60_000 });
/** What is shipped; and beside it a row of every kind, in a centre with office hours. */
const houses = fc.constantFrom(...Array.from({ length: 5 }, () => 'shipped' as const), 'every kind of row' as const);
const storyOf = (house: 'shipped' | 'every kind of row') => {
  if (house === 'shipped') return new Story();
  const story = new Story(RICH_POLICY);
  story.calendar = OFFICE;
  return story;
};
const walks = fc.record({ house: houses, kind: fc.constantFrom(...CASE_KINDS, 'COMPLAINT' as const, 'COMPLAINT' as const), moves: fc.array(moves, { minLength: 1, maxLength: 30 }) });

/** Holds after every accepted act of every walk. */
function always(holds: (turn: Played, story: Story) => void): void {
  fc.assert(
    fc.property(walks, ({ house, kind, moves: walk }) => {
      const story = storyOf(house).received(kind);
      for (const move of walk) {
        const turn = play(story, move);
        if (turn) holds(turn, story);
      }
    }),
    RUNS,
  );
}

const byId = (state: CaseState) => new Map(state.obligations.map((obligation) => [obligation.id, obligation]));
const pairs = ({ before, after }: Played): [Obligation, Obligation | undefined][] => {
  const now = byId(after);
  return before.obligations.map((obligation) => [obligation, now.get(obligation.id)]);
};

describe('Whatever happens to a case', () => {
  it('no obligation is lost, and what was judged stays judged', () => {
    always((turn) => {
      for (const [former, present] of pairs(turn)) {
        if (!present) throw new Error(`${former.rule} vanished`);
        if (former.status === 'MET' || former.status === 'CANCELLED') expect({ ...present, acknowledgedLevel: 0 }).toEqual({ ...former, acknowledgedLevel: 0 });
      }
    });
  });

  it('lateness never vanishes (law 3)', () => {
    always((turn, story) => {
      // As time had left it: what a lapsed month superseded in time was not late, though a dead sweeper has not said so yet.
      const before = advance(turn.before, { ...story.context, newId: idsFor(turn.before) }).next;
      for (const [former, present] of pairs({ ...turn, before })) {
        if (isLate(former, turn.now) && !isLate(present!, story.now)) throw new Error(`${former.rule} was late and is ${present!.status} ${present!.verdict}`);
        if (former.level > 0 && present!.status === 'MET') expect(present!.verdict).toBe('LATE');
      }
    });
  });

  it('each step is taken once, in order, strictly after its time (law 7)', () => {
    always(({ after }, story) => {
      const taken = new Map<string, number>();
      for (const { obligation, facts } of after.acts) {
        if (obligation?.step === undefined) continue;
        expect(obligation.step).toBe(taken.get(obligation.id) ?? 0);
        taken.set(obligation.id, obligation.step + 1);
        expect(facts['stepAt']).toBeLessThan(story.now);
      }
      for (const obligation of after.obligations) expect(obligation.taken).toBe(taken.get(obligation.id) ?? 0);
    });
  });

  it('the next step is known, and no step that is past was left', () => {
    always(({ after }, story) => {
      for (const { status, pauses, steps, taken, nextStepAt } of after.obligations) {
        const running = status === 'OPEN' && pauses.every((pause) => pause.until !== null);
        expect(nextStepAt).toBe(running ? (steps[taken]?.at ?? null) : null);
        if (nextStepAt !== null) expect(nextStepAt).toBeGreaterThanOrEqual(story.now);
      }
    });
  });

  it('every duty that applies is owed or was, and of each rule one at most is open', () => {
    always(({ after }, story) => {
      const facts = caseFacts(after);
      for (const row of story.context.policy.obligationRows) {
        const own = after.obligations.filter(({ rule }) => rule === row.key);
        expect(own.map(({ generation }) => generation)).toEqual(own.map((_, place) => place + 1));
        const open = own.filter(({ status }) => status === 'OPEN');
        const inForce = (one: ObligationRow) => {
          const from = facts[one.clockFrom];
          if (after.status === 'CLOSED' || typeof from !== 'number' || !matches(facts, one.appliesTo) || !hasOpened(one, after.acts)) return false;
          return dueAt(one.term, { clockFrom: from, facts, settings: DEFAULT_SETTINGS, zone: 'Asia/Shanghai', calendar: story.calendar }) !== null;
        };
        const yields = row.general === true && story.context.policy.obligationRows.some((other) => !other.general && other.sets === row.sets && inForce(other));
        const applies = inForce(row) && !yields;
        if (applies) expect(own.at(-1)?.status).toMatch(/OPEN|MET/);
        expect(open.length).toBeLessThanOrEqual(applies ? 1 : 0);
      }
    });
  });

  it('the status changes by the table only; time alone can only begin the work, by a takeover', () => {
    always(({ verb, before, after, events }, story) => {
      const brought = advance(before, story.context).next.status;
      if (brought !== before.status) expect([before.status, brought]).toEqual(['RECEIVED', 'IN_PROGRESS']);
      const row: Partial<Record<CaseStatus | 'NONE', readonly CaseStatus[]>> = TRANSITIONS[verb];
      const begunByRule = after.status === 'IN_PROGRESS' && events.some(({ type, facts }) => type === 'CaseTakenOver' && facts['byRule'] !== undefined);
      expect(row[brought]).toContain(begunByRule && !row[brought]!.includes('IN_PROGRESS') ? 'RECEIVED' : after.status);
    });
  });

  it('no due time moves later but by an extension or a pause, and the first one never does (law 5)', () => {
    always((turn) => {
      for (const [former, present] of pairs(turn)) {
        expect(present!.firstDueAt).toBeLessThanOrEqual(former.firstDueAt);
        expect(present!.clockFrom).toBeLessThanOrEqual(former.clockFrom);
        expect(present!.dueAt).toBeGreaterThanOrEqual(present!.firstDueAt);
        const moved = present!.extension !== former.extension || present!.pauses !== former.pauses;
        if (!moved) expect(present!.dueAt).toBeLessThanOrEqual(former.dueAt);
      }
    });
  });

  it('what the journal tells of an obligation is what is stored', () => {
    always(({ before, after, events }) => {
      expect(after.acts).toEqual([...before.acts, ...events]);
      const told = new Map<string, { status: string; dueAt: number; verdict: unknown }>();
      const STATUS: Record<string, Obligation['status']> = { ObligationOpened: 'OPEN', ObligationRevived: 'OPEN', ObligationMet: 'MET', ObligationSuperseded: 'SUPERSEDED', ObligationCancelled: 'CANCELLED' };
      for (const { type, obligation, facts } of after.acts) {
        if (!obligation || !(type in STATUS || /Extended|BroughtForward|Resumed|Paused/.test(type))) continue;
        told.set(obligation.id, { status: STATUS[type] ?? told.get(obligation.id)!.status, dueAt: facts['dueAt'] as number, verdict: facts['verdict'] ?? null });
      }
      for (const { id, status, dueAt, verdict } of after.obligations) expect(told.get(id)).toEqual({ status, dueAt, verdict });
    });
  });

  it('the engine has said all it has to say: asked again, it changes nothing', () => {
    always(({ after }, story) => {
      expect(reconcile(after, story.context, CASE_SUBJECT)).toBe(after);
      expect(advance(after, story.context).events).toEqual([]);
    });
  });

  it('a promise is due when it was last promised, unless it was broken before (HR-18)', () => {
    always(({ verb, after }, story) => {
      const promise = after.obligations.findLast(({ rule }) => rule === 'REPLY-AGREED');
      if (verb !== 'agreeReplyTime' || promise!.pauses.length > 0 || isLate(promise!, story.now)) return;
      expect(promise!.dueAt).toBe(after.agreedReplyAt);
    });
  });

  it('every obligation explains its due time: the lines lead to it (law 6)', () => {
    always(({ after }, story) => {
      const facts = caseFacts(after);
      for (const obligation of after.obligations) {
        const { lines } = explain(obligation, story.context.policy, facts, story.calendar);
        expect(lines.findLast(({ part, at }) => part !== 'DUE' && at !== undefined)!.at, obligation.rule).toBe(obligation.dueAt);
        expect(lines.map(({ part }) => part), obligation.rule).not.toContain('CALENDAR');
      }
    });
  });

  it('of a duty that recurs, each occurrence begins where the one before ended, and is done within its own time or missed', () => {
    always(({ after }, story) => {
      for (const { key } of story.context.policy.obligationRows.filter(({ everyDays }) => everyDays !== undefined)) {
        const occurrences = after.obligations.filter(({ rule }) => rule === key);
        occurrences.forEach(({ dueAt: due, notBeforeAt, metAt, status, verdict }, place) => {
          const before = occurrences[place - 1];
          if (before) {
            expect(due).toBeGreaterThan(before.dueAt);
            expect(notBeforeAt).toBeGreaterThanOrEqual(before.dueAt);
            expect(before.status).not.toBe('OPEN');
          }
          if (metAt !== null) {
            expect(metAt).toBeGreaterThan(notBeforeAt ?? Number.NEGATIVE_INFINITY);
            expect(verdict).toBe('ON_TIME');
          }
          if (status === 'OPEN' && after.obligations.every(({ pauses }) => pauses.length === 0)) expect(due).toBeGreaterThanOrEqual(story.now);
        });
      }
    });
  });

  it('a closed case owes nothing', () => {
    always(({ after }) => {
      if (after.status === 'CLOSED') expect(after.obligations.filter(({ status }) => status === 'OPEN')).toEqual([]);
    });
  });
});

describe('The sweeper’s punctuality changes nothing (law 8)', () => {
  const outcome = ({ version: _version, acts: _acts, obligations, ...rest }: CaseState) => ({ ...rest, obligations: obligations.map(({ id: _id, ...obligation }) => obligation) });
  const tellings = ({ acts }: CaseState) => acts.map(({ type, facts, obligation }) => [type, obligation?.rule, obligation?.step, facts['silent'] ?? false]);

  it('a walk that is swept at random moments, in bulk or one by one, ends as one that never was', () => {
    fc.assert(
      fc.property(walks, fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), inBulk: fc.boolean() }), { minLength: 5, maxLength: 60 }), ({ house, kind, moves: walk }, sweeps) => {
        const unswept = storyOf(house).received(kind);
        const swept = storyOf(house).received(kind);
        let sweep = 0;
        for (const move of walk) {
          const began = unswept.now;
          const one = play(unswept, move);
          for (let times = 0; times < 2; times++) {
            const { share, inBulk } = sweeps[sweep++ % sweeps.length]!;
            swept.now = Math.max(swept.now, Math.min(unswept.now, began + Math.floor(share * (unswept.now - began))));
            if (inBulk) swept.becomes(bulkSwept(swept.state, swept.now));
            else swept.swept();
          }
          const other = play(swept, atMoment(move, unswept.now));
          expect(other === null).toBe(one === null);
        }
        expect(outcome(swept.swept().state)).toEqual(outcome(unswept.swept().state));
        expect(tellings(swept.state)).toEqual(tellings(unswept.state));
      }),
      RUNS,
    );
  });
});

function atMoment(move: Move, now: number): Move {
  return { ...move, wait: { until: now } };
}
