import { scopeOf, type Scope } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';

/** Where figures may be counted for somebody, and whether person by person. */
export interface FigureScope extends Scope {
  /** The centres at which records may be told apart by person. */
  readonly personCentreIds: readonly string[];
}

/** The viewer's centres at which figures may be seen, narrowed to those asked for. */
export function figureScopeOf(viewer: Viewer, wanted?: readonly string[] | null): FigureScope {
  const scope = scopeOf(viewer, wanted);
  const at = (capability: string) => scope.centreIds.filter((id) => viewer.centresWith(capability).includes(id));
  return { ...scope, centreIds: at('VIEW_FIGURES'), personCentreIds: at('VIEW_PERSON_FIGURES') };
}
