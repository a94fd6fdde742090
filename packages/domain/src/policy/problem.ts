import type { Words } from './facts.js';

/** A mistake in a policy: where it is, what is wrong and what to do. */
export interface PolicyProblem {
  /** Key of the pack; null where even that is missing. */
  readonly pack: string | null;
  /** Key of the row, `#3` for the third row if it has none; null for the pack itself. */
  readonly row: string | null;
  /** Path of the field in the row or pack: `ladder.1.to`; null for the whole. */
  readonly field: string | null;
  readonly message: Words;
}

/** A policy set that cannot be: thrown where packs that were already validated do not fit together. */
export class BrokenPolicyError extends Error {
  constructor(readonly problems: readonly PolicyProblem[]) {
    super(problems.map(problemInWords).join('\n'));
    this.name = 'BrokenPolicyError';
  }
}

/** Where a problem is: "acme/repairs › AC-01 › owedBy.0"; empty for a text that is no pack at all. */
export function placeInWords({ pack, row, field }: PolicyProblem): string {
  return [pack, row, field].filter(Boolean).join(' › ');
}

/** One line a problem, in English, for logs and consoles. */
export function problemInWords({ pack, row, field, message }: PolicyProblem): string {
  return `${[pack ?? '(pack without a key)', row, field].filter(Boolean).join(' › ')}: ${message.en}`;
}
