import type { IncomingMessage } from 'node:http';

/**
 * Whether a request (or an upgrade) may come from where it says: no Origin (not a browser's cross-site request), the same host, or PUBLIC_URL.
 * A page of another site is refused even without a cookie: it could sign a visitor in under another name.
 */
export function originAllowed(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) {
    return true;
  }
  if (publicUrl && origin === new URL(publicUrl).origin) {
    return true;
  }
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
