import { FIGURES } from '@guanjia/domain';
import type { Filter, Ground, Question } from './asked.js';
import { COLUMNS, cubeRows, cubesKnow, factRows } from './contributions.js';
import { COUNTINGS } from './counting.js';
import type { Parameters } from './parameters.js';

/** The moment that figures are of, and where they are read. */
export interface Moment {
  readonly now: Date;
  /** Null: as they are; else of this frozen version. */
  readonly versionId: string | null;
  /** How many centres the company has. */
  readonly centres: number;
}

/** A column of rows `r` as the key of a group; the empty text stands for none. */
export const keyOf = (column: string) => (column === 'month' ? `to_char(r.month, 'YYYY-MM')` : `coalesce(r.${column}::text, '')`);

/** Which of a source's rows `r` a question counts, within what it shares with the others of its request; null: all. */
export function countedOf(parameters: Parameters, { key, filters, ids }: Pick<Question, 'key' | 'filters' | 'ids'>): string | null {
  const { where } = COUNTINGS[key];
  const filter = ({ dimension, keys }: Filter) => `${keyOf(COLUMNS[dimension])} = any(${parameters.of(keys, 'text[]')})`;
  const all = [...(where === undefined ? [] : [where]), ...filters.map(filter), ...(ids === undefined ? [] : [`r.id = any(${parameters.of(ids, 'uuid[]')})`])];
  return all.length === 0 ? null : all.join(' and ');
}

/** Rows `r` of which centres and audiences a request is about. */
export const within = (parameters: Parameters, { scope }: Pick<Ground, 'scope'>, of: 'centres' | 'company' = 'centres') =>
  `${of === 'company' ? 'r.centre_id is null' : `r.centre_id = any(${parameters.of(scope.centreIds, 'uuid[]')})`} and r.audience = any(${parameters.of(scope.audiences, 'text[]')})`;

/** Which rows `r` of a source a question is about, but for its months. */
export function conditions(parameters: Parameters, ground: Pick<Ground, 'scope'>, question: Pick<Question, 'key' | 'filters' | 'ids'>): string {
  const counted = countedOf(parameters, question);
  return within(parameters, ground) + (counted === null ? '' : ` and ${counted}`);
}

/** The records that a question counts, as rows `r`. */
export function recordRows(parameters: Parameters, { key }: Question, moment: Moment): string {
  const { source, basis } = FIGURES[key];
  return factRows(source, basis, readAt(parameters, moment));
}

const readAt = (parameters: Parameters, { now, versionId }: Moment) => ({
  now: () => parameters.of(now, 'timestamptz'),
  version: () => (versionId === null ? null : parameters.of(versionId, 'uuid')),
});

/** Where a question is counted: cubes where they tell apart enough (of the whole company, where no centre is told apart and none is left out), else facts. */
export function readFrom(parameters: Parameters, { scope }: Ground, { key, by, filters, ids }: Question, moment: Moment): { readonly rows: string; readonly of: 'centres' | 'company' } {
  const { source, basis, unit } = FIGURES[key];
  const at = readAt(parameters, moment);
  const dimensions = [...by, ...filters.map(({ dimension }) => dimension)];
  if (ids !== undefined || moment.versionId !== null || unit === 'MINUTES' || !cubesKnow(source, dimensions)) return { rows: factRows(source, basis, at), of: 'centres' };
  const of = new Set(scope.centreIds).size === moment.centres && key !== 'CALLBACK_RATE' && !dimensions.includes('CENTRE') ? 'company' : 'centres';
  return { rows: cubeRows(source, basis, at, of), of };
}
