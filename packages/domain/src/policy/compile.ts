import { BREACH_KEYS, DEFAULT_BREACHES } from './breach-settings.js';
import { extendPack } from './extend.js';
import { DEFAULT_LADDER, LADDER_KEYS } from './ladder-settings.js';
import type { AllSettings, PolicySet } from './policy-set.js';
import { BrokenPolicyError, type PolicyProblem } from './problem.js';
import { DEFAULT_PROPOSALS, PROPOSAL_KEYS } from './proposal-settings.js';
import { postsOf, rulesReferredTo } from './references.js';
import { DEFAULT_RESIDENT, RESIDENT_KEYS } from './resident-settings.js';
import type { ChecklistRow, GuardRow, ObligationRow, PolicyPack, QuotaRow } from './row.js';
import { DEFAULT_SHARES, SHARE_KEYS } from './share-settings.js';
import { SETTING_KEYS } from './term.js';

/** What the product sets where the texts leave it open: limits in minutes, the default ladder, when something is proposed, when breaches are told as repeated. */
export const DEFAULT_SETTINGS: AllSettings = { immediateLimit: 5, classifyWithin: 30, ...DEFAULT_LADDER, ...DEFAULT_PROPOSALS, ...DEFAULT_RESIDENT, ...DEFAULT_SHARES, ...DEFAULT_BREACHES };

export interface PolicySetParts {
  readonly id: string;
  /** The centre's IANA zone. */
  readonly zone: string;
  readonly settings: AllSettings;
  readonly reportingLine: Readonly<Record<string, string | null>>;
  /** The packs that the centre follows, one an area, with the packs that they build on (which do not count as followed). */
  readonly packs: readonly PolicyPack[];
}

/**
 * Puts packs together to the set that a centre follows. Each pack comes validated; here is checked that they fit: one pack an area, each rule once,
 * rules and posts that rows name are there. Throws {@link BrokenPolicyError} with all problems.
 */
export function compilePolicySet(parts: PolicySetParts): PolicySet {
  const problems: PolicyProblem[] = [];
  const builtOn = new Set(parts.packs.map((pack) => pack.extends));
  const packs = parts.packs
    .filter((pack) => !builtOn.has(pack.key))
    .map((pack) => {
      const extended = extendPack(pack, parts.packs);
      problems.push(...extended.problems);
      return extended.pack;
    });
  if (!isZone(parts.zone)) problems.push({ pack: null, row: null, field: 'zone', message: { zh: `“${parts.zone}”不是时区，应如 Asia/Shanghai。`, en: `"${parts.zone}" is no time zone; it should be like Asia/Shanghai.` } });
  problems.push(...misfits(packs, parts));
  if (problems.length > 0) throw new BrokenPolicyError(problems);
  const rows = packs.flatMap((pack) => pack.rows);
  return {
    id: parts.id,
    zone: parts.zone,
    settings: parts.settings,
    reportingLine: parts.reportingLine,
    packs,
    obligationRows: rows.filter((row): row is ObligationRow => row.kind === 'obligation'),
    guardRows: rows.filter((row): row is GuardRow => row.kind === 'guard'),
    checklistRows: rows.filter((row): row is ChecklistRow => row.kind === 'checklist'),
    quotaRows: rows.filter((row): row is QuotaRow => row.kind === 'quota'),
  };
}

/** The pack of a set that a row comes from; throws for a rule that the set does not have. */
export function packOf(policy: PolicySet, rule: string): PolicyPack {
  const pack = policy.packs.find((candidate) => candidate.rows.some((row) => row.key === rule));
  if (!pack) throw new Error(`Policy set ${policy.id} has no rule ${rule}`);
  return pack;
}

function misfits(packs: readonly PolicyPack[], { settings, reportingLine }: PolicySetParts): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const areas = new Map<string, string>();
  const rules = new Map<string, string>();
  for (const pack of packs) {
    const rival = areas.get(pack.area);
    if (rival) problems.push({ pack: pack.key, row: null, field: 'area', message: { zh: `领域“${pack.area}”已由“${rival}”规定，一个领域只能采用一个规程包。`, en: `Area "${pack.area}" already follows "${rival}"; a centre follows one pack an area.` } });
    areas.set(pack.area, pack.key);
    for (const { key } of pack.rows) {
      const other = rules.get(key);
      if (other) problems.push({ pack: pack.key, row: key, field: 'key', message: { zh: `“${key}”在“${other}”中已有同名行。`, en: `"${key}" is already a row of "${other}".` } });
      rules.set(key, pack.key);
    }
  }
  for (const pack of packs) {
    for (const row of pack.rows) {
      for (const { field, rule } of rulesReferredTo(row)) {
        if (!rules.has(rule)) problems.push({ pack: pack.key, row: row.key, field, message: { zh: `所采用的规程包中没有规则“${rule}”。`, en: `No followed pack has a rule "${rule}".` } });
      }
      for (const { field, post } of postsOf(row)) {
        if (!(post in reportingLine)) problems.push({ pack: pack.key, row: row.key, field, message: { zh: `公司岗位表中没有“${post}”。`, en: `"${post}" is not among the company's posts.` } });
      }
    }
  }
  for (const [post, above] of Object.entries(reportingLine)) {
    if (above !== null && !(above in reportingLine)) problems.push({ pack: null, row: null, field: `reportingLine.${post}`, message: { zh: `“${post}”的上级“${above}”不在公司岗位表中。`, en: `"${post}" reports to "${above}", which is not among the company's posts.` } });
  }
  for (const key of [...SETTING_KEYS, ...LADDER_KEYS, ...PROPOSAL_KEYS, ...RESIDENT_KEYS, ...SHARE_KEYS, ...BREACH_KEYS]) {
    if (!(settings[key] > 0)) problems.push({ pack: null, row: null, field: `settings.${key}`, message: { zh: `设置“${key}”须为正数。`, en: `Setting "${key}" must be a positive number.` } });
  }
  return problems;
}

function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
