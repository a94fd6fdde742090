/** What a company sets about the default ladder: shares in percent of a term, bounds in minutes. */
export const LADDER_KEYS = ['warnShare', 'warnLeast', 'warnMost', 'escalateShare', 'escalateLeast', 'escalateMost'] as const;
export type LadderKey = (typeof LADDER_KEYS)[number];

/**
 * When an obligation's post is warned, and when the second level rings where a row has no ladder of its own: so many percent of the term before and after the due
 * time, never nearer than `least` minutes and never further than `most`. Level 1 rings at due and is no setting: what is overdue is overdue (law 8).
 */
export type LadderSettings = Readonly<Record<LadderKey, number>>;

/** The product's own. Less than a quarter of an hour after due nobody above could do anything yet, more than a day lets a late matter lie. */
export const DEFAULT_LADDER: LadderSettings = { warnShare: 20, warnLeast: 1, warnMost: 1440, escalateShare: 50, escalateLeast: 15, escalateMost: 1440 };
