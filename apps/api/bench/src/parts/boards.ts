import { setTimeout as sleep } from 'node:timers/promises';
import { openBenchDatabase } from '../bench-database.js';
import { BOARD_EVENTS } from '../board-documents.js';
import { startChild, type Child } from '../children/child.js';
import type { Listening } from '../children/listeners.js';
import { openDesk } from '../desk.js';
import { median, number, times } from '../figures.js';
import type { Part } from '../report.js';

const EVENTS = 5;

export const boards: Part = {
  title: 'One event to many boards (`boards`)',
  about: `Sockets of one process; CPU of an event (median of ${EVENTS}) until all have it, and memory a socket, of the serving process alone. Product: scope and session asked again, the whole row to each. Limit: plain \`ws\`, one text made once. Naive: graphql-ws as it comes, an execution for each, no session and no SQL.`,
  async measure({ server, sizes: { boards: count }, say }) {
    const bench = await openBenchDatabase(server, 4);
    const desk = await openDesk(bench, 10);
    const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { boardEvents: sampleEvent(' '.repeat(200)) } } });
    say(`${number(count)} sockets each at plain ws, the product, the naive stack`);
    const raw = await serve('raw-sockets', '', { count }, (child, mark) => child.ask('tell', text + mark));
    const product = await serve('api', bench.url, { count, cookie: desk.cookie, query: BOARD_EVENTS, variables: { after: await desk.cursor() } }, async (_child, mark) => void (await desk.receive({ matter: mark })));
    const naive = await serve('naive-api', bench.url, { count, query: BOARD_EVENTS, variables: { after: '' } }, (child, mark) => child.ask('tell', sampleEvent(mark)));
    await desk.close();
    await bench.close();
    const cpu = product.cpuMs / raw.cpuMs;
    const memory = product.bytesASocket / raw.bytesASocket;
    const shown = (of: Served) => `${number(of.cpuMs)} ms`;
    const kilobytes = (of: Served) => `${number(of.bytesASocket / 1_000, 1)} kB`;
    const boardsOpen = [...new Set([raw, product, naive].map(({ sockets }) => number(sockets)))].join(' / ');
    return [
      { what: `CPU of one event to ${boardsOpen} boards`, product: shown(product), limit: shown(raw), naive: shown(naive), ratio: `${times(cpu)} the limit`, goal: '≤ 2 ×', met: cpu <= 2 },
      { what: 'memory a socket', product: kilobytes(product), limit: kilobytes(raw), naive: kilobytes(naive), ratio: `${times(memory)} the limit`, goal: '≤ 2.5 ×', met: memory <= 2.5 },
    ];
  },
};

interface Served {
  readonly sockets: number;
  readonly cpuMs: number;
  readonly bytesASocket: number;
}

/** `tell`: makes something happen whose event carries the mark. */
async function serve(program: string, databaseUrl: string, listening: Omit<Listening, 'url'>, tell: (child: Child<string>, mark: string) => Promise<void>): Promise<Served> {
  const [child, listeners] = await Promise.all([startChild<string>(program, databaseUrl), startChild<null>('listeners')]);
  try {
    // The first sockets bring code and caches with them, which are not the sockets'.
    await listeners.ask('open', { ...listening, url: child.ready, count: 20 });
    await told(child, listeners, tell, 'the first');
    const before = await child.usage();
    const sockets = await listeners.ask<number>('open', { ...listening, url: child.ready });
    await sleep(1_000);
    const { residentBytes } = await child.usage();
    const costs: number[] = [];
    for (let event = 0; event < EVENTS; event++) costs.push(await told(child, listeners, tell, `event number ${event}`));
    return { sockets, cpuMs: median(costs), bytesASocket: (residentBytes - before.residentBytes) / (sockets - 20) };
  } finally {
    await Promise.all([child.stop(), listeners.stop()]);
  }
}

/** CPU of the serving process from the telling until all have heard. */
async function told(child: Child<string>, listeners: Child<null>, tell: (child: Child<string>, mark: string) => Promise<void>, mark: string): Promise<number> {
  const before = await child.usage();
  const heard = listeners.ask('expect', mark);
  await tell(child, mark);
  await heard;
  return (await child.usage()).cpuMs - before.cpuMs;
}

/** An event as the product sends them, with this matter. */
function sampleEvent(matter: string): object {
  const at = new Date();
  const owed = {
    id: '0', rule: 'CP-10', name: { zh: '答复期限', en: 'Reply within' }, clause: 'S 4.2', generation: 1, strength: 'MUST', owedBy: ['CS_SUPERVISOR'], dueAt: at, warnAt: at, level: 0,
    acknowledgedLevel: 0, paused: false, nextStepAt: at, nextStepTo: 'CS_SUPERVISOR',
  };
  return {
    cursor: 'epoch:1', kind: 'ROW', serverNow: at, caseId: '0', dutyId: null, duty: null,
    row: {
      id: '0', version: 1, number: 'C1-20261120-0001', centreId: '0', place: { zh: '3栋大堂', en: '3栋大堂' }, kind: 'COMPLAINT', validity: null, severity: null, urgent: false,
      status: 'RECEIVED', matter, receivedAt: at, owner: 'RECEPTIONIST', ownerPerson: null, lastEvent: 'CaseReceived', lastEventAt: at, obligations: [owed],
    },
  };
}
