import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPrivateAddress, publicLookup } from './outbound-address.js';

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Plain http and private addresses too. */
  readonly allowHttp: boolean;
  /** From the first byte to the last. */
  readonly withinMs: number;
}

/** What came back: a status with the beginning of its body, or nothing. `sent`: the whole request had left, so it may have arrived. */
export type PostAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'nothing'; readonly sent: boolean; readonly error: string };

/** Robots answer with some 50 bytes; a receiver that answers with a flood is not listened to further. */
const BODY_READ = 4_096;

/** POSTs JSON once: no redirects, no shared connections, a hard end in time. Never throws; errors name no address. */
export function postJson(address: string, body: string, { headers, allowHttp, withinMs }: PostOptions): Promise<PostAnswer> {
  return new Promise((resolve) => {
    let url: URL;
    try {
      url = new URL(address);
    } catch {
      return resolve({ kind: 'nothing', sent: false, error: 'not an address' });
    }
    const secure = url.protocol === 'https:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!allowHttp && (!secure || (isIP(host) !== 0 && isPrivateAddress(host)))) {
      return resolve({ kind: 'nothing', sent: false, error: secure ? 'a private address' : 'not https' });
    }
    let sent = false;
    const end = (answer: PostAnswer) => {
      clearTimeout(late);
      resolve(answer);
      request.destroy();
    };
    const request = (secure ? tlsRequest : plainRequest)(url, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'user-agent': 'Guanjia', ...headers },
      ...(!allowHttp && { lookup: publicLookup }),
    });
    const late = setTimeout(() => end({ kind: 'nothing', sent, error: `no answer within ${withinMs / 1_000} s` }), withinMs);
    request.once('finish', () => (sent = true));
    request.once('error', (error: NodeJS.ErrnoException) => end({ kind: 'nothing', sent: sent && !neverReached(error), error: error.code ?? error.name }));
    request.once('response', (response) => {
      const status = response.statusCode ?? 0;
      const seconds = Number(response.headers['retry-after']);
      const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) * 1_000 : null;
      const chunks: Buffer[] = [];
      let length = 0;
      const done = () => end({ kind: 'answered', status, body: Buffer.concat(chunks).subarray(0, BODY_READ).toString(), retryAfterMs });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= BODY_READ) done();
      });
      response.once('end', done);
      response.once('error', () => end({ kind: 'nothing', sent: true, error: 'the answer broke off' }));
    });
    request.end(body);
  });
}

/** No connection was ever made, so nothing of the message left this machine. */
function neverReached(error: NodeJS.ErrnoException): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(error.code ?? '') || error.name === 'PrivateAddress';
}
