import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { openBenchDatabase } from '../bench-database.js';
import { BOARD_EVENTS } from '../board-documents.js';
import { startChild } from '../children/child.js';
import { openDesk } from '../desk.js';
import { median, percentiles, times } from '../figures.js';
import type { Part } from '../report.js';
import { committedAndHeard } from './notified.js';

const EVERY_MS = 40;
/** Peers ask for a board again every 10 s at best. */
const PEER_ASKS_EVERY_MS = 10_000;

export const delivery: Part = {
  title: 'From a commit to a subscriber (`delivery`)',
  about: `A case is opened by one process each ${EVERY_MS} ms; from its commit until a board at another process has the whole row over its WebSocket. Limit: a row committed with NOTIFY until it is heard. Naive: a board asked for again each 10 s.`,
  async measure({ server, sizes: { steps } }) {
    const bench = await openBenchDatabase(server, 4);
    const desk = await openDesk(bench, 10);
    const limit = await committedAndHeard(bench.url, 200);
    const api = await startChild<string>('api', bench.url);
    const board = await openBoard(api.ready, desk.cookie, await desk.cursor());
    const late: number[] = [];
    for (let i = 0; i < steps; i++) {
      const caseId = await desk.receive();
      const committed = performance.now();
      late.push((await board.shown(caseId)) - committed);
      await sleep(EVERY_MS * Math.random() * 2);
    }
    board.close();
    await Promise.all([api.stop(), desk.close()]);
    await bench.close();
    const p50 = median(late);
    return [{ what: 'commit → board', product: percentiles(late), limit: percentiles(limit), naive: `p50 ${PEER_ASKS_EVERY_MS / 2} ms`, ratio: `${times(p50 / median(limit))} the limit`, goal: 'p50 ≤ 15 ms', met: p50 <= 15 }];
  },
};

/** A board over the subscription protocol; `shown` answers when its row arrived. */
async function openBoard(url: string, cookie: string, after: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { cookie } });
  const arrived = new Map<string, number>();
  let wake = () => {};
  const message = (type: string) => new Promise<void>((resolve) => socket.on('message', (data: Buffer) => data.includes(`"type":"${type}"`) && resolve()));
  await new Promise((open, reject) => socket.once('open', open).once('error', reject));
  const acknowledged = message('connection_ack');
  socket.send('{"type":"connection_init"}');
  await acknowledged;
  socket.on('message', (data: Buffer) => {
    const told = JSON.parse(data.toString()) as { payload?: { data?: { boardEvents: { caseId: string | null } } } };
    const caseId = told.payload?.data?.boardEvents.caseId;
    if (caseId && !arrived.has(caseId)) arrived.set(caseId, performance.now());
    wake();
  });
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: BOARD_EVENTS, variables: { after } } }));
  return {
    async shown(caseId: string): Promise<number> {
      while (!arrived.has(caseId)) await new Promise<void>((resolve) => (wake = resolve));
      return arrived.get(caseId)!;
    },
    close: () => socket.terminate(),
  };
}
