import { SHIPPED_REPORTING_LINE } from '../organisation/posts.js';
import { compilePolicySet, DEFAULT_SETTINGS } from '../policy/compile.js';
import { complaintsSK } from '../policy/packs/complaints/s-k.js';
import { receptionP } from '../policy/packs/reception/p.js';
import { mondayToFriday, type WorkingCalendar } from './calendar.js';
import { aRow } from './rows.fixture.js';

const untilSettled = { status: { not: ['SETTLED', 'CLOSED'] } } as const;

/** One row of every kind that the engine knows, beside the complaints' and the desk's own: for walks that have to meet each of them. */
export const EVERY_KIND_OF_ROW = [
  aRow('R-DAILY', { appliesTo: { kind: ['HELP_REQUEST', 'REPAIR'], ...untilSettled }, term: { kind: 'days', days: 1 }, everyDays: 1, sets: 'PROGRESS', metBy: { event: 'ReplyGiven' } }),
  aRow('R-EVERY-3', { appliesTo: { kind: 'COMPLAINT', ...untilSettled }, clockFrom: 'classFrom', term: { kind: 'endOfDay' }, everyDays: 3, sets: 'PROGRESS', metBy: { anyOf: [{ event: 'ReplyGiven' }, { event: 'CaseReportedUp' }] } }),
  aRow('R-GENERAL', { general: true, term: { kind: 'minutes', minutes: 5 }, sets: 'FIRST_RESPONSE', metBy: { event: 'ReplyGiven' } }),
  aRow('R-SPECIAL', { appliesTo: { kind: 'COMPLAINT' }, term: { kind: 'fact', fact: 'residentDeadline' }, sets: 'FIRST_RESPONSE', metBy: { event: 'ReplyGiven' } }),
  aRow('R-WINDOW', { term: { kind: 'window', notBefore: { kind: 'days', days: 2 }, by: { kind: 'workingDays', days: 6 } }, sets: 'CALLBACK', metBy: { event: 'ReplyGiven' }, repeatsOn: { event: 'CaseReopened' } }),
  aRow('R-WORKING-TIME', { term: { kind: 'workingTime', hours: 12 }, repeatsOn: { event: 'CaseReopened' } }),
  aRow('R-WORKING-DAYS', { clockFrom: 'classFrom', term: { kind: 'fact', fact: 'residentDeadline', otherwise: { kind: 'workingDays', days: 4, until: 'CLOSING' } } }),
  aRow('R-HALF', { appliesTo: { kind: 'COMPLAINT' }, term: { kind: 'fraction', numerator: 1, denominator: 2, of: { kind: 'fact', fact: 'residentDeadline', otherwise: { kind: 'weeks', weeks: 1 } } } }),
  aRow('R-AFTER', { clockFrom: 'settledAt', opensOn: { event: 'CaseSettled' }, term: { kind: 'fact', fact: 'settledAt', shift: { days: 3 } }, sets: 'RECORD', metBy: { event: 'ResidentConfirmed' } }),
];

export const RICH_POLICY = compilePolicySet({
  id: 'rich',
  zone: 'Asia/Shanghai',
  settings: DEFAULT_SETTINGS,
  reportingLine: SHIPPED_REPORTING_LINE,
  packs: [receptionP, complaintsSK, { key: 'test/rich', area: 'TEST', name: { zh: '试', en: 'Test' }, rows: EVERY_KIND_OF_ROW }],
});

/** Weekdays with a lunch break, and a holiday in the second week of the walks. */
export const OFFICE: WorkingCalendar = { zone: 'Asia/Shanghai', weekly: mondayToFriday(['09:00', '12:00'], ['14:00', '18:00']), holidays: ['2026-03-11'], makeUpDays: ['2026-03-14'] };
