import { openBenchServer } from './bench-database.js';
import { writeBetweenMarkers, writeDrawing } from './docs-page.js';
import { number } from './figures.js';
import { describeRun } from './machine.js';
import { boards } from './parts/boards.js';
import { boardQuery } from './parts/board-query.js';
import { centres } from './parts/centres.js';
import { delivery } from './parts/delivery.js';
import { due } from './parts/due.js';
import { cubes } from './parts/cubes.js';
import { CURVES, growth } from './parts/growth.js';
import { receive } from './parts/receive.js';
import { start } from './parts/start.js';
import { sweep } from './parts/sweep.js';
import { section, type Part } from './report.js';
import { readSettings, USAGE } from './settings.js';

/** `npm run bench`: every row of what the house promises about speed (guarantees §4), as one report. */
const PARTS: Readonly<Record<string, Part>> = { due, delivery, receive, sweep, board: boardQuery, boards, centres, start, cubes };

async function run(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), [...Object.keys(PARTS), 'growth']);
  const alone = settings.parts.length === 1 && settings.parts[0] === 'growth';
  if (settings.write && settings.parts.length > 0 && !alone) throw new Error('--write keeps a whole run, or growth alone: name no parts, or growth.');
  const wanted = settings.parts.length === 0 ? Object.keys(PARTS) : settings.parts.filter((name) => name !== 'growth');
  const server = await openBenchServer(settings.databaseUrl);
  const say = (words: string) => process.stderr.write(`  … ${words}\n`);
  try {
    const about = describeRun(server);
    const report = [about];
    for (const name of wanted) {
      say(name);
      const part = PARTS[name]!;
      const began = performance.now();
      report.push(section(part, await part.measure({ server, sizes: settings.sizes, say })));
      say(`${name}: ${number((performance.now() - began) / 1_000)} s`);
    }
    if (wanted.length > 0) {
      console.log(report.join('\n\n'));
      if (settings.write) writeBetweenMarkers('report', report.join('\n\n'));
    }
    if (settings.parts.includes('growth')) {
      const { table, drawing } = await growth({ upTo: settings.upTo, databaseUrl: settings.databaseUrl, say });
      const text = [about, table, `![Cost by number of cases](${CURVES})`].join('\n\n');
      console.log(text);
      if (settings.write) {
        writeDrawing(CURVES, drawing);
        writeBetweenMarkers('growth', text);
      }
    }
  } finally {
    await server.stop();
  }
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error), `\n\n${USAGE}`);
  process.exitCode = 1;
}
