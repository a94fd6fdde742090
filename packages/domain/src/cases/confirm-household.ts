import { householdOf } from './answer-household.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { closedAsConfirmed, stillOwed, type ConfirmOutcome } from './confirm-with-resident.js';
import { decide, happened, noted } from './decide.js';
import { allHouseholds, householdsOf } from './households.js';
import { refuse } from './refusal.js';
import { reopened } from './reopen-case.js';

export interface ConfirmHousehold {
  readonly householdId: string;
  readonly outcome: ConfirmOutcome;
  readonly note?: string | null;
}

/**
 * CP-23, CP-38: one household of a collective complaint is asked whether it is solved. The last one that is satisfied closes the complaint, unless something that MUST be done is
 * still owed; one that is not reopens it and is answered anew; nobody reached is recorded and counts for nothing (law 10).
 */
export function confirmHousehold(state: CaseState, command: ConfirmHousehold, context: DecisionContext): Decision {
  const { outcome } = command;
  const { now } = context;
  return decide('confirmHousehold', state, { outcome }, context, (current) => {
    const household = householdOf(current, command.householdId);
    if ('refused' in household) return household;
    if (household.confirmedAt !== null) return refuse('该户已经确认。', 'This household has confirmed already.');
    if (household.answeredAt === null) return refuse('该户还没有上门答复，请先答复。', 'This household has had no answer yet; visit and answer it first.');
    const text = command.note?.trim() ? noted('NOTE', command.note, context) : null;
    const asked = happened(current, 'HouseholdConfirmed', now, { household: household.id, outcome, ...text?.facts });
    const notes = text ? [text.note] : [];
    if (outcome === 'DISSATISFIED') return { refused: false, state: reopened(asked, now, { because: 'DISSATISFIED' }), notes };
    if (!allHouseholds(householdsOf(asked), ({ confirmedAt }) => confirmedAt !== null)) return { refused: false, state: asked, notes };
    const confirmed = happened(asked, 'ResidentConfirmed', now, { outcome });
    return stillOwed(confirmed, context) ?? closedAsConfirmed(confirmed, now, notes);
  });
}
