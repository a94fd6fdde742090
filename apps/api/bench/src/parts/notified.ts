import pg from 'pg';
import { timed } from '../figures.js';

/** What the machine can do at best: a row committed with NOTIFY, until another connection has heard of it. Milliseconds each. */
export async function committedAndHeard(url: string, count: number): Promise<number[]> {
  const [listener, writer] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([listener.connect(), writer.connect()]);
  await listener.query('listen bench; create table if not exists bench_row (at timestamptz)');
  const all: number[] = [];
  for (let i = 0; i < count; i++) {
    const heard = new Promise((resolve) => listener.once('notification', resolve));
    all.push(await timed(async () => {
      await writer.query(`with kept as (insert into bench_row values (now()) returning 1) select pg_notify('bench', '') from kept`);
      await heard;
    }));
  }
  await Promise.all([listener.end(), writer.end()]);
  return all;
}
