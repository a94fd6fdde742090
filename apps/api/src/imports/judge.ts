import {
  isLate, receiveCase, replyToResident, settleCase, SYSTEM_ACTOR,
  type Accepted, type CaseNote, type CaseState, type Decision, type DecisionContext, type DomainEvent, type Instant, type PolicySet, type Words,
} from '@guanjia/domain';
import type { ImportRecord } from './records.js';

/** A record as the case that the product would hold had it happened here. */
export interface JudgedCase {
  readonly record: ImportRecord;
  readonly state: CaseState;
  readonly notes: readonly (CaseNote & { readonly at: Instant })[];
  /** Late: an obligation of it was met after its due time, missed, or is owed and past it at `asOf`. Nothing owed: on time. */
  readonly verdict: 'ON_TIME' | 'LATE';
  readonly dueAt: Instant | null;
  /** Whole days from reception to the first reply, truncated; null: no reply. */
  readonly replyDays: number | null;
}

export interface Judging {
  readonly centreId: string;
  readonly policy: PolicySet;
  /** The moment at which open matters are judged. */
  readonly asOf: Instant;
  readonly source: string;
  readonly newId: () => string;
}

const DAY = 86_400_000;

/**
 * Lets a record happen by the same decisions as a case of today: received, replied, settled, each at its own time and in that order, marked historic
 * (judged, not rung). Answers the case with the product's own verdict, or why a rule says no.
 */
export function judgeRecord(record: ImportRecord, judging: Judging): JudgedCase | Words {
  const at = (now: Instant): DecisionContext => ({ now, policy: judging.policy, actor: SYSTEM_ACTOR, newId: judging.newId });
  const received = receiveCase(
    {
      centreId: judging.centreId, kind: record.kind, channel: 'ONLINE', category: record.category,
      statedDueAt: record.statedDueAt, historic: true,
    },
    at(record.receivedAt),
  );
  if (received.refused) return received.message;
  let state = received.next;
  const notes: (CaseNote & { at: Instant })[] = [];
  const text = `${judging.source} ${record.sourceKey}`;
  const acts: { readonly now: Instant; readonly decide: (current: CaseState, context: DecisionContext) => Decision }[] = [];
  if (record.repliedAt !== null) acts.push({ now: record.repliedAt, decide: (current, context) => replyToResident(current, { definite: true, reply: text }, context) });
  if (record.settledAt !== null) acts.push({ now: record.settledAt, decide: (current, context) => settleCase(current, { result: text }, context) });
  // A reply comes before a settling of the same moment: settling is the end.
  acts.sort((one, other) => one.now - other.now);
  for (const { now, decide } of acts) {
    const decision = decide(state, at(now));
    if (decision.refused) return decision.message;
    state = decision.next;
    notes.push(...(decision satisfies Accepted).notes.map((note) => ({ ...note, at: now })));
  }
  return {
    record, state, notes,
    verdict: state.obligations.some((obligation) => isLate(obligation, judging.asOf)) ? 'LATE' : 'ON_TIME',
    dueAt: state.obligations[0]?.dueAt ?? null,
    replyDays: replyDaysOf(state),
  };
}

function replyDaysOf(state: CaseState): number | null {
  const reply = state.acts.find((act: DomainEvent) => act.type === 'ReplyGiven');
  return reply ? Math.floor((reply.at - state.receivedAt) / DAY) : null;
}
