import pg from 'pg';
import { startDatabase } from '../../database/embedded/start-database.js';
import { readEnv } from '../../env.js';
import { checkFigures } from './check-figures.js';
import { rebuildFigures } from './rebuild-figures.js';

/** `npm run figures:rebuild` counts all figures again, `npm run figures:check` compares them and lists what differs (exit code 1); everybody may go on working. */
const { dataDir, databaseUrl } = readEnv();
const server = await startDatabase({ dataDir, databaseUrl });
const client = new pg.Client({ connectionString: server.url, application_name: 'guanjia figures' });
client.on('error', () => undefined);
try {
  await client.connect();
  await (process.argv[2] === 'rebuild' ? rebuild() : check());
} catch (error) {
  console.error(`统计未能完成 The figures were not counted: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await client.end().catch(() => undefined);
  await server.stop();
}

async function rebuild(): Promise<void> {
  const { throughSeq, facts } = await rebuildFigures(client);
  for (const { table, count, corrected } of facts) console.log(`${table}: ${count}，更正 corrected ${corrected}`);
  console.log(`统计已重新计算，截至流水第 ${throughSeq} 号。 The figures are counted anew, up to number ${throughSeq} of the journal.`);
}

async function check(): Promise<void> {
  const { throughSeq, waiting, differences } = await checkFigures(client);
  for (const { table, is, row } of differences) console.log(`${table} ${is === 'STORED' ? '所存 stored ' : '应为 counted'} ${JSON.stringify(row)}`);
  const seen = `截至流水第 ${throughSeq} 号，另有 ${waiting} 件待计入`;
  const seenEn = `up to number ${throughSeq} of the journal; ${waiting} subjects still to be counted`;
  if (differences.length === 0) return console.log(`统计无误（${seen}）。 The figures are right (${seenEn}).`);
  console.error(`统计有出入（${seen}）：请运行 npm run figures:rebuild。 The figures differ (${seenEn}): run npm run figures:rebuild.`);
  process.exitCode = 1;
}
