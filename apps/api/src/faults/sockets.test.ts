import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createTestDatabase } from '../database/testing/test-database.js';
import { ask } from './testing/ask.js';
import { until } from './testing/chance.js';
import { FaultHouse, LONG } from './testing/fault-house.js';

/** Two files are open for a socket, one at each end; one process of each kind has them. */
const FILES = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' })) || 65_536;
const SOCKETS = Math.min(Number(process.env['FAULTS_SOCKETS'] ?? (LONG ? 10_000 : 200)), FILES - 500);
if (LONG && SOCKETS < 10_000) console.warn(`${SOCKETS} sockets instead of 10,000: this machine lets a process have ${FILES} files.`);

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let house: FaultHouse;
let cookie: string;
/** Of the one API; it comes back at the same. */
let socketUrl: string;
beforeAll(async () => {
  test = await createTestDatabase();
  house = await FaultHouse.open({ processes: 1, databaseUrl: test.url });
  cookie = await house.cookieOf('supervisor.1');
  socketUrl = `${house.apis[0]!.url.replace('http', 'ws')}/graphql`;
}, 120_000);
afterAll(async () => {
  for (const board of boards) board.close();
  await house.close();
  await test.drop();
}, 60_000);

/** Resident memory of the API's process, in MB. */
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${house.apis[0]!.pid}/status`, 'utf8'))![1]) / 1_024;

/** The least of a board: subscribed, resumed by its cursor, coming back as screens do (200 ms doubling to 8 s, with jitter). */
class Board {
  readonly cases = new Set<string>();
  /** Events that came again, or out of order. */
  doubled = 0;
  subscribed = false;
  refused = 0;
  socket: WebSocket | null = null;
  private cursor: string;
  private tries = 0;
  private closed = false;

  constructor(cursor: string) {
    this.cursor = cursor;
    this.connect();
  }

  connect(): void {
    const socket = (this.socket = new WebSocket(socketUrl, 'graphql-transport-ws', { headers: { cookie }, perMessageDeflate: false }));
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: { data?: { boardEvents: { cursor: string; kind: string; caseId: string | null } } } };
      if (message.type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription ($after: String!) { boardEvents(after: $after) { cursor kind caseId row { id version matter } } }', variables: { after: this.cursor } } }));
        this.subscribed = true;
        this.tries = 0;
      } else if (message.type === 'next' && message.payload?.data) {
        const { cursor: place, kind, caseId } = message.payload.data.boardEvents;
        if (kind === 'ROW' && seqOf(place) <= seqOf(this.cursor)) this.doubled++;
        this.cursor = place;
        if (caseId !== null) this.cases.add(caseId);
      }
    });
    socket.on('error', () => undefined);
    socket.once('close', () => {
      this.subscribed = false;
      if (this.closed) return;
      this.refused++;
      setTimeout(() => this.closed || this.connect(), Math.min(200 * 2 ** this.tries++, 8_000) * (0.5 + Math.random() / 2));
    });
  }

  close(): void {
    this.closed = true;
    this.socket?.terminate();
  }
}
const boards: Board[] = [];
const seqOf = (cursor: string) => Number(cursor.split(':')[1]);

const head = async () => (await ask(house.balancer.url, { query: '{ board { cursor } }', cookie })).data.board.cursor as string;
async function receive(): Promise<string> {
  const input = { clientKey: randomUUID(), centreId: (await house.centreIds())[0], kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '电梯困人', placeText: '南门', anonymous: true };
  const { data } = await ask(house.balancer.url, { query: 'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } } }', variables: { input }, cookie, withinMs: 30_000 });
  return data.receiveCase.case.id as string;
}
const allSubscribed = () => until('all boards are subscribed', () => boards.every(({ subscribed }) => subscribed), LONG ? 500_000 : 180_000);

describe(`${SOCKETS} boards`, () => {
  it('F10: they open, and one event reaches each of them once', async () => {
    const before = memory();
    const cursor = await head();
    const began = performance.now();
    for (let n = 0; n < SOCKETS; n++) {
      boards.push(new Board(cursor));
      // One after the other, as a morning brings them; all at once comes below.
      if (n % 100 === 99) await until('most of them are subscribed', () => boards.filter(({ subscribed }) => !subscribed).length < 100, 60_000);
    }
    await allSubscribed();
    const opened = performance.now();
    const perSocket = ((memory() - before) * 1_024) / SOCKETS;
    const caseId = await receive();
    await until('each heard it', () => boards.every(({ cases }) => cases.has(caseId)), 60_000);
    console.info(`${SOCKETS} boards open after ${Math.round(opened - began)} ms, ${perSocket.toFixed(1)} kB each; one event at all of them ${Math.round(performance.now() - opened)} ms after it was sent`);
    expect(boards.filter(({ doubled }) => doubled > 0)).toHaveLength(0);
    if (LONG) expect(perSocket).toBeLessThan(150);
  }, 900_000);

  it('F10: readers that stop reading cost bounded memory, and the others hear all', async () => {
    const paused = boards.slice(0, Math.ceil(SOCKETS / 10));
    for (const { socket } of paused) socket!.pause();
    const before = memory();
    const others = boards.slice(paused.length);
    const sent: string[] = [];
    for (let n = 0; n < (LONG ? 100 : 10); n++) sent.push(await receive());
    const heardAll = ({ cases }: Board) => sent.every((id) => cases.has(id));
    await until('the others heard all', () => others.every(heardAll), 180_000);
    const grown = memory() - before;
    console.info(`${paused.length} readers paused while ${sent.length} cases went to ${others.length} others: ${grown.toFixed(0)} MB more`);
    // A megabyte each is the most that may lie unsent; what the kernel takes is not the process's.
    expect(grown).toBeLessThan(paused.length + 200);
    for (const { socket } of paused) socket!.resume();
    await until('who read on has heard all too', () => boards.every(heardAll), 120_000);
  }, 400_000);

  it('F10, G3: all come back at once after a kill of the server, spread by their jitter, each from its cursor; nothing is lost or doubled', async () => {
    const port = new URL(house.apis[0]!.url).port;
    for (const board of boards) board.refused = 0;
    await house.apis[0]!.kill();
    house.put(0, null);
    await until('all have noticed', () => boards.every(({ subscribed }) => !subscribed), 60_000);
    await house.startApi(0, { PORT: port });
    const back = performance.now();
    const caseId = await receive();
    const desk = performance.now() - back;
    await allSubscribed();
    const all = performance.now() - back;
    await until('each heard what it missed', () => boards.every(({ cases }) => cases.has(caseId)), 60_000);
    console.info(`after the storm: a desk was answered ${Math.round(desk)} ms after the start, all ${SOCKETS} boards were back after ${Math.round(all)} ms, ${boards.reduce((sum, { refused }) => sum + refused, 0)} tries refused, ${memory().toFixed(0)} MB`);
    expect(boards.filter(({ doubled }) => doubled > 0)).toHaveLength(0);
    await until('it is ready', async () => (await fetch(`${house.apis[0]!.url}/readyz`)).status === 200);
  }, 900_000);
});
