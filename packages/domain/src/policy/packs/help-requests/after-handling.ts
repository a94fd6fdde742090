import type { ObligationRow } from '../../row.js';

/**
 * What is owed once the work is done: the resident is asked. Counts from the last settlement; a reopening ends it, for then the resident has spoken, and the next
 * settlement makes it owed anew.
 */
export const afterHandling = {
  kind: 'obligation',
  subject: 'case',
  appliesTo: { kind: ['HELP_REQUEST', 'INQUIRY', 'REPAIR', 'OPINION'] },
  opensOn: { event: 'CaseSettled' },
  clockFrom: 'lastSettledAt',
  metBy: { anyOf: [{ event: 'ResidentConfirmed', facts: { outcome: ['SATISFIED', 'DISSATISFIED'] } }, { event: 'CaseReopened' }] },
  repeatsOn: { event: 'CaseSettled' },
  owedBy: ['CASE_OWNER'],
  strength: 'MUST',
} as const satisfies Partial<ObligationRow>;
