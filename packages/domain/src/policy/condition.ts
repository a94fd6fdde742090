import type { Condition, Demand, Facts } from './facts.js';

/** The demand that a fact is there at all, whatever it is. */
export const KNOWN = { not: '' } as const satisfies Demand;

/**
 * Whether all demands of a condition hold on these facts. An empty condition holds.
 * A fact that is missing (undefined or null) meets no demand, not even `not`: what nobody has decided yet is never taken for a "no".
 */
export function matches(facts: Facts, condition: Condition): boolean {
  for (const fact in condition) if (!meets(facts[fact], condition[fact]!)) return false;
  return true;
}

function meets(value: Facts[string], demand: Demand): boolean {
  if (value === undefined || value === null) return false;
  if (typeof demand !== 'object') return value === demand;
  if (isList(demand)) return demand.includes(value);
  return isList(demand.not) ? !demand.not.includes(value) : value !== demand.not;
}

function isList<T>(demand: T): demand is T & readonly (string | number | boolean)[] {
  return Array.isArray(demand);
}
