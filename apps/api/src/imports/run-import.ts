import type { Words } from '@guanjia/domain';
import type { Database } from '../database/database.js';
import { checkReady, readInput, writeOutput } from './command-files.js';
import type { ImportCommand } from './command-line.js';
import { parseSavedMapping } from './mapping.js';
import { planImport, type ImportPlan, type OnProgress } from './plan-import.js';
import { words } from './problem.js';
import { recount } from './recount.js';
import { reportFile } from './report-file.js';
import { reportPlan, reportWritten } from './report.js';
import { writeImport } from './write-import.js';

/** How a dry run ends. */
export const DRY_RUN: Words = words('预演：没有写入。要导入，请在同一命令后加 --write。', 'Dry run: nothing was written. To import, add --write to the same command.');

/**
 * Carries out the command: plan and report, and with `write` the import itself.
 * @param say told each line of the report
 * @throws UnusableInput
 */
export async function runImport(database: Database, command: ImportCommand, language: keyof Words, say: (line: Words) => void, onProgress: OnProgress): Promise<ImportPlan> {
  await checkReady(database);
  const plan = await planImport(
    database,
    {
      fileName: command.file, bytes: await readInput(command.file), centreCode: command.centre, zone: command.zone, asOf: command.asOf, source: command.source,
      overrides: command.overrides, savedMapping: command.mappingFile === null ? null : parseSavedMapping((await readInput(command.mappingFile)).toString('utf8')),
      dates: command.dates, encoding: command.encoding, sheet: command.sheet, kind: command.kind,
    },
    onProgress,
  );
  for (const line of reportPlan(plan)) say(line);
  if (command.saveMappingFile !== null) await writeOutput(command.saveMappingFile, `${JSON.stringify(plan.savedMapping, null, 2)}\n`, say);
  if (command.reportFile !== null) await writeOutput(command.reportFile, reportFile(plan, language), say);
  if (!command.write) {
    say(DRY_RUN);
    return plan;
  }
  const begun = performance.now();
  const written = await writeImport(database, plan, onProgress);
  const seconds = (performance.now() - begun) / 1000;
  onProgress('RECOUNT', 0, 0);
  for (const line of reportWritten(plan, written, await recount(database, plan), seconds)) say(line);
  return plan;
}
