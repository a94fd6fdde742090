import type { Viewer } from '../access/viewer.js';
import { scopeOf, type Scope } from '../access/scope.js';

/** What SQL is asked with where visits may come in: centres and audiences, as everywhere, and who looks. */
export interface ViewerScope extends Scope {
  readonly personId: string;
}

export function viewerScopeOf(viewer: Viewer, wanted?: readonly string[] | null): ViewerScope {
  return { ...scopeOf(viewer, wanted), personId: viewer.personId };
}

/** A scope of centres at which the viewer may see visits. */
export type CallbackScope = ViewerScope;

/** The viewer's centres at which visits may be seen, narrowed to those asked for. */
export function callbackScopeOf(viewer: Viewer, wanted?: readonly string[] | null): CallbackScope {
  const scope = viewerScopeOf(viewer, wanted);
  const may = viewer.centresWith('VIEW_CALLBACKS');
  return { ...scope, centreIds: scope.centreIds.filter((id) => may.includes(id)) };
}

/** Of a callback: who handled the matter does not see that it was drawn until it was visited; a draw taken back stays hidden too, since the same lot may fall again. */
export const notHidden = (person: string, callback = 'cb') => `(${callback}.visited_at is not null or not ${person}::uuid = any(${callback}.hidden_from))`;
/** The same of what may belong to a callback or not, for a left join of `callback k`. */
export const ofNoHidden = (person: string) => `(k.id is null or ${notHidden(person, 'k')})`;

/** The scope in SQL, for `callback cb`; its parameters are the three of {@link scopeValues}, in this order. */
export const seenFrom = (first: number) => `cb.centre_id = any($${first}::uuid[]) and cb.audience = any($${first + 1}::text[]) and ${notHidden(`$${first + 2}`)}`;
export const scopeValues = ({ centreIds, audiences, personId }: ViewerScope) => [centreIds, audiences, personId] as const;
