import { counted } from '../obligations/counted.js';
import { FIVE_HOUSEHOLDS } from '../policy/packs/complaints/collective.js';
import type { PolicySet } from '../policy/policy-set.js';
import { earliest, unfit } from './approve-merge.js';
import type { Accepted, CaseState, DecisionContext, Refusal } from './case.js';
import { caseFacts } from './case-facts.js';
import { decide, happened, highestPost, noted } from './decide.js';
import { FEWEST_HOUSEHOLDS, householdsOf } from './households.js';
import { empty, refuse } from './refusal.js';

export interface NamedHousehold {
  readonly id: string;
  readonly unitId: string | null;
  /** The complaint of its own that ends in this one. */
  readonly fromCaseId: string | null;
}

export interface JoinHouseholds {
  readonly households: readonly NamedHousehold[];
  readonly reason: string;
}

export interface Joined {
  readonly refused: false;
  /** The collective complaint, with the earliest reception of them all. */
  readonly collective: Accepted;
  /** The complaints that end in it, in the order given; their verdicts stay on them. */
  readonly ended: readonly Accepted[];
}

/**
 * X 四, CP-23: a person confirms that five or more households raise one matter together, and names them. Their own complaints, if they had any, end in this one; each household
 * is then answered and asked for itself. Those who come later are named in the same way. All cases must be locked by the caller, in the order of their ids; each is judged by
 * the policy that it pinned itself (law 4): `context` is the collective complaint's.
 */
export function joinHouseholds(state: CaseState, others: readonly CaseState[], command: JoinHouseholds, context: DecisionContext, policyOf: (caseId: string) => PolicySet): Refusal | Joined {
  const { actor, now, policy } = context;
  const reason = noted('REASON', command.reason, context);
  const own = { requestedBy: actor.personId ?? 'SYSTEM', ...reason.facts };
  const kept = decide('joinHouseholds', state, {}, context, (current) => {
    const refusal = empty(command.reason, '为什么是同一事件', 'why it is one matter') ?? unfitHouseholds(current, command.households) ?? others.reduce<Refusal | null>((no, other) => no ?? unfit(current, other) ?? collectiveItself(other), null);
    if (refusal) return refusal;
    const said = { basis: 'CORRECTION', byPost: highestPost(actor, policy.reportingLine), saidCollective: true, collective: true, ...reason.facts };
    const known = caseFacts(current)['collective'] === true ? current : happened(current, 'CaseClassified', now, said);
    const joined = others.reduce((next, other) => {
      const survivor = earliest(next, other);
      return happened(survivor, 'CaseMerged', now, { other: other.id, role: 'SURVIVOR', formerly: survivor.receivedAt === next.receivedAt ? null : next.receivedAt, ...own });
    }, known);
    const named = command.households.reduce((next, { id, unitId, fromCaseId }) => happened(next, 'HouseholdJoined', now, { household: id, unit: unitId, other: fromCaseId }), joined);
    return { refused: false, state: named, notes: [reason.note] };
  });
  if (kept.refused) return kept;
  const ended: Accepted[] = [];
  for (const other of others) {
    const closed = decide('joinHouseholds', other, {}, { ...context, policy: policyOf(other.id) }, (current) => {
      const refusal = unfit(state, current);
      if (refusal) return refusal;
      const told = happened({ ...current, status: 'CLOSED', closedAt: now }, 'CaseMerged', now, { other: state.id, role: 'MERGED', ...own });
      return { refused: false, state: happened(told, 'CaseClosed', now, { because: 'MERGED' }) };
    });
    if (closed.refused) return closed;
    ended.push(closed);
  }
  return { refused: false, collective: kept, ended };
}

/** Its households would be left without an answer. */
function collectiveItself(other: CaseState): Refusal | null {
  return householdsOf(other).length > 0 ? refuse('其中一件本身已是集体投诉，不能并入。', 'One of them is a collective complaint itself and cannot be joined.') : null;
}

function unfitHouseholds(state: CaseState, named: readonly NamedHousehold[]): Refusal | null {
  if (state.kind !== 'COMPLAINT') return refuse('只有投诉才有集体投诉。', 'Only a complaint can be collective.');
  if (named.length === 0) return refuse('请列明至少一户。', 'Name at least one household.');
  const households = [...householdsOf(state), ...named];
  const homes = households.flatMap(({ unitId }) => unitId ?? []);
  if (new Set(homes).size < homes.length) return refuse('同一户只列一次。', 'A household is named once.');
  if (households.length >= FEWEST_HOUSEHOLDS) return null;
  const { zh, en } = counted(households.length, '户', 'household');
  return refuse(`集体投诉须有五户或五户以上；现列明${zh}。`, `A collective complaint is raised by five households or more; ${en} named.`, { rule: 'CP-23', clause: FIVE_HOUSEHOLDS });
}
