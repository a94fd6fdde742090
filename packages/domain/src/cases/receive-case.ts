import type { Instant } from '../policy/facts.js';
import { CASE_KINDS, CHANNELS, type CaseKind, type CaseState, type Channel, type Decision, type DecisionContext, type Refusal } from './case.js';
import { accepted, actorFacts, consequences, happened, highestPost } from './decide.js';
import { empty, lacking, refuse, refusedBy } from './refusal.js';
import { refusingGuard } from '../obligations/guards.js';
import { validateTransition } from './transitions.js';
import { VERB_CAPABILITY } from './verb-capabilities.js';

export interface ReceiveCase {
  readonly centreId: string;
  readonly kind: CaseKind;
  readonly channel: Channel;
  readonly urgent?: boolean | null;
  readonly category?: string | null;
  /** When the resident was received; left out: now. */
  readonly receivedAt?: Instant | null;
  /** Why it is recorded only now; owed when `receivedAt` is given. */
  readonly lateRecordReason?: string | null;
  readonly residentDeadline?: Instant | null;
  /** Who tracks it at first; left out: the desk (FD-05). */
  readonly ownerPost?: string | null;
  readonly audience?: string | null;
  /** CP-26: the closed complaint with whose answer the resident is still dissatisfied. */
  readonly previous?: Pick<CaseState, 'id' | 'centreId' | 'kind' | 'status'> | null;
  /** An imported record's own due time. */
  readonly statedDueAt?: Instant | null;
  /** Judged, not rung. */
  readonly historic?: boolean | null;
}

/** Law 11: how far back a reception may be stated. */
export const FURTHEST_BACK = 24 * 60 * 60_000;
const DESK = 'RECEPTIONIST';

/** FD-01, FD-02 (P 4.1–4.2): every opinion or need becomes a record; its clocks run from when it was really received. */
export function receiveCase(command: ReceiveCase, context: DecisionContext): Decision {
  const { actor, policy, now } = context;
  const receivedAt = command.receivedAt ?? now;
  const ownerPost = command.ownerPost ?? DESK;
  const facts = { kind: command.kind, channel: command.channel };
  const nothingYet = { ownerPost, historic: false, obligations: [], acts: [] };
  const guard = refusingGuard({ verb: 'receiveCase', facts, command: facts, actor: actorFacts(context, null) }, nothingYet, policy, now);
  const refusal = (guard && refusedBy(guard)) ?? lacking(actor, VERB_CAPABILITY.receiveCase) ?? refusedForm(command, receivedAt, ownerPost, context);
  if (refusal) return refusal;
  const state: CaseState = {
    id: context.newId(),
    centreId: command.centreId,
    status: 'RECEIVED',
    version: 1,
    kind: command.kind,
    channel: command.channel,
    urgent: command.urgent ?? false,
    category: command.category ?? null,
    validity: null,
    severity: null,
    receivedAt,
    recordedAt: now,
    classFrom: receivedAt,
    classifiedAt: null,
    residentDeadline: command.residentDeadline ?? null,
    agreedReplyAt: null,
    statedDueAt: command.statedDueAt ?? null,
    ownerPost,
    ownerPersonId: actor.posts.includes(ownerPost) ? actor.personId : null,
    responsibleDepartment: null,
    firstResponseAt: null,
    repliedAt: null,
    definiteAnswerAt: null,
    settledAt: null,
    settledBy: null,
    closedAt: null,
    longerLimitMoves: 0,
    audience: command.audience ?? 'CENTRE',
    historic: command.historic ?? false,
    obligations: [],
    acts: [],
  };
  validateTransition('receiveCase', 'NONE', state.status);
  return accepted(null, consequences(happened(state, 'CaseReceived', now, { byPost: highestPost(actor, policy.reportingLine), previous: command.previous?.id }), context), []);
}

function refusedForm(command: ReceiveCase, receivedAt: Instant, ownerPost: string, { now, policy }: DecisionContext): Refusal | null {
  if (!CASE_KINDS.includes(command.kind)) return refuse(`没有“${command.kind}”这一类别。`, `There is no kind "${command.kind}".`);
  if (!CHANNELS.includes(command.channel)) return refuse(`没有“${command.channel}”这一渠道。`, `There is no channel "${command.channel}".`);
  if (!Object.hasOwn(policy.reportingLine, ownerPost)) return refuse(`没有岗位“${ownerPost}”。`, `There is no post "${ownerPost}".`);
  if (receivedAt > now) return refuse('受理时间不能晚于现在。', 'A case cannot be received in the future.');
  if (now - receivedAt > FURTHEST_BACK) return refuse('受理时间最多可补记24小时。', 'A reception can be recorded at most 24 hours later.');
  if (receivedAt < now) {
    const unexplained = empty(command.lateRecordReason, '补记原因', 'why it is recorded only now');
    if (unexplained) return unexplained;
  }
  const deadline = command.residentDeadline;
  if (deadline !== null && deadline !== undefined && deadline <= receivedAt) return refuse('住户要求的期限须晚于受理时间。', "The resident's own limit must lie after the reception.");
  return refusedPrevious(command);
}

/** CP-26 (X 十四): only what was answered and closed can be complained of anew; before that the same case goes on (HR-12). */
function refusedPrevious({ kind, centreId, previous }: ReceiveCase): Refusal | null {
  if (!previous) return null;
  if (kind !== 'COMPLAINT' || previous.kind !== 'COMPLAINT') return refuse('只有投诉可以登记为对原投诉答复的再次投诉。', 'Only a complaint can follow an earlier complaint.');
  if (previous.centreId !== centreId) return refuse('原投诉属于另一管理处。', 'The earlier complaint belongs to another centre.');
  if (previous.status !== 'CLOSED') return refuse('原投诉尚未关闭，请继续办理原件。', 'The earlier complaint is not closed; go on with it.');
  return null;
}
