import { matches } from '../policy/condition.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { GuardRow } from '../policy/row.js';
import { isLate } from './clock.js';
import type { Subject } from './subject.js';

export interface GuardQuestion {
  readonly verb: string;
  /** The subject's facts; read by their own names. */
  readonly facts: Facts;
  /** The command's fields; read as `to.<field>`. Left out where nobody has filled the form yet: a guard on it then stays silent. */
  readonly command?: Facts;
  /** Who asks; read as `actor.<fact>`. */
  readonly actor: Facts;
}

/** The first row that refuses the verb here and now; null: none does. Rows read `lapsed.<rule>` too: whether that rule's duty has ever gone past due here. */
export function refusingGuard(question: GuardQuestion, subject: Subject, policy: PolicySet, now: Instant): GuardRow | null {
  const rows = policy.guardRows.filter((row) => row.verb === question.verb);
  if (rows.length === 0) return null;
  const facts: Record<string, Facts[string]> = { ...question.facts };
  for (const name in question.command) facts[`to.${name}`] = question.command[name];
  for (const name in question.actor) facts[`actor.${name}`] = question.actor[name];
  for (const { key } of policy.obligationRows) facts[`lapsed.${key}`] = hasLapsed(subject, key, now);
  return rows.find((row) => matches(facts, row.refusedWhen) && !(row.unless && matches(facts, row.unless))) ?? null;
}

/** Whether the rule's duty has gone past due on this subject, met since or not. */
export function hasLapsed(subject: Subject, rule: string, now: Instant): boolean {
  return subject.obligations.some((obligation) => obligation.rule === rule && (obligation.level > 0 || isLate(obligation, now)));
}
