/** Said to a screen that somebody comes to with `/`: its search field has the focus. */
export const SEARCHING = { searching: true } as const;

export function isSearching(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'searching' in state;
}
