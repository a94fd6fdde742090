import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { caseFacts } from '../../cases/case-facts.js';
import { CASE_SUBJECT } from '../../cases/case-subject.js';
import { CASE_KINDS, CHANNELS } from '../../cases/case.js';
import { HELP_CATEGORIES } from '../../cases/help-categories.js';
import { policyWith, Story } from '../../cases/story.fixture.js';
import { explain } from '../../obligations/explain.js';
import { moves, play } from '../../obligations/random-walk.fixture.js';
import { reconcile } from '../../obligations/reconcile.js';
import { callbacksQ } from './callbacks/q.js';
import { SHIPPED_PACKS } from './index.js';

// A walk through every house takes a second alone; a busy machine must not fail a proof.
vi.setConfig({ testTimeout: 60_000 });

const inArea = (area: string) => SHIPPED_PACKS.filter((pack) => pack.area === area);
/** Any variant of complaints with any of help requests, the visits beside them: whatever a centre may choose. */
const houses = fc.record({ complaints: fc.constantFrom(...inArea('COMPLAINTS')), help: fc.constantFrom(...inArea('HELP_REQUESTS')) });
const matters = fc.record({ kind: fc.constantFrom(...CASE_KINDS), channel: fc.constantFrom(...CHANNELS), urgent: fc.boolean(), category: fc.option(fc.constantFrom(...Object.keys(HELP_CATEGORIES))) });

it('in every house that a centre may choose: the engine comes to rest, lateness stays, and each obligation explains its due time', () => {
  fc.assert(
    fc.property(houses, matters, fc.array(moves, { minLength: 1, maxLength: 15 }), ({ complaints, help }, { kind, ...matter }, walk) => {
      const policy = policyWith(complaints, help, callbacksQ);
      const story = new Story(policy).received(kind, matter);
      for (const move of walk) {
        const before = new Map(story.state.obligations.map((obligation) => [obligation.id, obligation]));
        if (!play(story, move)) continue;
        const { state, context } = story;
        expect(reconcile(state, context, CASE_SUBJECT)).toBe(state);
        for (const obligation of state.obligations) {
          const former = before.get(obligation.id);
          if (former && former.level > 0) expect(obligation.status === 'MET' ? obligation.verdict : 'LATE').toBe('LATE');
          expect(explain(obligation, policy, caseFacts(state)).lines.at(-1)).toMatchObject({ part: 'DUE', at: obligation.dueAt });
        }
      }
    }),
    { numRuns: 150 },
  );
});
