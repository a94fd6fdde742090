import type { ParseKeys } from 'i18next';
import type { Capability } from '../gql/graphql';

/** A screen that the header, the palette and the keys lead to. A new room adds its line. */
export interface Place {
  readonly path: string;
  readonly name: ParseKeys<'shell'>;
  readonly keys: string;
  readonly needs: Capability;
  /** Seldom entered: in the person's menu instead of the header's row. */
  readonly inMenu?: true;
}

export const PLACES: readonly Place[] = [
  { path: '/board', name: 'places.board', keys: 'g b', needs: 'VIEW_CASES' },
  { path: '/my', name: 'places.my', keys: 'g m', needs: 'RECORD_STEP' },
  { path: '/cases', name: 'places.cases', keys: 'g c', needs: 'VIEW_CASES' },
  { path: '/callbacks', name: 'places.callbacks', keys: 'g h', needs: 'VIEW_CALLBACKS' },
  { path: '/duties', name: 'places.duties', keys: 'g d', needs: 'VIEW_CASES' },
  { path: '/complaints', name: 'places.complaints', keys: 'g r', needs: 'VIEW_COMPLAINT_REPORTS' },
  { path: '/figures', name: 'places.figures', keys: 'g f', needs: 'VIEW_FIGURES' },
  { path: '/handover', name: 'places.handover', keys: 'g o', needs: 'VIEW_CASES' },
  { path: '/new', name: 'places.registration', keys: 'n', needs: 'RECEIVE_CASE' },
  { path: '/notifications', name: 'places.notifications', keys: 'g n', needs: 'VIEW_NOTICES' },
  { path: '/policies', name: 'places.policies', keys: 'g p', needs: 'VIEW_POLICIES' },
  { path: '/complaints/lessons', name: 'places.lessons', keys: 'g j', needs: 'VIEW_POLICIES', inMenu: true },
  { path: '/calendars', name: 'places.calendars', keys: 'g l', needs: 'VIEW_POLICIES', inMenu: true },
  { path: '/set-up', name: 'places.setUp', keys: 'g e', needs: 'MANAGE_PLACES', inMenu: true },
  { path: '/staff', name: 'places.staff', keys: 'g t', needs: 'PLAN_ROSTER', inMenu: true },
  { path: '/settings', name: 'places.settings', keys: 'g s', needs: 'MANAGE_POLICIES', inMenu: true },
  { path: '/walls', name: 'places.walls', keys: 'g w', needs: 'MANAGE_WALLS', inMenu: true },
  { path: '/privacy', name: 'places.privacy', keys: 'g i', needs: 'PROPOSE_DISPOSAL', inMenu: true },
  { path: '/health', name: 'places.health', keys: 'g y', needs: 'VIEW_HEALTH', inMenu: true },
  { path: '/access-log', name: 'places.accessLog', keys: 'g a', needs: 'VIEW_ACCESS_LOG', inMenu: true },
];
