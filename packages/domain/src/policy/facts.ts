/**
 * A moment in time: whole milliseconds since 1970-01-01T00:00:00Z. The domain never reads a clock; every moment is handed in.
 */
export type Instant = number;

/** What a row may read: a case's kind, its severity, the moment it was received. Moments are {@link Instant}s. */
export type FactValue = string | number | boolean | null;
export type Facts = Readonly<Record<string, FactValue | undefined>>;

type Wanted = string | number | boolean;
/** One demand on a fact: this value, one of these values, or none of these. A missing (null, undefined) fact never matches, not even `not`. */
export type Demand = Wanted | readonly Wanted[] | { readonly not: Wanted | readonly Wanted[] };

/** All demands must hold (AND). An empty condition always holds. */
export type Condition = Readonly<Record<string, Demand>>;

/** A name in both languages of the house. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
