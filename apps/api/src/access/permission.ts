import type { AuthCheckerFn } from 'type-graphql';
import type { Context } from '../context.js';
import { forbidden, unauthenticated } from './refusals.js';

/** Operations that need no session: one signs in with them, asks whether one is signed in, or leaves; an installation without a company is set up with its token. */
export const PUBLIC_OPERATIONS = ['signIn', 'me', 'signOut', 'setUpNeeded', 'setUpCompany', 'demoAccess'] as const;

/** Operations on nothing but one's own account: a session is enough (`@Authorized()` without a capability). */
export const OWN_OPERATIONS = ['setLanguage', 'setPreferences', 'mySessions', 'revokeMySession', 'changePassword', 'reportPixelTimes'] as const;

/**
 * `@Authorized(Capability.X, …)`: one of these capabilities, at one centre at least. What is allowed at which centre is the verb's question
 * (`viewer.capabilitiesAt`), and what can be seen at all is SQL's (`scopeOf`).
 * Runs for subscriptions on subscribing and on each event.
 */
export const authChecker: AuthCheckerFn<Context, string> = ({ context }, capabilities) => {
  if (!context.viewer) {
    throw unauthenticated();
  }
  if (capabilities.length > 0 && !capabilities.some((capability) => context.viewer!.capabilities.has(capability))) {
    throw forbidden();
  }
  return true;
};
