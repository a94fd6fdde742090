/** Where a sign-in leads. Only a path of this house: an address that names another one is not followed. */
export function placeToGo(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/board';
}
