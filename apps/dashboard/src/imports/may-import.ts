import { can, type SignedIn } from '../access/viewer';
import { IMPORT_KINDS, type ImportKind } from './import-file';

/** What the screen that keeps the same asks for. */
const ASKS = {
  CENTRES: 'MANAGE_PLACES', HOMES: 'MANAGE_PLACES', RESIDENTS: 'MANAGE_PLACES', PUBLIC_AREAS: 'MANAGE_PLACES', POSTS: 'MANAGE_STAFF', STAFF: 'MANAGE_STAFF', ROSTER: 'PLAN_ROSTER',
  CALENDAR: 'MANAGE_POLICIES', CASES: 'IMPORT_CASES',
} as const satisfies Record<ImportKind, string>;
const OF_THE_COMPANY: readonly ImportKind[] = ['CENTRES', 'POSTS', 'STAFF'];

/** What the viewer may bring from files; the server decides again. */
export function importableKinds(viewer: SignedIn): ImportKind[] {
  const company = viewer.holdings.some(({ centre }) => centre === null);
  return IMPORT_KINDS.filter((kind) => can(viewer, ASKS[kind]) && (company || !OF_THE_COMPANY.includes(kind)));
}
