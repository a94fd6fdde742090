import type { CallbackContext, CallbackState } from '@guanjia/domain';
import type { LinkedCase } from '@guanjia/schema';
import DataLoader from 'dataloader';
import { scopeOf } from '../access/scope.js';
import { casesById, type CaseNode } from '../cases/case-node.js';
import { viewerOfContext, type Context } from '../context.js';
import { attemptsOf, type AttemptNode } from './attempts.js';
import { callbackContext } from './carry-out-callback.js';
import { contactsOf, type Contact } from './callback-contacts.js';
import { readCallback } from './load-callback.js';
import { occasionsById, type OccasionNode } from './occasions.js';

/** Lists nest: what hangs on visits is asked for once a request, for all of them. Load only ids of visits that the viewer may see. */
export interface CallbackLoaders {
  /** By the case's id; null: outside the viewer's scope. */
  readonly cases: DataLoader<string, CaseNode | null>;
  readonly linked: DataLoader<string, LinkedCase | null>;
  readonly occasions: DataLoader<string, OccasionNode | null>;
  readonly attempts: DataLoader<string, AttemptNode[]>;
  readonly contacts: DataLoader<string, Contact>;
  /** The visit as a decision of the viewer's would find it; null: out of sight meanwhile. */
  readonly loaded: DataLoader<string, { readonly state: CallbackState; readonly context: CallbackContext } | null>;
}

const ofRequest = new WeakMap<Context, CallbackLoaders>();

export function callbackLoaders(context: Context): CallbackLoaders {
  let loaders = ofRequest.get(context);
  if (!loaders) {
    const { pool } = context.database;
    const seen = (ids: readonly string[]) => casesById(pool, ids, scopeOf(viewerOfContext(context)));
    // A mutation changes what its own answer then reads, so nothing is kept beyond the batch.
    const unkept = { cache: false };
    loaders = {
      cases: new DataLoader(async (ids) => {
        const cases = await seen(ids);
        return ids.map((id) => cases.get(id) ?? null);
      }, unkept),
      linked: new DataLoader(async (ids) => {
        const cases = await seen(ids);
        return ids.map((id) => linkedCase(cases.get(id)));
      }, unkept),
      occasions: new DataLoader((ids) => occasionsById(pool, ids), unkept),
      attempts: new DataLoader((ids) => attemptsOf(pool, ids), unkept),
      contacts: new DataLoader((ids) => contactsOf(pool, ids), unkept),
      loaded: new DataLoader((ids) => Promise.all(ids.map((id) => loadedFor(context, id))), unkept),
    };
    ofRequest.set(context, loaders);
  }
  return loaders;
}

async function loadedFor(context: Context, id: string) {
  const viewer = viewerOfContext(context);
  const loaded = await readCallback(context.database.pool, id, scopeOf(viewer), viewer.personId);
  return loaded && { state: loaded.state, context: await callbackContext(context, viewer, loaded) };
}

function linkedCase(node: CaseNode | undefined): LinkedCase | null {
  return node ? { id: node.id, number: node.number, matter: node.matter, status: node.status } : null;
}
