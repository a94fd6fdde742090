import { readFile } from 'node:fs/promises';
import { openDatabase } from '../database/database.js';
import { startDatabase } from '../database/embedded/start-database.js';
import { readEnv } from '../env.js';
import { runPolicies } from './run-policies.js';

// `npm run policies -- FILE [--publish]`: a company's own pack, checked or published.
const args = process.argv.slice(2);
const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
const named = at < 0 ? undefined : args[at]!.includes('=') ? args[at]!.split('=')[1] : args[at + 1];
const language = (named ?? new Intl.DateTimeFormat().resolvedOptions().locale).toLowerCase().startsWith('zh') ? 'zh' : 'en';
const { dataDir, databaseUrl } = readEnv();
const server = await startDatabase({ dataDir, databaseUrl });
try {
  const database = await openDatabase(server.url, { poolSize: 2 });
  try {
    const { rows } = await database.pool.query<{ ready: boolean }>(`select to_regclass('policy_version') is not null as ready`);
    if (rows[0]!.ready) {
      process.exitCode = await runPolicies(database, args, language, readText, (line) => console.log(line));
    } else {
      console.error(language === 'zh' ? '数据库还没有准备好：请先用 npm start 启动一次。' : 'The database is not set up yet. Start Guanjia once with npm start.');
      process.exitCode = 2;
    }
  } finally {
    await database.close();
  }
} finally {
  await server.stop();
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw error;
  }
}
