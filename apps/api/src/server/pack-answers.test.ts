import { randomUUID } from 'node:crypto';
import { request as ask, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from './testing/test-api.js';

let api: TestApi;
let desk: TestClient;
let centreId: string;
beforeAll(async () => {
  api = await startTestApi();
  desk = await api.as('reception.1');
  centreId = (await desk.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
});
afterAll(() => api.end());

const LONG = '{ __schema { types { name fields { name type { name } } } } }';
const SHORT = '{ me { id } }';

/** As sent: nothing is unpacked on the way. */
async function sent(query: string, { variables, headers }: { variables?: object; headers?: Record<string, string> } = {}): Promise<{ response: IncomingMessage; body: Buffer }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: desk.cookie!, ...headers } }, resolve).on('error', reject).end(JSON.stringify({ query, variables }));
  });
  return { response, body: Buffer.concat(await response.toArray()) };
}
const GZIP = { headers: { 'accept-encoding': 'gzip, deflate, br' } };

describe('answers on their way', () => {
  it('a long answer to a query is packed for who unpacks it, is the same answer, and is kept by nobody', async () => {
    const plain = await sent(LONG);
    expect(plain.response.headers).toMatchObject({ vary: 'Accept-Encoding', 'content-length': String(plain.body.length), 'cache-control': 'no-store' });
    expect(plain.response.headers['content-encoding']).toBeUndefined();
    const packed = await sent(LONG, GZIP);
    expect(packed.response.headers).toMatchObject({
      'content-encoding': 'gzip', vary: 'Accept-Encoding', 'cache-control': 'no-store', 'content-type': plain.response.headers['content-type'], 'content-length': String(packed.body.length),
      'content-security-policy': plain.response.headers['content-security-policy'],
    });
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(packed.body.length).toBeLessThan(plain.body.length / 3);
    expect(packed.response.headers.etag).toBeUndefined();
  });

  it.each([['gzip;q=0'], ['identity'], ['br'], ['']])('not for who asks for %j', async (accepted) => {
    const { response, body } = await sent(LONG, { headers: { 'accept-encoding': accepted } });
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(body.toString()).data.__schema.types.length).toBeGreaterThan(50);
  });

  it('a short one is not', async () => {
    expect((await sent(SHORT, GZIP)).response.headers['content-encoding']).toBeUndefined();
  });

  it('its length lies: a hundred of the same answer have many lengths, and a browser reads each', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => sent(LONG, GZIP)));
    expect(new Set(answers.map(({ body }) => body.length)).size).toBeGreaterThan(20);
    const texts = await Promise.all(Array.from({ length: 10 }, async () => (await desk.graphql(LONG)).text));
    expect(new Set(texts).size).toBe(1);
  });

  it('what a mutation answers is never packed, whatever its length: there a password or a number may stand', async () => {
    const input = { clientKey: randomUUID(), centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter: '楼上漏水', description: '水'.repeat(2_000), placeText: '南门', anonymous: true };
    const { response, body } = await sent('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { description } } }', { variables: { input }, ...GZIP });
    expect(body.length).toBeGreaterThan(5_000);
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.headers.vary).toBeUndefined();
  });

  it('a stop waits for what is being packed', async () => {
    const own = await startTestApi();
    const client = await own.as('reception.1');
    const answers = Array.from({ length: 20 }, () => client.graphql(LONG));
    await Promise.race(answers);
    const stopped = own.end();
    const lengths = (await Promise.allSettled(answers)).flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.data.__schema.types.length] : []));
    await stopped;
    // A connection that was not yet taken up may be refused; what was taken up is answered whole.
    expect(lengths.length).toBeGreaterThan(0);
    expect(new Set(lengths).size).toBe(1);
  });
});
