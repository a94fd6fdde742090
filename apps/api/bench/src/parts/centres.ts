import { EventEmitter, on, setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFeed, Tailer, type JournalRow } from '../../../dist/journal/index.js';
import { openBenchDatabase } from '../bench-database.js';
import { number, times } from '../figures.js';
import type { Part } from '../report.js';

const CENTRES = 500;
const EVENTS = 40;
const PAUSE_MS = 25;

export const centres: Part = {
  title: 'One centre’s event among many (`centres`)',
  about: `${CENTRES} centres, their readers in one process; CPU of an event that concerns one centre. Product: the feed, each reader with its cursor. Limit: a map from centre to callbacks. Naive: an async iterator and a filter for each reader.`,
  async measure({ server, sizes: { boards } }) {
    const bench = await openBenchDatabase(server, 2);
    const { pool } = bench.database;
    await pool.query(`insert into service_centre (code, name_zh, name_en) select 'C' || i, '中心' || i, 'Centre ' || i from generate_series(1, ${CENTRES}) i`);
    const centreIds = (await pool.query<{ id: string }>('select id from service_centre')).rows.map(({ id }) => id);
    const each = Math.max(1, Math.round(boards / CENTRES));
    const tailer = new Tailer(bench.url);
    tailer.start();
    const write = async (centreId: string) => {
      await pool.query(`insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) values ('NoteAdded', 'case', uuidv7(), $1, 'CENTRE', app_now(), '{}')`, [centreId]);
      await pool.query('select seal()');
    };
    const heard = new Heard();
    // Written, sealed and read without a reader: what the readers add is counted.
    const alone = await costOfAnEvent(centreIds, write);
    const ending = new AbortController();
    setMaxListeners(0, ending.signal);
    for (const centreId of centreIds) {
      for (let reader = 0; reader < each; reader++) {
        const feed = readFeed({ tailer, pool }, { after: null, scope: { centreIds: [centreId], audiences: ['CENTRE'] }, signal: ending.signal, heartbeatMs: 3_600_000 });
        void (async () => {
          for await (const item of feed) if (item.kind === 'rows') heard.count += item.rows.length;
        })();
      }
    }
    await sleep(500);
    const product = Math.max(0.001, (await costOfAnEvent(centreIds, write)) - alone);
    heard.check('the feed', each);
    ending.abort();
    await tailer.stop();
    await bench.close();
    const limit = await costOfMap(centreIds, each, heard);
    const naive = await costOfFilters(centreIds, each, heard);
    const less = naive / product;
    const shown = (ms: number) => `${number(ms, 2)} ms`;
    return [{ what: `an event, ${number(each * CENTRES)} readers, ${each} of its centre`, product: shown(product), limit: shown(limit), naive: shown(naive), ratio: `${times(less)} less`, goal: '≥ 8 × less', met: less >= 8 }];
  },
};

class Heard {
  count = 0;

  /** A reader that heard less than it should would make the figure worthless. */
  check(who: string, each: number): void {
    if (this.count !== EVENTS * each) throw new Error(`${who}: ${this.count} heard of ${EVENTS * each}`);
    this.count = 0;
  }
}

/** CPU milliseconds of this process. */
async function costOfAnEvent(centreIds: readonly string[], tell: (centreId: string) => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let event = 0; event < EVENTS; event++) {
    await tell(centreIds[(event * 7) % centreIds.length]!);
    await sleep(PAUSE_MS);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / EVENTS;
}

async function costOfMap(centreIds: readonly string[], each: number, heard: Heard): Promise<number> {
  const readers = new Map(centreIds.map((id) => [id, Array.from({ length: each }, () => () => void heard.count++)]));
  const quiet = await costOfAnEvent(centreIds, () => undefined);
  const cost = await costOfAnEvent(centreIds, (centreId) => readers.get(centreId)!.forEach((read) => read()));
  heard.check('the map', each);
  return Math.max(0.001, cost - quiet);
}

/** As `withFilter` of the usual subscription libraries does it. */
async function costOfFilters(centreIds: readonly string[], each: number, heard: Heard): Promise<number> {
  const happened = new EventEmitter().setMaxListeners(0);
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const listen = async (centreId: string) => {
    for await (const [row] of on(happened, 'row', { signal: ending.signal })) if ((row as Pick<JournalRow, 'centreId'>).centreId === centreId) heard.count++;
  };
  for (const centreId of centreIds) for (let reader = 0; reader < each; reader++) listen(centreId).catch(() => undefined);
  const quiet = await costOfAnEvent(centreIds, () => undefined);
  const cost = await costOfAnEvent(centreIds, (centreId) => void happened.emit('row', { centreId }));
  heard.check('the filters', each);
  ending.abort();
  return Math.max(0.001, cost - quiet);
}
