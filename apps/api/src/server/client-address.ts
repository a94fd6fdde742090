import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';

const THIS_MACHINE = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * Where a request comes from, for limits. Behind a proxy of this machine (PUBLIC_URL says that there is one) it is what the proxy saw: the last entry of
 * X-Forwarded-For, which the client cannot choose. From anywhere else the header is worth nothing and is not looked at.
 */
export function clientAddress(request: IncomingMessage, publicUrl: string | undefined): string {
  const peer = request.socket.remoteAddress ?? '';
  if (publicUrl === undefined || !THIS_MACHINE.includes(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)!.trim();
  return isIP(forwarded) ? forwarded : peer;
}
