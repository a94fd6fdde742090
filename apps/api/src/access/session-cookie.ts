import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SessionCookieWriter } from '../context.js';
import { LONGEST_SECONDS } from './session.js';

/** Over https the browser itself guarantees `__Host-`: this host only, whole site, never over plain http. A plain-http office network cannot have that. */
export function sessionCookieName(publicUrl: string | undefined): string {
  return publicUrl?.startsWith('https:') ? '__Host-guanjia' : 'guanjia_session';
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session token that a request (or upgrade) carries; undefined when there is none or it cannot be one. */
export function sessionTokenOf(request: IncomingMessage, cookieName: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName && value && TOKEN.test(value)) {
      return value;
    }
  }
  return undefined;
}

/** Writes or clears the session's cookie: HttpOnly, SameSite=Lax, and Secure where the name is `__Host-`. */
export function cookieWriter(response: ServerResponse, cookieName: string): SessionCookieWriter {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${cookieName.startsWith('__Host-') ? '; Secure' : ''}`;
  return {
    // The cookie outlives the idle limit: the database decides when a session ends, and slides it while it is used.
    set: (token) => response.appendHeader('Set-Cookie', `${cookieName}=${token}; ${attributes}; Max-Age=${LONGEST_SECONDS}`),
    clear: () => response.appendHeader('Set-Cookie', `${cookieName}=; ${attributes}; Max-Age=0`),
  };
}
