import { CALLBACK_GROUPS, homeVisitsToReach, type Clause, type FigureKey } from '@guanjia/domain';
import type { Filter } from './asked.js';
import type { Procedures } from './procedures.js';
import { monthsOf, type Span } from './spans.js';

export interface Target {
  readonly percent: number;
  readonly clause: Clause | null;
}

/** What the procedures of these centres ask for in these months; null: nothing, or they differ. `filters`: of a rate of visits, the kinds that it is about. */
export function targetOf(key: FigureKey, centreIds: readonly string[], period: Span, procedures: Procedures, filters: readonly Filter[] = []): Target | null {
  if (key !== 'HOME_VISIT_SHARE' && key !== 'CALLBACK_RATE') return null;
  const asked = centreIds.flatMap((centreId) => monthsOf(period).map((month) => askedAt(key, centreId, month, procedures, filters)));
  const [first] = asked;
  return first && asked.every((one) => one?.percent === first.percent) ? asked.at(-1)! : null;
}

function askedAt(key: 'HOME_VISIT_SHARE' | 'CALLBACK_RATE', centreId: string, month: string, procedures: Procedures, filters: readonly Filter[]): Target | null {
  if (key === 'HOME_VISIT_SHARE') {
    const share = procedures.homeVisitsAt(centreId, month);
    return share && { percent: share.percent, clause: share.row.clauses[0] ?? null };
  }
  // What is owed is the share of each kind: of that, all is asked for.
  const isMeant = (group: string) => filters.every(({ dimension, keys }) => dimension !== 'CALLBACK_GROUP' || keys.includes(group));
  const { groups } = procedures.sharesAt(centreId, month);
  const group = CALLBACK_GROUPS.find((one) => groups.has(one) && isMeant(one));
  return group === undefined ? null : { percent: 100, clause: groups.get(group)!.row.clauses[0] ?? null };
}

/** How many more it takes; null: there is no target, or it can no longer be reached. */
export function gapTo(key: FigureKey, target: Target | null, { numerator, denominator }: { readonly numerator: number; readonly denominator: number }): number | null {
  if (target === null) return null;
  return key === 'HOME_VISIT_SHARE' ? homeVisitsToReach({ visits: denominator, atHome: numerator }, target.percent) : denominator - numerator;
}
