import type { Pool, PoolClient } from 'pg';

/** Runs statements as one: all of them hold, or none. A thrown error rolls back and is thrown on; so does, without throwing, an answer that is not `kept`. */
export async function inTransaction<Answer>(pool: Pool, work: (client: PoolClient) => Promise<Answer>, kept: (answer: Answer) => boolean = () => true): Promise<Answer> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const answer = await work(client);
    await client.query(kept(answer) ? 'commit' : 'rollback');
    return answer;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}
