import { reconcile } from '../obligations/reconcile.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { CASE_SUBJECT } from './case-subject.js';
import { decide, happened, noted, type Acted } from './decide.js';
import { reopened } from './reopen-case.js';

export const CONFIRM_OUTCOMES = ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED'] as const;
export type ConfirmOutcome = (typeof CONFIRM_OUTCOMES)[number];

export interface ConfirmWithResident {
  readonly outcome: ConfirmOutcome;
  readonly note?: string | null;
}

/**
 * HR-12, CP-38: the resident is asked whether it is solved. Satisfied closes the case, unless something that MUST be done is still owed; dissatisfied reopens it;
 * nobody reached is recorded and counts for nothing (law 10).
 */
export function confirmWithResident(state: CaseState, command: ConfirmWithResident, context: DecisionContext): Decision {
  const { outcome } = command;
  const { now } = context;
  return decide('confirmWithResident', state, { outcome }, context, (current) => {
    const text = command.note?.trim() ? noted('NOTE', command.note, context) : null;
    const asked = happened(current, 'ResidentConfirmed', now, { outcome, ...text?.facts });
    const notes = text ? [text.note] : [];
    switch (outcome) {
      case 'NOT_REACHED':
        return { refused: false, state: asked, notes };
      case 'DISSATISFIED':
        return { refused: false, state: reopened(asked, now, { because: 'DISSATISFIED' }), notes };
      case 'SATISFIED':
        return stillOwed(asked, context) ?? closedAsConfirmed(asked, now, notes);
    }
  });
}

export function closedAsConfirmed(asked: CaseState, now: number, notes: Acted['notes']): Acted {
  return { refused: false, state: happened({ ...asked, status: 'CLOSED', closedAt: now }, 'CaseClosed', now, { because: 'CONFIRMED' }), notes: notes ?? [] };
}

/** What must be done before the case may be closed; the confirmation itself may have been the last of it. */
export function stillOwed(asked: CaseState, context: DecisionContext): Refusal | null {
  const owed = reconcile(asked, context, CASE_SUBJECT).obligations.filter(({ status, strength }) => status === 'OPEN' && strength === 'MUST');
  if (owed.length === 0) return null;
  const rows = owed.map(({ rule }) => rowOf(context.policy, rule));
  const listed = (language: 'zh' | 'en') => rows.map((row) => `${row.name[language]}(${row.key}, ${row.clauses.map(({ source, section }) => `${source} ${section}`).join('; ')})`);
  return {
    refused: true,
    rule: rows[0]!.key,
    clause: rows[0]!.clauses[0] ?? null,
    message: {
      zh: `仍有必须完成的事项，不能关闭：${listed('zh').join('、')}。请先完成，或由管理处主任写明原因关闭。`,
      en: `These must be done before the case is closed: ${listed('en').join(', ')}. Do them first, or have the centre manager close it with a reason.`,
    },
  };
}

function rowOf(policy: PolicySet, rule: string) {
  const row = policy.obligationRows.find((candidate) => candidate.key === rule);
  if (!row) throw new Error(`Policy set ${policy.id} has no rule ${rule}`);
  return row;
}
