import { availableActions, type AvailableAction } from '@guanjia/domain';
import DataLoader from 'dataloader';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { readCase } from './load-case.js';
import { timelinesOf } from './list-journal.js';
import type { JournalNode } from './journal-node.js';
import { newId } from './new-id.js';
import { obligationsOfCases, type ObligationNode } from './obligation-node.js';

/** Lists nest: what hangs on cases is asked for once a request, for all of them. Load only ids of cases that the viewer may see. */
export interface CaseLoaders {
  readonly obligations: DataLoader<string, ObligationNode[]>;
  readonly timeline: DataLoader<string, JournalNode[]>;
}

const ofRequest = new WeakMap<Context, CaseLoaders>();

export function caseLoaders(context: Context): CaseLoaders {
  let loaders = ofRequest.get(context);
  if (!loaders) {
    // A mutation changes what its own answer then reads, so nothing is kept beyond the batch.
    const unkept = { cache: false };
    loaders = {
      obligations: new DataLoader((ids) => obligationsOfCases(context.database, ids), unkept),
      timeline: new DataLoader((ids) => timelinesOf(context.database.pool, ids), unkept),
    };
    ofRequest.set(context, loaders);
  }
  return loaders;
}

/** What the viewer may do now with a case, by the same functions that the verbs ask. */
export async function actionsOf(context: Context, caseId: string): Promise<AvailableAction[]> {
  const viewer = viewerOfContext(context);
  const loaded = await readCase(context.database.pool, caseId, scopeOf(viewer));
  if (!loaded) return [];
  const { policy } = await loadPolicySet(context.database, loaded.policySetId);
  const { centreId } = loaded.state;
  const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
  return availableActions(loaded.state, { now: loaded.now, policy, actor, newId });
}
