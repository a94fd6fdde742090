/**
 * Whether a person holds a post of the whole company at this moment. What reaches such a person may be none of a centre's business (T 4.2: an unannounced
 * inspection), so no centre may say where it goes.
 */
export const HOLDS_COMPANY_POST = (personId: string): string => /* sql */ `exists (
  select from post_holding held join post on post.key = held.post and post.company_wide
  where held.person_id = ${personId} and held.centre_id is null and held.held_from <= app_now() and (held.held_until is null or held.held_until > app_now()))`;
