import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import { caseFacts } from '../cases/case-facts.js';
import type { CaseState, Decision, DecisionContext } from '../cases/case.js';
import { classifyCase } from '../cases/classify-case.js';
import { confirmWithResident } from '../cases/confirm-with-resident.js';
import { extendWithApproval } from '../cases/approvals.fixture.js';
import { pauseObligation, resumeObligation } from '../cases/pause-obligation.js';
import { reopenCase } from '../cases/reopen-case.js';
import { replyToResident } from '../cases/reply-to-resident.js';
import { settleCase } from '../cases/settle-case.js';
import { given, HOUR, MINUTE, SHIPPED_POLICY } from '../cases/story.fixture.js';
import { explain } from './explain.js';

// Two seconds alone; a busy machine must not fail a proof.
vi.setConfig({ testTimeout: 60_000 });

type Verb = (state: CaseState, context: DecisionContext) => Decision;

const severity = fc.constantFrom('MAJOR', 'IMPORTANT', 'MINOR');
const hours = fc.integer({ min: 1, max: 300 });
const which = fc.nat(5);
const idOf = (state: CaseState, n: number) => state.obligations[n % state.obligations.length]?.id ?? 'none';
const verb: fc.Arbitrary<Verb> = fc.oneof(
  fc.tuple(severity, fc.constantFrom('CORRECTION', 'DEVELOPMENT'), fc.option(hours)).map(([to, basis, limit]): Verb => (state, context) =>
    classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity: to, basis, reason: 'so it is', residentDeadline: limit === null ? null : context.now + limit * HOUR }, context)),
  hours.map((ahead): Verb => (state, context) => agreeReplyTime(state, { agreedReplyAt: context.now + ahead * HOUR, reason: 'travelling' }, context)),
  fc.boolean().map((definite): Verb => (state, context) => replyToResident(state, { definite, reply: 'we come' }, context)),
  which.map((n): Verb => (state, context) => pauseObligation(state, { obligationId: idOf(state, n), reason: 'TRAFFIC' }, context)),
  which.map((n): Verb => (state, context) => resumeObligation(state, { obligationId: idOf(state, n) }, context)),
  fc.tuple(which, hours).map(([n, ahead]): Verb => (state, context) =>
    extendWithApproval(state, { obligationId: idOf(state, n), dueAt: context.now + ahead * HOUR, reason: 'parts', requestedBy: 'another' }, context)),
  fc.constant<Verb>((state, context) => settleCase(state, { result: 'done' }, context)),
  fc.constant<Verb>((state, context) => reopenCase(state, { reason: 'leaks again' }, context)),
  fc.constant<Verb>((state, context) => confirmWithResident(state, { outcome: 'DISSATISFIED', note: 'no' }, context)),
);

it('law 6: whatever was done to a case, the lines of each obligation lead to its due time', () => {
  let explained = 0;
  fc.assert(
    fc.property(fc.constantFrom('COMPLAINT', 'REPAIR'), fc.array(fc.record({ verb, wait: fc.integer({ min: 1, max: 60 * 100 }) }), { minLength: 1, maxLength: 14 }), (kind, acts) => {
      const story = given(kind).by('CENTRE_MANAGER');
      for (const { verb: act, wait } of acts) {
        story.after(wait * MINUTE);
        if (!act(story.state, story.context).refused) story.does(act);
        for (const obligation of story.state.obligations) {
          const { lines } = explain(obligation, SHIPPED_POLICY, caseFacts(story.state));
          const led = lines.filter(({ part, at }) => part !== 'DUE' && at !== undefined).at(-1)!.at;
          expect(new Date(led!).toISOString(), obligation.rule).toBe(new Date(obligation.dueAt).toISOString());
          explained += 1;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(explained).toBeGreaterThan(1000);
});
