import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { DAY, HOUR } from '../cases/story.fixture.js';
import { reconcile } from '../obligations/reconcile.js';
import { isLate } from '../obligations/clock.js';
import { decideCallback } from './decide-callback.js';
import { CALLBACK_SUBJECT } from './callback-facts.js';
import { caller, MATTER, Visit } from './visit.fixture.js';
import { planCallback } from './plan-callback.js';
import { replaceCallback } from './replace-callback.js';
import { reclassifyCallback, withdrawCallback } from './withdraw-callback.js';

// A walk takes a moment alone; a busy machine must not fail a proof.
vi.setConfig({ testTimeout: 60_000 });

const MOVES: Readonly<Record<string, (visit: Visit) => Visit>> = {
  sweep: (visit) => visit.swept(),
  try: (visit) => visit.tried(),
  record: (visit) => visit.visited({ form: visit.state.matter.kind === 'COMPLAINT' || visit.state.matter.firstAid ? 'HOME_VISIT' : visit.state.matter.occasion === 'COMMUNITY_EVENT' ? 'LETTER' : 'TELEPHONE' }),
  review: (visit) => visit.reviewed(),
  doubt: (visit) => visit.reviewed('UNQUALIFIED'),
  decide: (visit) => visit.by('CENTRE_MANAGER').does((state, context) => decideCallback(state, { decision: 'So be it' }, context)),
  plan: (visit) => visit.by('CS_SUPERVISOR').does((state, context) => planCallback(state, { callers: [caller('CUSTOMER_ASSISTANT'), caller('DEPARTMENT_HEAD')], plannedFor: context.now, important: false }, context)),
  replace: (visit) => visit.by('CS_SUPERVISOR').does((state, context) => replaceCallback(state, { reason: 'Nobody there' }, context)),
  withdraw: (visit) => visit.does(withdrawCallback),
  worse: (visit) => visit.does((state, context) => reclassifyCallback(state, state.matter.kind === 'COMPLAINT' ? { ...state.matter, severity: 'MAJOR' } : state.matter, context)),
};
const walks = fc.array(fc.record({ move: fc.constantFrom(...Object.keys(MOVES)), wait: fc.constantFrom(0, 1, HOUR, DAY, 3 * DAY, 8 * DAY) }), { minLength: 1, maxLength: 12 });

it('whatever is done to a visit: the engine comes to rest, lateness stays, one visit is owed at most, a record is never changed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(MATTER)), fc.constantFrom('OWED', 'DRAWN'), walks, (matter, origin, walk) => {
      const visit = new Visit(matter, { origin: origin as 'OWED' | 'DRAWN', ...(matter.occasion === 'CONTRACTED_SERVICE' ? { round: 'AFTER_END' } : {}) });
      for (const { move, wait } of walk) {
        visit.now += wait;
        const before = visit.state;
        const late = before.obligations.filter((obligation) => isLate(obligation, visit.now)).map(({ id }) => id);
        try {
          MOVES[move]!(visit);
        } catch (error) {
          // What is refused changes nothing; anything else is a fault.
          if (!(error instanceof Error) || !error.message.startsWith('Refused: ')) throw error;
          expect(visit.state).toBe(before);
          continue;
        }
        const { state, context } = visit;
        expect(reconcile(state, context, CALLBACK_SUBJECT)).toBe(state);
        for (const id of late) expect(isLate(state.obligations.find((obligation) => obligation.id === id)!, visit.now)).toBe(true);
        expect(state.obligations.filter(({ status, sets }) => status === 'OPEN' && sets === 'CALLBACK').length).toBeLessThanOrEqual(1);
        if (before.recordedAt !== null) expect(state).toMatchObject({ form: before.form, visitedAt: before.visitedAt, recordedBy: before.recordedBy, satisfaction: before.satisfaction });
        expect(state.acts.slice(0, before.acts.length)).toEqual(before.acts);
      }
    }),
    { numRuns: 150 },
  );
});
