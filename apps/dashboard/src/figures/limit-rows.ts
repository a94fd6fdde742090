import { keyOf, type Figure, type Point } from './figure-set';

export const OUTCOMES = ['ON_TIME', 'LATE', 'MISSED', 'OVERDUE', 'EXCUSED', 'OWED'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const STRENGTHS = ['MUST', 'SHOULD'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** A row of a procedure that sets time limits, and what became of them. */
export interface LimitRow {
  readonly rule: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly outcomes: Readonly<Partial<Record<Outcome, Point>>>;
  /** Absent: none was judged or is past due yet. */
  readonly kept: Point | undefined;
}

/** Rows of one strength, the least kept first; those without anything judged last. */
export function limitRows(outcomes: Figure, kept: Figure, strength: Strength): LimitRow[] {
  const rows = new Map<string, LimitRow>();
  for (const point of [...outcomes.points, ...kept.points]) {
    if (keyOf(point, 'STRENGTH') !== strength) continue;
    const rule = point.groups.find(({ dimension }) => dimension === 'RULE');
    if (!rule) continue;
    const row = rows.get(rule.key) ?? { rule: rule.key, name: rule.name, outcomes: {}, kept: undefined };
    const outcome = OUTCOMES.find((one) => one === keyOf(point, 'OUTCOME'));
    rows.set(rule.key, outcome ? { ...row, outcomes: { ...row.outcomes, [outcome]: point } } : { ...row, kept: point });
  }
  const share = ({ kept: point }: LimitRow) => (point && point.denominator > 0 ? point.numerator / point.denominator : 2);
  return [...rows.values()].sort((a, b) => share(a) - share(b) || (a.rule < b.rule ? -1 : 1));
}
