/** What a company sets about the resident's own link: for how many days after a matter was closed it still opens. */
export const RESIDENT_KEYS = ['residentLinkDays'] as const;
export type ResidentKey = (typeof RESIDENT_KEYS)[number];
export type ResidentSettings = Readonly<Record<ResidentKey, number>>;

/** The product's own: a quarter, so that what fails again soon can still be said by it. */
export const DEFAULT_RESIDENT: ResidentSettings = { residentLinkDays: 90 };
