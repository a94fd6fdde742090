import type { CallbackGroup } from '../policy/callback-group.js';
import type { VisitedMatter } from './callback.js';

/** The group that a matter is counted in. */
export function groupOf({ kind, occasion, firstAid }: Pick<VisitedMatter, 'kind' | 'occasion' | 'firstAid'>): CallbackGroup {
  if (occasion) return occasion;
  if (kind === 'HELP_REQUEST' && firstAid) return 'FIRST_AID';
  return kind === 'COMPLAINT' || kind === 'REPAIR' || kind === 'HELP_REQUEST' ? kind : 'OTHER';
}
