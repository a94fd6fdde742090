import type { FigureDimension, FigureFilterInput } from '../gql/graphql';

/** What the attainment of time limits may be narrowed by, each with its part of the address. */
export const FILTERS = ['DEPARTMENT', 'POST', 'BUILDING', 'PERSON'] as const satisfies readonly FigureDimension[];
export type Filter = (typeof FILTERS)[number];

/** Stands in the address for the empty key: records without a department. */
const NONE = 'none';

/** The address with some parts changed, an empty one left out; what was paged through begins anew. */
export function withParts(search: URLSearchParams, parts: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('after');
  for (const [name, value] of Object.entries(parts)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** Of the address, what means the same on each page of figures. */
export function keptParts(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([name]) => ['centres', 'period'].includes(name)));
  return kept.size > 0 ? `?${kept.toString()}` : '';
}

export function filterName(filter: Filter): string {
  return filter.toLowerCase();
}

/** The choice of a filter's field: what the address says; empty for all. */
export function chosen(search: URLSearchParams, filter: Filter): string {
  return search.get(filterName(filter)) ?? '';
}

/** A key as the address says it, where the empty one would say nothing. */
export function addressOf(key: string): string {
  return key === '' ? NONE : key;
}

export function filtersOf(search: URLSearchParams): FigureFilterInput[] {
  return FILTERS.flatMap((dimension) => {
    const text = chosen(search, dimension);
    return text === '' ? [] : [{ dimension, keys: [text === NONE ? '' : text] }];
  });
}
