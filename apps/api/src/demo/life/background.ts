import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Services } from '../../context.js';
import { openDatabase } from '../../database/database.js';
import { readGround } from '../ground.js';
import { readHistory, tellHistory, type StoredHistory } from './history.js';
import { Simulator } from './simulator.js';

export interface DemoLifeOptions {
  /** Matters a day and centre beside those of the year's pace, while somebody watches; null: no simulator. */
  readonly simulator: { readonly extras: number } | null;
  /** After each day of history that was told. */
  readonly onDay?: (history: StoredHistory) => void;
}

export interface DemoLife {
  /** Ends what is under way, between two acts; what is half told is taken back. */
  stop(): Promise<void>;
}

/** Any fixed number: one process of all tells and simulates. */
const LIFE_LOCK = 4_711_003;
const TICK_MS = 2_000;
const AGAIN_MS = 5_000;
/** People come and go and posts change hands: who may do what is asked anew so often. */
const GROUND_FOR_MS = 10 * 60_000;

/**
 * Tells the history that is still to be told and goes on living after it, beside the requests; in one process at a time, and where one dies another goes on. Does
 * nothing where the company is no demo, or has no history.
 */
export function startDemoLife(services: Services, options: DemoLifeOptions): DemoLife {
  const ending = new AbortController();
  const { signal } = ending;
  const run = async () => {
    while (!signal.aborted) {
      await underLock(services, options, signal).catch((trouble: unknown) => services.log.warn({ err: trouble }, 'demo life'));
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function underLock(services: Services, options: DemoLifeOptions, signal: AbortSignal): Promise<void> {
  const { url } = services.database;
  const lock = new pg.Client({ connectionString: url, application_name: 'guanjia demo life' });
  const lost = new AbortController();
  lock.on('error', () => lost.abort());
  await lock.connect();
  const until = AbortSignal.any([signal, lost.signal]);
  try {
    const { rows } = await lock.query<{ first: boolean; demo: boolean }>('select pg_try_advisory_lock($1) as first, coalesce((select demo from company), false) as demo', [LIFE_LOCK]);
    if (!rows[0]!.first || !rows[0]!.demo) return;
    await tellHistory(url, {
      signal: until,
      ...(options.onDay && { onDay: options.onDay }),
      onTrouble: (trouble, day) => services.log.warn({ err: trouble, day }, 'demo history'),
    });
    if (options.simulator) await simulate(services, options.simulator.extras, until);
    // Nothing is left to do here, and nobody else is to look again and again.
    else await new Promise<void>((resolve) => (until.aborted ? resolve() : until.addEventListener('abort', () => resolve())));
  } finally {
    await lock.end().catch(() => undefined);
  }
}

async function simulate({ database: { url }, sealer, sweeper, subscriptionsOpen, log }: Services, extras: number, signal: AbortSignal): Promise<void> {
  const database = await openDatabase(url, { poolSize: 2 });
  try {
    const history = await readHistory(database.pool);
    if (!history) return;
    const onLived = () => {
      sealer.poke();
      sweeper.poke();
    };
    const simulator = new Simulator(database, await readGround(database.pool), { history, extras, watched: () => subscriptionsOpen() > 0, onLived, onTrouble: (trouble) => log.warn({ err: trouble }, 'simulator') });
    for (let renewAt = performance.now() + GROUND_FOR_MS; !signal.aborted; ) {
      if (performance.now() > renewAt) {
        simulator.ground = await readGround(database.pool);
        renewAt = performance.now() + GROUND_FOR_MS;
      }
      await simulator.tick(signal);
      await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await database.close();
  }
}
