import type { IncomingMessage } from 'node:http';

/** The wall's token that a request carries: `Authorization: Bearer <token>`; undefined when it carries none. */
export function wallTokenOf(request: IncomingMessage): string | undefined {
  return /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** The same of a socket's connection_init, where a browser can set no header. */
export function wallTokenOfInit(payload: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const token = payload?.['wallToken'];
  return typeof token === 'string' ? token.slice(0, 200) : undefined;
}
