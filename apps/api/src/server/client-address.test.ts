import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.js';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage => ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
const PUBLIC = 'https://desk.example.com';

describe('where a request comes from', () => {
  it.each([
    ['behind the proxy of this machine: what the proxy saw, not what the client says', PUBLIC, '127.0.0.1', '6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['over IPv6', PUBLIC, '::1', '2001:db8::7', '2001:db8::7'],
    ['from another machine: the header is the client’s own', PUBLIC, '203.0.113.9', '6.6.6.6', '203.0.113.9'],
    ['without a PUBLIC_URL there is no proxy', undefined, '127.0.0.1', '6.6.6.6', '127.0.0.1'],
    ['no address at all', PUBLIC, '127.0.0.1', 'unknown', '127.0.0.1'],
    ['no header', PUBLIC, '127.0.0.1', undefined, '127.0.0.1'],
  ])('%s', (_what, publicUrl, peer, forwarded, expected) => {
    expect(clientAddress(from(peer, forwarded), publicUrl)).toBe(expected);
  });
});
