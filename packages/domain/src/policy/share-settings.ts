/** Shares of visits that a company sets, in whole percent (CB-08, CB-09, CB-12). */
export const SHARE_KEYS = ['repairCallbackShare', 'helpCallbackShare', 'eventCallbackShare', 'otherCallbackShare', 'homeVisitShare'] as const;
export type ShareKey = (typeof SHARE_KEYS)[number];
export type ShareSettings = Readonly<Record<ShareKey, number>>;

/** What Q 4.1.2 and 4.1.4 say; where it leaves the share to the supervisor (other services), as much as of repairs. */
export const DEFAULT_SHARES: ShareSettings = { repairCallbackShare: 10, helpCallbackShare: 10, eventCallbackShare: 10, otherCallbackShare: 10, homeVisitShare: 20 };
