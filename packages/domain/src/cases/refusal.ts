import type { Clause, GuardRow } from '../policy/row.js';
import type { Actor, Refusal } from './case.js';
import type { CapabilityKey } from '../organisation/capabilities.js';
import { CAPABILITY_NAMES } from '../organisation/capability-names.js';

/** A "no" of the house itself (status, capability, a form that makes no sense); a row's "no" carries its rule and clause. */
export function refuse(zh: string, en: string, from: { rule?: string; clause?: Clause } = {}): Refusal {
  return { refused: true, rule: from.rule ?? null, clause: from.clause ?? null, message: { zh, en } };
}

/** A guard row's "no". */
export function refusedBy(row: GuardRow): Refusal {
  return { refused: true, rule: row.key, clause: row.clauses[0] ?? null, message: row.message };
}

/** Null: the actor may. */
export function lacking(actor: Actor, capability: CapabilityKey): Refusal | null {
  if (actor.capabilities.includes(capability)) return null;
  const { zh, en } = CAPABILITY_NAMES[capability];
  return refuse(`您现任岗位没有此权限：${zh}。`, `None of your posts here may do this: ${en}.`);
}

/** Null: something is written. */
export function empty(text: string | null | undefined, zh: string, en: string): Refusal | null {
  return text !== null && text !== undefined && text.trim() !== '' ? null : refuse(`请填写${zh}。`, `Write down ${en}.`);
}
