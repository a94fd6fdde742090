import pg from 'pg';
import { nextStepIn, sweepBatch } from '../../../dist/obligations/sweep.js';
import { inTurn, median, number } from '../figures.js';

/** A connection that sweeps, and nothing else. */
export async function openSweeping(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const query = async <Row>(config: { name?: string; text: string; values?: unknown[] }) => (await client.query(config as pg.QueryConfig)).rows as Row[];
  return {
    client,
    query,
    look: () => nextStepIn(query),
    /** What a look costs when nothing is due, beside `select 1`. */
    async emptySweep(looks = 3_000): Promise<{ ratio: number; product: string; limit: string }> {
      const { one, sweep } = await inTurn(looks, { one: () => client.query({ name: 'one', text: 'select 1' }), sweep: () => nextStepIn(query) });
      return { ratio: median(sweep) / median(one), product: `${number(median(sweep) * 1_000)} µs`, limit: `\`select 1\` ${number(median(one) * 1_000)} µs` };
    },
    /** Takes all that is due, batch by batch; answers how many. */
    async sweepAll(): Promise<number> {
      let taken = 0;
      for (let batch = 1; batch > 0; taken += batch) batch = await sweepBatch(query);
      return taken;
    },
    close: () => client.end(),
  };
}

export type Sweeping = Awaited<ReturnType<typeof openSweeping>>;
