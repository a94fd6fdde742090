import type { Scope } from '../journal/journal-row.js';
import type { Reader } from './reader.js';

export type { Scope };

/**
 * What SQL is asked with: `centre_id = any(centreIds) and audience = any(audiences)`. Rows outside are not found; nothing is filtered afterwards.
 * Narrowed to the centres asked for. A centre that is not the viewer's simply drops out: whether it exists is none of the viewer's business.
 * `wanted` left out: all of the viewer's centres.
 */
export function scopeOf(viewer: Pick<Reader, 'centreIds' | 'audiences'>, wanted?: readonly string[] | null): Scope {
  const centreIds = wanted ? viewer.centreIds.filter((id) => wanted.includes(id)) : viewer.centreIds;
  return { centreIds, audiences: viewer.audiences };
}
