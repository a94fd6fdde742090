import type { CaseKind, CaseStatus, Channel, Severity, Validity } from '../gql/graphql';

/** The house's lists in the order in which screens offer them. */
export const KINDS = ['INQUIRY', 'OPINION', 'REPAIR', 'COMPLAINT', 'HELP_REQUEST', 'CONVENIENCE', 'UNLOCKED_DOOR'] as const satisfies readonly CaseKind[];
export const VALIDITIES = ['VALID', 'ASSIST', 'INVALID'] as const satisfies readonly Validity[];
export const SEVERITIES = ['MAJOR', 'IMPORTANT', 'MINOR'] as const satisfies readonly Severity[];
export const STATUSES = ['RECEIVED', 'IN_PROGRESS', 'SETTLED', 'CLOSED'] as const satisfies readonly CaseStatus[];
export const CHANNELS = ['TELEPHONE', 'WALK_IN', 'WECHAT', 'OWNERS_GROUP', 'APP', 'ONLINE', 'SMS', 'EMAIL', 'LETTER', 'FAX', 'ON_SITE', 'PATROL', 'FORWARDED'] as const satisfies readonly Channel[];
/** What a help request is about, by the keys that rules read (F 4.1.1). */
export const HELP_CATEGORIES = ['FIRST_AID', 'CRIME_OR_ACCIDENT', 'DISASTER', 'ENVIRONMENT', 'DAILY_LIFE', 'CULTURE', 'PAID_SERVICE', 'OTHER'] as const;
