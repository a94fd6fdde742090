import type { Words } from '@guanjia/domain';
import { openDatabase } from '../database/database.js';
import { startDatabase, type RunningDatabase } from '../database/embedded/start-database.js';
import { readEnv } from '../env.js';
import { languageOf, readCommand, USAGE } from './command-line.js';
import { UnusableInput } from './problem.js';
import { progressLine } from './progress.js';
import { runImport } from './run-import.js';
import { runList } from './run-list.js';

// `npm run import -- FILE …`. Ends with 0 when the report could be made (also when rows were refused), with 1 when nothing could be done.
const args = process.argv.slice(2);
const language = languageOf(args, new Intl.DateTimeFormat().resolvedOptions().locale);
const progress = progressLine(process.stderr, language);
let leaving = false;

async function main(): Promise<void> {
  const command = readCommand(args);
  if (command === 'HELP') {
    console.log(USAGE[language]);
    return;
  }
  const env = readEnv();
  const server = await startDatabase({ dataDir: env.dataDir, databaseUrl: env.databaseUrl });
  leaveOnSignal(server);
  try {
    const database = await openDatabase(server.url, { poolSize: 2 });
    try {
      const say = (line: Words): void => {
        progress.clear();
        console.log(line[language]);
      };
      if (command.list === null) await runImport(database, command, language, say, progress.onProgress);
      else await runList(database, { ...command, list: command.list }, language, say);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}

/** Ctrl+C in the middle of writing leaves nothing behind: the transaction ends with its connection. */
function leaveOnSignal(server: RunningDatabase): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      leaving = true;
      progress.clear();
      console.error(language === 'zh' ? '已中断。再运行一次即可：已导入的不会重复导入。' : 'Interrupted. Run it again: what came in is not imported twice.');
      void server.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
}

main().catch((error: unknown) => {
  // What breaks because the person left needs no second message.
  if (leaving) return;
  progress.clear();
  if (error instanceof UnusableInput) console.error(error.words[language]);
  else console.error(language === 'zh' ? `导入失败，没有写入：${(error as Error).message}` : `The import failed, nothing was written: ${(error as Error).message}`);
  process.exitCode = 1;
});
