import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type RunningDatabase } from '../database/embedded/start-database.js';
import { migrateUp } from '../database/migrate.js';
import { buildSmallHouse } from '../obligations/testing/small-house.js';
import { compileRoles, Mortal } from './testing/killed-processes.js';

/** A longer run: KILL_SECONDS=600 KILL_SEED=… npx vitest run --project api src/journal/kill */
const SECONDS = Number(process.env['KILL_SECONDS'] ?? 20);
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const WRITERS = 3;
const CASES = 12;
const OBLIGATIONS = 1_500;

let folder: string;
let database: RunningDatabase;
let pool: pg.Pool;
let program: ReturnType<typeof compileRoles>;
const processes: Mortal[] = [];

beforeAll(async () => {
  program = compileRoles();
  folder = mkdtempSync(join(tmpdir(), 'guanjia-kill-'));
  chmodSync(folder, 0o777);
  // fsync as in production: a killed server must find every acknowledged commit in its log.
  database = await startDatabase({ dataDir: folder, settings: ['shared_buffers=64MB'], report: () => undefined });
  await migrateUp(database.url);
  pool = new pg.Pool({ connectionString: database.url, max: 3 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}, 60_000);
afterAll(async () => {
  await Promise.all(processes.map((mortal) => mortal.kill()));
  await pool.end();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
  program.remove();
}, 60_000);

/** Mulberry32: the same seed, the same deaths (their effects still depend on the machine). */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const answers = (one: pg.Pool): Promise<boolean> => one.query('select 1').then(() => true, () => false);

async function eventually<T>(ask: () => Promise<T>, good: (answer: T) => boolean, withinMs = 15_000): Promise<T> {
  let last: T | undefined;
  for (const until = performance.now() + withinMs; performance.now() < until; await sleep(50)) {
    last = await ask().catch(() => undefined);
    if (last !== undefined && good(last)) return last;
  }
  throw new Error(`it did not come to that; last: ${JSON.stringify(last)}`);
}

interface Entry {
  seq: number;
  key: string;
  subject: string;
  version: number | null;
  row: number | null;
}

describe(`G1, G2, G3, G8, F1: Under kill -9 of writers, sealers, sweepers, readers and the database (seed ${SEED}, ${SECONDS} s)`, () => {
  it('nothing acknowledged is lost, nothing is doubled, order is causal, every step is taken once, and readers that resume saw each event once', async () => {
    const random = randomBy(SEED);
    const house = await buildSmallHouse(pool);
    const cases: string[] = [];
    for (let i = 0; i < CASES; i++) cases.push(await house.openCase());
    // Three steps each, falling due all through the run.
    for (let i = 0; i < OBLIGATIONS; i++) {
      const first = (i / OBLIGATIONS) * (SECONDS - 4);
      const step = (level: number) => ({ kind: (['WARN', 'OVERDUE', 'ESCALATE'] as const)[level]!, level, inSeconds: first + level, to: 'CS_SUPERVISOR' });
      await house.owe(cases[i % CASES]!, [step(0), step(1), step(2)], { rule: `R${i}` });
    }
    const { rows: heads } = await pool.query<{ place: string }>(`select epoch || ':' || seq as place from journal_head`);
    const acknowledged = new Set<string>();
    const readers = [0, 1].map(() => ({ cursor: heads[0]!.place, seen: [] as number[], resyncs: 0 }));

    const mortal = (role: string, args: (life: number) => string[], onLine?: (line: Record<string, unknown>) => void) => {
      const one = new Mortal(program.program, (life) => [role, database.url, ...args(life)], onLine);
      processes.push(one);
      one.start();
      return one;
    };
    const writers = Array.from({ length: WRITERS }, (_, who) =>
      mortal('writer', (life) => [`w${who}.${life}`], ({ acknowledged: keys }) => (keys as string[]).forEach((key) => acknowledged.add(key))),
    );
    for (const who of [0, 1]) mortal('sealer', () => [`s${who}`]);
    for (const who of [0, 1]) mortal('sweeper', () => [`t${who}`]);
    const reading = readers.map((reader, who) =>
      mortal('reader', () => [`r${who}`, reader.cursor], (line) => {
        if ('resync' in line) reader.resyncs++;
        if (!('seqs' in line)) return;
        reader.seen.push(...(line['seqs'] as number[]));
        reader.cursor = line['cursor'] as string;
      }),
    );

    const deaths = { processes: 0, database: 0 };
    const end = performance.now() + SECONDS * 1_000;
    for (let nextDatabase = performance.now() + 3_000; performance.now() < end; ) {
      await sleep(100 + random() * 500);
      // A server that is still getting up from the last death is not killed again: nobody is there.
      if (performance.now() > nextDatabase && performance.now() < end - 3_000 && (await answers(pool))) {
        nextDatabase = performance.now() + 4_000 + random() * 3_000;
        process.kill(database.pid!, 'SIGKILL');
        deaths.database++;
        continue;
      }
      const victim = processes[Math.floor(random() * processes.length)]!;
      await victim.kill();
      deaths.processes++;
      await sleep(random() * 200);
      victim.start();
    }
    await Promise.all(writers.map((writer) => writer.kill()));

    const ask = async <T>(text: string) => (await pool.query(text)).rows[0] as T;
    await eventually(() => ask<{ left: number }>('select count(*)::int as left from obligation where next_step_at is not null'), ({ left }) => left === 0);
    await eventually(() => ask<{ left: number }>('select count(*)::int as left from journal where seq is null'), ({ left }) => left === 0);
    const { rows } = await pool.query<Entry>(
      `select seq::int as seq, key, subject_id as subject, (facts->>'version')::int as version, (facts->>'row')::int as row from journal order by seq`,
    );
    await eventually(async () => readers.map(({ seen }) => seen.length), (counts) => counts.every((count) => count >= rows.length));
    await Promise.all(reading.map((reader) => reader.kill()));

    console.info(`${rows.length} events, ${acknowledged.size} rows acknowledged; killed: ${deaths.processes} processes, the database ${deaths.database} times; seed ${SEED}`);
    expect(rows.map(({ seq }) => seq), 'gapless').toEqual(rows.map((_, place) => place + 1));
    const keys = new Set(rows.map(({ key }) => key));
    expect(keys.size, 'doubled').toBe(rows.length);
    expect([...acknowledged].filter((key) => !keys.has(key)), 'acknowledged and lost').toEqual([]);

    const steps = rows.filter(({ key }) => key.startsWith('step:'));
    expect(steps.length, 'each step once').toBe(OBLIGATIONS * 3);
    const inOrder = (list: readonly number[]) => list.every((value, place) => place === 0 || list[place - 1]! < value);
    const acts = rows.filter(({ version }) => version !== null);
    for (const id of cases) {
      const own = acts.filter(({ subject }) => subject === id);
      expect(inOrder(own.map(({ version, row }) => version! * 10 + row!)), 'causal order of a case').toBe(true);
    }
    const byObligation = groupBy(steps, ({ key }) => key.split(':')[1]!);
    for (const taken of byObligation.values()) expect(inOrder(taken.map(({ key }) => Number(key.split(':')[3])))).toBe(true);
    for (const { seen, resyncs } of readers) {
      expect(resyncs, 'a reader was told to resync').toBe(0);
      expect(seen, 'what a resuming reader saw').toEqual(rows.map(({ seq }) => seq));
    }
    expect(processes.reduce((sum, { diedAlone }) => sum + diedAlone, 0), 'processes that the database took along').toBe(0);
    expect(deaths.processes).toBeGreaterThan(SECONDS / 2);
    expect(deaths.database).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(100);
  }, (SECONDS + 60) * 1_000);
});

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
