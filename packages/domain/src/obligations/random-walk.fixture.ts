import fc from 'fast-check';
import { acknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import { SEVERITIES, VALIDITIES, type CaseState, type Decision, type DecisionContext } from '../cases/case.js';
import { classifyCase } from '../cases/classify-case.js';
import { closeCase } from '../cases/close-case.js';
import { CONFIRM_OUTCOMES, confirmWithResident } from '../cases/confirm-with-resident.js';
import { advance } from '../cases/decide.js';
import { extendWithApproval } from '../cases/approvals.fixture.js';
import { pauseObligation, resumeObligation } from '../cases/pause-obligation.js';
import { replyToResident } from '../cases/reply-to-resident.js';
import { reportUp } from '../cases/report-up.js';
import { reopenCase } from '../cases/reopen-case.js';
import { settleCase } from '../cases/settle-case.js';
import { DAY, HOUR, idsFor, RECEPTION, Story } from '../cases/story.fixture.js';
import { takeOverCase } from '../cases/take-over-case.js';
import type { CaseVerb } from '../cases/transitions.js';
import { transferCase } from '../cases/transfer-case.js';
import { scheduled } from './clock.js';
import type { DomainEvent } from './obligation.js';

/** How time passes before an act: by so much, to the next step's time and a millisecond around it, or to a moment. */
type Wait = { readonly span: number } | { readonly nextStep: -1 | 0 | 1 } | { readonly until: number };

export interface Move {
  readonly wait: Wait;
  readonly by: 'RECEPTIONIST' | 'CS_SUPERVISOR' | 'CENTRE_MANAGER';
  readonly verb: CaseVerb;
  readonly act: (state: CaseState, context: DecisionContext) => Decision;
}

/** What one accepted act did. */
export interface Played {
  readonly verb: CaseVerb;
  readonly before: CaseState;
  readonly after: CaseState;
  readonly events: readonly DomainEvent[];
  readonly now: number;
}

type Act = Pick<Move, 'verb' | 'act'>;
const anAct = (verb: CaseVerb, act: Move['act']): Act => ({ verb, act });
const place = fc.nat(20);
/** An obligation of the case by its place, as time has left them, so that two runs of one walk mean the same one. */
const at = (state: CaseState, context: DecisionContext, which: number) => {
  const { obligations } = advance(state, { ...context, newId: idsFor(state) }).next;
  return obligations[which % obligations.length]!.id;
};
const pausedAt = (state: CaseState, context: DecisionContext, which: number) =>
  advance(state, { ...context, newId: idsFor(state) }).next.obligations.find(({ status, pauses }) => status === 'OPEN' && pauses.at(-1)?.until === null)?.id ?? at(state, context, which);
const hours = fc.integer({ min: 1, max: 400 });

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc
    .record({ complaint: fc.integer({ min: 0, max: 4 }), validity: fc.constantFrom('VALID' as const, ...VALIDITIES), severity: fc.constantFrom(...SEVERITIES), basis: fc.constantFrom('CORRECTION' as const, 'DEVELOPMENT' as const), deadline: fc.option(hours, { freq: 4 }) })
    .map(({ complaint, validity, severity, basis, deadline }) =>
      anAct('classifyCase', (state, context) =>
        classifyCase(state, complaint === 0 ? { kind: 'REPAIR', basis, reason: 'r' } : { kind: 'COMPLAINT', validity, severity: validity === 'VALID' ? severity : null, basis, reason: 'r', residentDeadline: deadline === null ? null : RECEPTION + deadline * HOUR }, context))) },
  { weight: 2, arbitrary: fc.constant(anAct('settleCase', (state, context) => settleCase(state, { result: 'r' }, context))) },
  { weight: 2, arbitrary: fc.constantFrom(...CONFIRM_OUTCOMES).map((outcome) => anAct('confirmWithResident', (state, context) => confirmWithResident(state, { outcome }, context))) },
  { weight: 2, arbitrary: fc.constant(anAct('reopenCase', (state, context) => reopenCase(state, { reason: 'r' }, context))) },
  { weight: 2, arbitrary: fc.boolean().map((definite) => anAct('replyToResident', (state, context) => replyToResident(state, { definite, reply: 'r' }, context))) },
  { weight: 2, arbitrary: fc.subarray(['HEAD_OFFICE', 'GM_OFFICE', 'CS_SUPERVISOR'], { minLength: 1 }).map((to) => anAct('reportUp', (state, context) => reportUp(state, { to, note: 'n' }, context))) },
  { weight: 1, arbitrary: hours.map((ahead) => anAct('agreeReplyTime', (state, context) => agreeReplyTime(state, { agreedReplyAt: context.now + ahead * HOUR, reason: 'r' }, context))) },
  { weight: 1, arbitrary: fc.constantFrom('DEPARTMENT_HEAD', 'MAINTENANCE').map((ownerPost) => anAct('transferCase', (state, context) => transferCase(state, { department: 'd', ownerPost }, context))) },
  { weight: 1, arbitrary: fc.constant(anAct('takeOverCase', (state, context) => takeOverCase(state, { post: context.actor.posts[0]! }, context))) },
  { weight: 1, arbitrary: place.map((which) => anAct('acknowledgeOverdue', (state, context) => acknowledgeOverdue(state, { obligationId: at(state, context, which) }, context))) },
  { weight: 2, arbitrary: place.map((which) => anAct('pauseObligation', (state, context) => pauseObligation(state, { obligationId: at(state, context, which), reason: 'TRAFFIC' }, context))) },
  { weight: 3, arbitrary: place.map((which) => anAct('resumeObligation', (state, context) => resumeObligation(state, { obligationId: pausedAt(state, context, which) }, context))) },
  { weight: 2, arbitrary: fc.tuple(place, hours).map(([which, ahead]) => anAct('extendObligation', (state, context) => extendWithApproval(state, { obligationId: at(state, context, which), dueAt: context.now + ahead * HOUR, reason: 'r', requestedBy: 'someone' }, context))) },
  { weight: 1, arbitrary: fc.constant(anAct('closeCase', (state, context) => closeCase(state, { reason: 'r' }, context))) },
);

