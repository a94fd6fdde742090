import type { CallbackGroup } from './callback-group.js';
import type { PolicySet } from './policy-set.js';
import type { QuotaRow } from './row.js';

/** The row that says how many of a group are visited; null: the centre's procedures ask for none. */
export function callbackQuota(policy: PolicySet, group: CallbackGroup): QuotaRow | null {
  return policy.quotaRows.find((row) => row.counts === 'CALLBACKS' && row.group === group) ?? null;
}

/** The row that says how many of the visits done are at home; null: the centre's procedures ask for none. */
export function homeVisitQuota(policy: PolicySet): QuotaRow | null {
  return policy.quotaRows.find(({ counts }) => counts === 'HOME_VISITS') ?? null;
}

/** A quota's share in whole percent, by what its clause says or the company has set. */
export function percentOf({ share }: QuotaRow, settings: PolicySet['settings']): number {
  return 'percent' in share ? share.percent : settings[share.setting];
}
