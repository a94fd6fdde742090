import { openBenchServer } from './bench-database.js';
import { writeBetweenMarkers, writeDrawing } from './docs-page.js';
import { number } from './figures.js';
import { describeRun } from './machine.js';
import { boards } from './parts/boards.js';
import { boardQuery } from './parts/board-query.js';
import { centres } from './parts/centres.js';
import { delivery } from './parts/delivery.js';
import { due } from './parts/due.js';
import { cubes, FIGURE_CURVES } from './parts/cubes.js';
import { CURVES, growth } from './parts/growth.js';
import { receive } from './parts/receive.js';
import { start } from './parts/start.js';
import { sweep } from './parts/sweep.js';
import { section, type Part } from './report.js';
import { readSettings, USAGE } from './settings.js';

/** `npm run bench`: every row of what the house promises about speed (guarantees §4), as one report. */
const PARTS: Readonly<Record<string, Part>> = { due, delivery, receive, sweep, board: boardQuery, boards, centres, start };
/** Grow until `--up-to`, which takes its time: only by name. Each has a place of its own on the page. */
const GROWING = {
  growth: { measure: growth, curves: CURVES },
  cubes: { measure: cubes, curves: FIGURE_CURVES },
} as const;
type Growing = keyof typeof GROWING;
const isGrowing = (name: string): name is Growing => name in GROWING;

async function run(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), [...Object.keys(PARTS), ...Object.keys(GROWING)]);
  const grown = settings.parts.filter(isGrowing);
  const wanted = settings.parts.length === 0 ? Object.keys(PARTS) : settings.parts.filter((name) => !isGrowing(name));
  if (settings.write && settings.parts.length > grown.length) throw new Error('--write keeps a whole run, growth or cubes: name no other parts.');
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
    for (const name of grown) {
      const { measure, curves } = GROWING[name];
      const { table, drawing } = await measure({ server, upTo: settings.upTo, databaseUrl: settings.databaseUrl, say });
      const text = [about, table, `![Cost by number of cases](${curves})`].join('\n\n');
      console.log(text);
      if (settings.write) {
        writeDrawing(curves, drawing);
        writeBetweenMarkers(name, text);
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
