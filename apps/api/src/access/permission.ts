import type { AuthCheckerFn } from 'type-graphql';
import type { Context } from '../context.js';
import { forbidden, passwordChangeRequired, unauthenticated, wallForbidden } from './refusals.js';
import type { Viewer } from './viewer.js';

/** Operations that need no session: one signs in with them, asks whether one is signed in, or leaves; an installation without a company is set up with its token; a wall asks which one it is; a resident sees one matter by its link, and says what is to be said of it. */
export const PUBLIC_OPERATIONS = ['signIn', 'me', 'signOut', 'setUpNeeded', 'setUpCompany', 'demoAccess', 'thisWall', 'residentCase', 'sayNotSolved', 'rateCase'] as const;

/** Operations on nothing but one's own account: a session is enough (`@Authorized()` without a capability). */
export const OWN_OPERATIONS = ['setLanguage', 'setPreferences', 'mySessions', 'revokeMySession', 'changePassword', 'reportPixelTimes'] as const;

/** What is open, beside the public ones, to whoever signed in with a password that somebody else gave. */
const WITH_A_GIVEN_PASSWORD = ['changePassword'];

/** Who may come in at all. Throws UNAUTHENTICATED without a session, PASSWORD_CHANGE_REQUIRED with a password that somebody else gave. */
export function admitted(viewer: Viewer | null): Viewer {
  if (!viewer) throw unauthenticated();
  if (viewer.mustChangePassword) throw passwordChangeRequired();
  return viewer;
}

/** What a wall's token opens, beside the public ones. */
export const WALL_OPERATIONS = ['board', 'boardEvents'] as const;

/**
 * `@Authorized(Capability.X, …)`: one of these capabilities, at one centre at least. What is allowed at which centre is the verb's question
 * (`viewer.capabilitiesAt`), and what can be seen at all is SQL's (`scopeOf`).
 * Runs for subscriptions on subscribing and on each event.
 */
export const authChecker: AuthCheckerFn<Context, string> = ({ context, info }, capabilities) => {
  if (context.wall) {
    // Operations only: a field of the same name somewhere below is another matter.
    if (info.path.prev || !(WALL_OPERATIONS as readonly string[]).includes(info.fieldName)) throw wallForbidden();
    return true;
  }
  // What is asked of an answer was admitted with the operation that gave it.
  if (info.path.prev || !WITH_A_GIVEN_PASSWORD.includes(info.fieldName)) admitted(context.viewer);
  if (!context.viewer) throw unauthenticated();
  if (capabilities.length > 0 && !capabilities.some((capability) => context.viewer!.capabilities.has(capability))) throw forbidden();
  return true;
};