const waits: fc.Arbitrary<Wait> = fc.oneof(
  fc.constantFrom(0, 1).map((span) => ({ span })),
  fc.integer({ min: 0, max: 3 * HOUR }).map((span) => ({ span })),
  fc.integer({ min: 0, max: 20 * DAY }).map((span) => ({ span })),
  fc.constantFrom(-1 as const, 0 as const, 1 as const).map((nextStep) => ({ nextStep })),
);

export const moves: fc.Arbitrary<Move> = fc
  .record({ wait: waits, by: fc.constantFrom('RECEPTIONIST' as const, 'CS_SUPERVISOR' as const, 'CENTRE_MANAGER' as const, 'CENTRE_MANAGER' as const), act: acts })
  .map(({ wait, by, act }) => ({ wait, by, ...act, toString: () => `${JSON.stringify(wait)} ${by} ${act.verb}` }));

/** Lets time pass and tries the act; null: it was refused (time has passed all the same). */
export function play(story: Story, { wait, by, verb, act }: Move): Played | null {
  story.now = Math.max(story.now, momentOf(story, wait));
  story.by(by);
  const before = story.state;
  const decision = act(before, story.context);
  if (decision.refused) return null;
  story.becomes(decision.next);
  return { verb, before, after: decision.next, events: decision.events, now: story.now };
}

function momentOf(story: Story, wait: Wait): number {
  if ('until' in wait) return wait.until;
  if ('span' in wait) return story.now + wait.span;
  const times = advance(story.state, story.context).next.obligations.flatMap(({ nextStepAt }) => nextStepAt ?? []);
  return times.length === 0 ? story.now : Math.min(...times) + wait.nextStep;
}

/** What the sweeper's bulk statement does: rings NOTIFY steps up to the first step that does more, changing nothing else. */
export function bulkSwept(state: CaseState, now: number): CaseState {
  let current = state;
  for (;;) {
    const [next] = current.obligations.filter(({ nextStepAt }) => nextStepAt !== null && nextStepAt < now).sort((one, other) => one.nextStepAt! - other.nextStepAt! || (one.rule < other.rule ? -1 : 1));
    const step = next?.steps[next.taken];
    if (!next || !step || step.effect.kind !== 'NOTIFY') return current;
    const { id, rule, generation } = next;
    const type = { WARN: 'ObligationWarned', OVERDUE: 'ObligationOverdue', ESCALATE: 'ObligationEscalated' }[step.kind];
    const facts = { level: step.level, to: step.to, persons: '', passedOver: '', ...(step.silent ? { silent: true } : {}) };
    current = {
      ...current,
      version: current.version + 1,
      obligations: current.obligations.with(current.obligations.indexOf(next), scheduled({ ...next, taken: next.taken + 1, level: Math.max(next.level, step.level) })),
      acts: [...current.acts, { type, at: step.at, facts, obligation: { id, rule, generation, step: step.n } }],
    };
  }
}
