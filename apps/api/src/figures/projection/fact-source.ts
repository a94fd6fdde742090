/**
 * One kind of fact: what a source row contributes to figures now. The same texts count a batch of the follower, a rebuild and a recount (ADR 21), so that the three cannot differ.
 */
export interface FactSource {
  /** Table of the facts, and its key: the id of the source row. */
  readonly fact: string;
  readonly key: string;
  /** All columns of the fact, in the table's order, as `facts` selects them. */
  readonly columns: readonly string[];
  /** Ids of the source rows that hang on the subjects `$1` (uuid[]) of journal rows. Source rows are never removed, so a fact that is to go is among them. */
  readonly touched: string;
  /** The facts of the rows in question. `of` says in SQL which these are, given the column that holds a source row's id; what contributes nothing is not among them. */
  facts(of: (column: string) => string): string;
  /** Table of the cubes, what its rows are told apart by, and what they add up; the first sum counts the facts: a row where it is 0 does not exist. */
  readonly cube: string;
  readonly keys: readonly string[];
  readonly sums: readonly string[];
  /** For each fact of `from` (named f) its rows of `keys` and `sums`, each with f's `sign` (1, or -1 for a contribution that is taken back). */
  contributions(from: string): string;
}

/** The first day of a moment's month by the clock of centre `z`. */
export const monthOf = (moment: string) => `date_trunc('month', ${moment} at time zone z.zone)::date`;

/** Every row there is. */
export const ALL = () => 'true';
