import { randomBytes, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** Below this nothing is won that a packet would notice. */
const WORTH_BYTES = 1_000;

/**
 * Answers of queries above a kilobyte leave gzipped where the client unpacks that.
 * The length of what is packed tells whether two texts in it are alike, and so a text of one's own beside a secret finds the secret out (BREACH). Against that: no page of
 * another site is answered at all; a mutation, whose answer may hold what is shown once (a password, a token, a whole number), is never packed; and the length lies a little, by random bytes.
 */
export const packAnswers: RequestHandler = (request, response, next) => {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    if (typeof body !== 'string' || !String(response.locals['operation']).startsWith('query ')) return send(body);
    response.vary('Accept-Encoding');
    if (Buffer.byteLength(body) < WORTH_BYTES || !request.acceptsEncodings('gzip')) return send(body);
    void packed(body).then((bytes) => {
      response.setHeader('Content-Encoding', 'gzip');
      send(bytes);
    }, () => send(body));
    return response;
  };
  next();
};

const gz = promisify(gzip);
const [HEADER_BYTES, FLAGS_AT, HAS_NAME] = [10, 3, 0x08];
const LONGEST_NAME = 100;

/** Up to a hundred random bytes stand where gzip has a file's name: who unpacks passes over them. */
async function packed(text: string): Promise<Buffer> {
  const bytes = await gz(text);
  bytes[FLAGS_AT]! |= HAS_NAME;
  const name = randomBytes(randomInt(LONGEST_NAME + 1)).map((byte) => byte | 1);
  return Buffer.concat([bytes.subarray(0, HEADER_BYTES), name, Buffer.of(0), bytes.subarray(HEADER_BYTES)]);
}
