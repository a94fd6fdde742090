import type { Condition, Demand } from './facts.js';
import type { EventPattern, Met, PolicyRow } from './row.js';

/** All single acts that a `metBy` names, each with its place (`metBy.allOf.1`). */
export function actsOf(met: Met, field = 'metBy'): { readonly field: string; readonly pattern: EventPattern }[] {
  if ('event' in met) return [{ field, pattern: met }];
  const [name, parts] = 'allOf' in met ? (['allOf', met.allOf] as const) : (['anyOf', met.anyOf] as const);
  return parts.flatMap((part, index) => actsOf(part, `${field}.${name}.${index}`));
}

/** All event patterns of a row, each with its place. */
export function patternsOf(row: PolicyRow): { readonly field: string; readonly pattern: EventPattern }[] {
  if (row.kind !== 'obligation') return [];
  const repeats = row.repeatsOn ? [{ field: 'repeatsOn', pattern: row.repeatsOn }] : [];
  return [{ field: 'opensOn', pattern: row.opensOn }, ...actsOf(row.metBy), ...repeats];
}

/** The rules that a row reads: an event of another rule's obligation, or the fact `lapsed.<rule>`. */
export function rulesReferredTo(row: PolicyRow): { readonly field: string; readonly rule: string }[] {
  const named = patternsOf(row).flatMap(({ field, pattern }) => valuesOf(pattern.facts?.['rule']).map((rule) => ({ field: `${field}.facts.rule`, rule: String(rule) })));
  return [...named, ...conditionsOf(row).flatMap(({ field, condition }) => lapsedRules(condition).map((rule) => ({ field: `${field}.lapsed.${rule}`, rule })))];
}

/** The posts that a row names, each with its place. */
export function postsOf(row: PolicyRow): { readonly field: string; readonly post: string }[] {
  if (row.kind !== 'obligation') return [];
  const owed = row.owedBy.map((post, index) => ({ field: `owedBy.${index}`, post: post as string }));
  const reached = (row.ladder ?? []).map((step, index) => ({ field: `ladder.${index}.to`, post: step.to as string }));
  return [...owed, ...reached].filter(({ post }) => !['CASE_OWNER', 'OWNER', 'SUPERIOR'].includes(post));
}

/** The conditions of a row on its subject's facts, each with its place. */
export function conditionsOf(row: PolicyRow): { readonly field: string; readonly condition: Condition }[] {
  if (row.kind === 'quota') return [];
  if (row.kind !== 'guard') return [{ field: 'appliesTo', condition: row.appliesTo }];
  return [{ field: 'refusedWhen', condition: row.refusedWhen }, ...(row.unless ? [{ field: 'unless', condition: row.unless }] : [])];
}

/** The values that a demand names, wanted or not. */
export function valuesOf(demand: Demand | undefined): readonly (string | number | boolean)[] {
  if (demand === undefined) return [];
  if (typeof demand !== 'object') return [demand];
  if ('not' in demand) return valuesOf(demand.not);
  return demand;
}

export const LAPSED = 'lapsed.';
const lapsedRules = (condition: Condition) => Object.keys(condition).filter((fact) => fact.startsWith(LAPSED)).map((fact) => fact.slice(LAPSED.length));
