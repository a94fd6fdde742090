import { shareOf, type CallbackGroup, type FigureDimension } from '@guanjia/domain';
import type { Counted } from './count-figures.js';
import type { Procedures } from './procedures.js';

/** What a centre's month of one kind asks for: the keys that CALLBACK_RATE is counted by. */
export interface Owed {
  readonly centreId: string;
  readonly month: string;
  readonly group: string;
  readonly wanted: number;
}

/** CB-07 to CB-09: of what a centre settled of a kind in a month, its share, rounded up. What the procedures ask no share of is not owed. */
export function owedOf({ keys: [centreId, month, group], denominator: settled }: Pick<Counted, 'keys' | 'denominator'>, procedures: Procedures): Owed {
  const share = procedures.sharesAt(centreId!, month!).groups.get(group as CallbackGroup);
  return { centreId: centreId!, month: month!, group: group!, wanted: share ? shareOf(settled, share.percent) : 0 };
}

/** Visits made of visits owed, added up for what the figure is told apart by; a kind with more than enough does not make up for another. */
export function rateOf(counted: readonly Counted[], by: readonly FigureDimension[], procedures: Procedures): Counted[] {
  const sums = new Map<string, Counted>();
  for (const row of counted) {
    const { centreId, group, wanted } = owedOf(row, procedures);
    if (wanted === 0) continue;
    const keys = by.map((dimension) => (dimension === 'CENTRE' ? centreId : group));
    const place = JSON.stringify([row.span, row.before, keys]);
    const { numerator, denominator } = sums.get(place) ?? { numerator: 0, denominator: 0 };
    sums.set(place, { ...row, keys, numerator: numerator + Math.min(wanted, row.numerator), denominator: denominator + wanted });
  }
  return [...sums.values()];
}
