import { SHIPPED_REPORTING_LINE } from '../organisation/posts.js';
import { compilePolicySet, DEFAULT_SETTINGS } from '../policy/compile.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { ObligationRow } from '../policy/row.js';
import { validatePack } from '../policy/validate.js';

/** A row that says only what a test is about; the rest is as plain as can be. It opens at reception, for every matter. */
export function aRow(key: string, own: Partial<ObligationRow>): ObligationRow {
  return {
    kind: 'obligation',
    key,
    name: { zh: `规则${key}`, en: `Rule ${key}` },
    clauses: [{ source: 'PRODUCT', section: '', words: { zh: '试', en: 'Test' } }],
    because: 'A test.',
    subject: 'case',
    appliesTo: {},
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'receivedAt',
    term: { kind: 'days', days: 2 },
    sets: 'SETTLEMENT',
    metBy: { event: 'CaseSettled' },
    owedBy: ['CASE_OWNER'],
    strength: 'MUST',
    ...own,
  };
}

/** A centre in Shanghai that follows these rows alone; they pass the same validation as a company's own pack. */
export function follows(...rows: readonly ObligationRow[]): PolicySet {
  const read = validatePack({ key: 'test/rows', area: 'TEST', name: { zh: '试', en: 'Test' }, rows });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 1));
  return compilePolicySet({ id: 'test', zone: 'Asia/Shanghai', settings: DEFAULT_SETTINGS, reportingLine: SHIPPED_REPORTING_LINE, packs: [read.pack] });
}
