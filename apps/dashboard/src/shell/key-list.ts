import type { ParseKeys } from 'i18next';

interface KeyLine {
  readonly keys: string;
  readonly name: ParseKeys<'shell'>;
}

export const HOUSE_KEYS: readonly KeyLine[] = [
  { keys: '?', name: 'help.title' },
  { keys: 'Ctrl+K', name: 'palette.title' },
  { keys: '/', name: 'keys.search' },
  { keys: 'g b', name: 'places.board' },
  { keys: 'g m', name: 'places.my' },
  { keys: 'g c', name: 'places.cases' },
  { keys: 'g h', name: 'places.callbacks' },
  { keys: 'g d', name: 'places.duties' },
  { keys: 'g f', name: 'places.figures' },
  { keys: 'n', name: 'places.registration' },
];

export const BOARD_KEYS: readonly KeyLine[] = [
  { keys: 'j', name: 'keys.next' },
  { keys: 'k', name: 'keys.previous' },
  { keys: 'Enter', name: 'keys.drawer' },
  { keys: 'o', name: 'keys.open' },
  { keys: 'a', name: 'keys.acknowledge' },
  { keys: 'd', name: 'keys.dispatch' },
  { keys: 'm', name: 'keys.remind' },
  { keys: 'e', name: 'keys.reportUp' },
  { keys: 'p', name: 'keys.pause' },
  { keys: 'u', name: 'keys.reorder' },
  { keys: 'f', name: 'keys.freeze' },
  { keys: 's', name: 'keys.sound' },
  { keys: 'Escape', name: 'keys.closeDrawer' },
];

export const CASE_KEYS: readonly KeyLine[] = [
  { keys: 'r', name: 'keys.reply' },
  { keys: 't', name: 'keys.transfer' },
  { keys: '[', name: 'keys.previousCase' },
  { keys: ']', name: 'keys.nextCase' },
];

export const CALLBACK_KEYS: readonly KeyLine[] = [
  { keys: 'j', name: 'keys.next' },
  { keys: 'k', name: 'keys.previous' },
  { keys: 'Enter', name: 'keys.callCard' },
  { keys: 'Ctrl+Enter', name: 'keys.submit' },
];

export const REGISTRATION_KEYS: readonly KeyLine[] = [
  { keys: 'Ctrl+Enter', name: 'keys.save' },
  { keys: 'Alt+1 Alt+7', name: 'keys.kind' },
];
