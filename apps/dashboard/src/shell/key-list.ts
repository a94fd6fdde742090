import type { ParseKeys } from 'i18next';

interface KeyLine {
  readonly keys: string;
  readonly name: ParseKeys<'shell'>;
}

export const HOUSE_KEYS: readonly KeyLine[] = [
  { keys: '?', name: 'help.title' },
  { keys: 'Ctrl+K', name: 'palette.title' },
  { keys: 'g b', name: 'places.board' },
];

export const BOARD_KEYS: readonly KeyLine[] = [
  { keys: 'j', name: 'keys.next' },
  { keys: 'k', name: 'keys.previous' },
  { keys: 'Enter', name: 'keys.drawer' },
  { keys: 'o', name: 'keys.open' },
  { keys: 'a', name: 'keys.acknowledge' },
  { keys: 'u', name: 'keys.reorder' },
  { keys: 'p', name: 'keys.pause' },
  { keys: 's', name: 'keys.sound' },
  { keys: 'Escape', name: 'keys.closeDrawer' },
];
