import { availableDutyActions, type DutyAction } from '@guanjia/domain';
import DataLoader from 'dataloader';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { countRecords } from './audited-records.js';
import { dutyContext } from './carry-out-duty.js';
import { readDuty } from './load-duty.js';

const ofRequest = new WeakMap<Context, DataLoader<string, number>>();

/** How many records audits covered or would cover, for all duties of a page at once. Load only ids of duties that the viewer may see. */
export function recordsLoader(context: Context): DataLoader<string, number> {
  let loader = ofRequest.get(context);
  if (!loader) {
    loader = new DataLoader(async (ids) => {
      const counts = await countRecords(context.database.pool, ids, viewerOfContext(context).audiences);
      return ids.map((id) => counts.get(id) ?? 0);
    }, { cache: false });
    ofRequest.set(context, loader);
  }
  return loader;
}

/** What the viewer may do now with a duty, by the same functions that the verbs ask. */
export async function actionsOfDuty(context: Context, dutyId: string): Promise<DutyAction[]> {
  const viewer = viewerOfContext(context);
  const loaded = await readDuty(context.database.pool, dutyId, scopeOf(viewer));
  return loaded ? availableDutyActions(loaded.state, await dutyContext(context, viewer, loaded)) : [];
}
