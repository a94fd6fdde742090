import type { Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext, Refusal, ReplyForm } from './case.js';
import { decide, happened, noted, refusedStatedTime } from './decide.js';
import { allHouseholds, householdsOf, type Household } from './households.js';
import { empty, refuse } from './refusal.js';

export interface AnswerHousehold {
  readonly householdId: string;
  readonly reply: string;
  readonly form: ReplyForm;
  /** X 十.3: it signed the record of the visit. Who, stands beside the case. */
  readonly signed: boolean;
  /** When it was said, where that was earlier than now; shown beside, judged is now (law 11). */
  readonly statedAt?: Instant | null;
}

/** CP-23 (X 十一): one household of a collective complaint gets its definite answer, by a visit. With the last of them the complaint itself is answered (CP-06). */
export function answerHousehold(state: CaseState, command: AnswerHousehold, context: DecisionContext): Decision {
  const { form, signed, statedAt } = command;
  const { now } = context;
  return decide('answerHousehold', state, { form, signed }, context, (current) => {
    const household = householdOf(current, command.householdId);
    if ('refused' in household) return household;
    if (household.answeredAt !== null) return refuse('该户已经答复。', 'This household has been answered already.');
    const refusal = empty(command.reply, '答复内容', 'what the household was told') ?? refusedStatedTime(statedAt, current, now);
    if (refusal) return refusal;
    const text = noted('REPLY', command.reply, context);
    const begun: CaseState = { ...current, status: current.status === 'RECEIVED' ? 'IN_PROGRESS' : current.status, firstResponseAt: current.firstResponseAt ?? now, repliedAt: current.repliedAt ?? now };
    const answered = happened(begun, 'HouseholdAnswered', now, { household: household.id, form, signed, statedAt, ...text.facts });
    return { refused: false, state: allHouseholds(householdsOf(answered), ({ answeredAt }) => answeredAt !== null) ? allAnswered(answered, form, now) : answered, notes: [text.note] };
  });
}

function allAnswered(state: CaseState, form: ReplyForm, now: Instant): CaseState {
  return happened({ ...state, definiteAnswerAt: state.definiteAnswerAt ?? now }, 'ReplyGiven', now, { definite: true, form });
}

export function householdOf(state: CaseState, id: string): Household | Refusal {
  return householdsOf(state).find((household) => household.id === id) ?? refuse('本件没有这一户。', 'The case has no such household.');
}
