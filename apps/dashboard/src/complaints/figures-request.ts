import { yearUntil } from '../figures/period';
import type { ChartSetFieldsFragment, ComplaintFiguresQueryVariables, FigureRequestInput, FiguresInput, Validity } from '../gql/graphql';
import { spanBefore, type Span } from './figures-period';

const ofSpan = { key: 'COMPLAINTS', step: 'WHOLE' } as const satisfies FigureRequestInput;

/** What the page asks for, by names: the figures come in the same order. @param validity of the grid alone; null: of any */
function wantedOf(validity: Validity | null) {
  const filters = validity ? [{ dimension: 'VALIDITY' as const, keys: [validity] }] : [];
  return {
    total: ofSpan,
    categories: { ...ofSpan, by: ['CATEGORY'] },
    validities: { ...ofSpan, by: ['VALIDITY'] },
    repeated: { key: 'REPEATED_COMPLAINTS', step: 'WHOLE' },
    collective: { key: 'COLLECTIVE_COMPLAINTS', step: 'WHOLE' },
    rules: { key: 'ATTAINMENT', step: 'WHOLE', by: ['RULE', 'STRENGTH'] },
    grid: { ...ofSpan, by: ['CATEGORY', 'SEVERITY'], filters },
    gridRows: { ...ofSpan, by: ['CATEGORY'], filters },
    gridColumns: { ...ofSpan, by: ['SEVERITY'], filters },
    gridTotal: { ...ofSpan, filters },
  } as const satisfies Readonly<Record<string, FigureRequestInput>>;
}
const BEFORE = { total: ofSpan, categories: { ...ofSpan, by: ['CATEGORY'] } } as const satisfies Readonly<Record<string, FigureRequestInput>>;
const YEAR = { months: { key: 'COMPLAINTS' }, monthCategories: { key: 'COMPLAINTS', by: ['CATEGORY'] } } as const satisfies Readonly<Record<string, FigureRequestInput>>;

/** One request for all of the page. @param today the running month */
export function requestOf(centreId: string, span: Span, today: string, validity: Validity | null): ComplaintFiguresQueryVariables {
  const input = ({ from, until }: { readonly from: string; readonly until: string }, figures: Readonly<Record<string, FigureRequestInput>>, lastYear = false): FiguresInput => ({ centreIds: [centreId], from, until, lastYear, figures: Object.values(figures) });
  return { now: input(span, wantedOf(validity), true), before: input(spanBefore(span), BEFORE), year: input(yearUntil({ ...span, kind: 'MONTH' }, today), YEAR, true) };
}

export type ChartFigureFields = ChartSetFieldsFragment['figures'][number];
type Named<Wanted> = Readonly<Record<keyof Wanted, ChartFigureFields>>;
export interface ComplaintFigures {
  readonly now: Named<ReturnType<typeof wantedOf>>;
  readonly before: Named<typeof BEFORE>;
  readonly year: Named<typeof YEAR>;
}

/** The answer by the names under which it was asked for. */
export function namedFigures(sets: Readonly<Record<'now' | 'before' | 'year', Pick<ChartSetFieldsFragment, 'figures'>>>): ComplaintFigures {
  const named = <Wanted extends object>(wanted: Wanted, { figures }: Pick<ChartSetFieldsFragment, 'figures'>) => Object.fromEntries(Object.keys(wanted).map((name, at) => [name, figures[at]])) as Named<Wanted>;
  return { now: named(wantedOf(null), sets.now), before: named(BEFORE, sets.before), year: named(YEAR, sets.year) };
}
