import { setTimeout as sleep } from 'node:timers/promises';
import { Sealer } from '../../../dist/journal/sealer.js';
import { Tailer } from '../../../dist/journal/tailer.js';
import { Sweeper } from '../../../dist/obligations/sweep.js';
import { openBenchDatabase, type BenchDatabase } from '../bench-database.js';
import { inTurn, median, number, percentile, percentiles, times } from '../figures.js';
import { openObligations, openVeryMany, seedCompany } from '../many-obligations.js';
import type { Part, ReportRow } from '../report.js';
import { committedAndHeard } from './notified.js';
import { openSweeping } from './sweeping.js';

const FEW = 10_000;
const FAR_AWAY = `now() + interval '2 days' + i * interval '1 second'`;
/** Peers look at their due jobs every 10 s at best. */
const PEER_LOOKS_EVERY_MS = 10_000;

export const due: Part = {
  title: 'From a due time to its event (`due`)',
  about: "A step's own time against the moment at which a reader of the feed has its numbered event. Limit: one row committed with NOTIFY until it is heard. Naive: a look at due jobs each 10 s.",
  async measure({ server, sizes: { open, steps }, say }) {
    const bench = await openBenchDatabase(server, 4);
    const { pool } = bench.database;
    await seedCompany(pool);
    const sweeping = await openSweeping(bench.url);
    await openObligations(pool, FEW, FAR_AWAY);
    await pool.query('vacuum analyze');
    const few = await sweeping.emptySweep();
    say(`opening ${number(open)} obligations`);
    await openVeryMany(pool, open - FEW, FAR_AWAY);
    await pool.query('vacuum analyze');
    const many = await sweeping.emptySweep();
    const { scan } = await inTurn(3, { scan: () => pool.query(`select count(*) from obligation where due_at < now() and status = 'OPEN'`) });
    await sweeping.close();
    const limit = await committedAndHeard(bench.url, 200);
    const idle = await dueToSealed(bench, steps, 60);
    const busy = await dueToSealed(bench, steps * 10, 5);
    await bench.close();
    const growth = many.ratio / few.ratio;
    const [p50, p99, busyMost] = [median(idle), percentile(idle, 0.99), percentile(busy, 0.99)];
    const rows: ReportRow[] = [
      { what: `empty sweep, ${number(FEW)} open`, product: few.product, limit: few.limit, ratio: times(few.ratio) },
      { what: `empty sweep, ${number(open)} open`, product: many.product, limit: many.limit, naive: `without its index ${number(median(scan), 1)} ms`, ratio: `${times(many.ratio)}; growth ${times(growth)}`, goal: 'growth ≤ 1.5 ×', met: growth <= 1.5 },
      {
        what: `due → event, ${number(open)} open, a step each 60 ms`, product: percentiles(idle), limit: percentiles(limit), naive: `p50 ${number(PEER_LOOKS_EVERY_MS / 2)} ms`,
        ratio: `${times(PEER_LOOKS_EVERY_MS / 2 / p50)} faster`, goal: 'p50 ≤ 20, p99 ≤ 100 ms', met: p50 <= 20 && p99 <= 100,
      },
      { what: 'the same at 200 due a second', product: percentiles(busy), goal: '≤ 1,000 ms', met: busyMost <= 1_000 },
    ];
    return rows;
  },
};

/** The product's own parts in this process. */
async function dueToSealed({ database: { pool }, url }: BenchDatabase, count: number, everyMs: number): Promise<number[]> {
  const sealer = new Sealer(url);
  const tailer = new Tailer(url);
  const sweeper = new Sweeper(url, { takeDueSteps: async () => undefined, onTaken: () => sealer.poke() });
  for (const part of [sealer, tailer, sweeper]) part.start();
  await sleep(500);
  await openObligations(pool, count, `now() + interval '4 seconds' + i * interval '${everyMs} ms' + random() * interval '${everyMs / 2} ms'`);
  const late: number[] = [];
  let seq = tailer.ring.head;
  const { signal } = new AbortController();
  while (late.length < count) {
    await tailer.change(1_000, signal, () => tailer.ring.head > seq);
    const heardAt = performance.timeOrigin + performance.now();
    for (const row of tailer.ring.after(seq, 10_000)!) {
      late.push(heardAt - (row.facts['stepAt'] as number));
      seq = row.seq;
    }
  }
  await Promise.all([sealer.stop(), tailer.stop(), sweeper.stop()]);
  return late;
}
