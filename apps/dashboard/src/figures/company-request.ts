import type { FigureDimension, FigureRequestInput } from '../gql/graphql';
import type { Wanted } from './figure-set';
import type { Strength } from './limit-rows';

/** The columns of the centres side by side; the rates come first, and of them more is better. */
export interface Column {
  readonly name: ColumnName;
  readonly request: FigureRequestInput;
}
export const COLUMN_NAMES = ['callbacks', 'homeVisits', 'satisfaction', 'must', 'should', 'duties', 'received', 'settled', 'complaints', 'overdue', 'escalations'] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

const ofStrength = (strength: Strength): FigureRequestInput => ({ key: 'ATTAINMENT', filters: [{ dimension: 'STRENGTH', keys: [strength] }] });

export const COLUMNS: readonly Column[] = [
  { name: 'callbacks', request: { key: 'CALLBACK_RATE' } },
  { name: 'homeVisits', request: { key: 'HOME_VISIT_SHARE' } },
  { name: 'satisfaction', request: { key: 'SATISFACTION' } },
  { name: 'must', request: ofStrength('MUST') },
  { name: 'should', request: ofStrength('SHOULD') },
  { name: 'duties', request: { key: 'DUTIES_DONE' } },
  { name: 'received', request: { key: 'CASES' } },
  { name: 'settled', request: { key: 'SETTLED' } },
  { name: 'complaints', request: { key: 'COMPLAINTS' } },
  { name: 'overdue', request: { key: 'TIME_LIMITS', filters: [{ dimension: 'OUTCOME', keys: ['OVERDUE'] }] } },
  { name: 'escalations', request: { key: 'ESCALATIONS' } },
];

const wanted = (by: FigureDimension[], columns: readonly Column[], step: 'WHOLE' | 'MONTH'): Wanted => Object.fromEntries(columns.map(({ name, request }) => [name, { ...request, step, by }]));

/** Each column by centre, and of all of them together. */
export const OF_CENTRES = wanted(['CENTRE'], COLUMNS, 'WHOLE');
export const OF_ALL = wanted([], COLUMNS, 'WHOLE');

/** What the small charts show of each centre by months: one of the rates, as the address says it. */
export const CHARTED = COLUMN_NAMES.slice(0, 6);
export function charted(text: string | null): ColumnName {
  return CHARTED.find((name) => name === text) ?? 'callbacks';
}
export function ofMonths(name: ColumnName): Wanted {
  return wanted(['CENTRE'], COLUMNS.filter((column) => column.name === name), 'MONTH');
}
