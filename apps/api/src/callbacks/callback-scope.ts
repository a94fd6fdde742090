import type { Viewer } from '../access/viewer.js';
import { scopeOf, type Scope } from '../access/scope.js';

/** What SQL is asked with about visits: centres and audiences, as everywhere, and who looks. */
export interface CallbackScope extends Scope {
  readonly personId: string;
}

/** The viewer's centres at which visits may be seen, narrowed to those asked for. */
export function callbackScopeOf(viewer: Viewer, wanted?: readonly string[] | null): CallbackScope {
  const { centreIds, audiences } = scopeOf(viewer, wanted);
  const may = viewer.centresWith('VIEW_CALLBACKS');
  return { centreIds: centreIds.filter((id) => may.includes(id)), audiences, personId: viewer.personId };
}

/** Of `callback cb`: who handled the matter does not see that it was drawn until it was visited; a draw taken back stays hidden too, since the same lot may fall again. */
export const notHidden = (person: string) => `(cb.visited_at is not null or not ${person}::uuid = any(cb.hidden_from))`;

/** The scope in SQL, for `callback cb`; its parameters are the three of {@link scopeValues}, in this order. */
export const seenFrom = (first: number) => `cb.centre_id = any($${first}::uuid[]) and cb.audience = any($${first + 1}::text[]) and ${notHidden(`$${first + 2}`)}`;
export const scopeValues = ({ centreIds, audiences, personId }: CallbackScope) => [centreIds, audiences, personId] as const;
