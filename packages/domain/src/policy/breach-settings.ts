/** What a company sets about a rule that is broken again and again in one place: how often, within how many days. */
export const BREACH_KEYS = ['breachTimes', 'breachDays'] as const;
export type BreachKey = (typeof BREACH_KEYS)[number];
export type BreachSettings = Readonly<Record<BreachKey, number>>;

/** The product's own: the third time within a month is no chance any more. */
export const DEFAULT_BREACHES: BreachSettings = { breachTimes: 3, breachDays: 30 };
