import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Words } from '@guanjia/domain';
import type { Database } from '../database/database.js';
import type { ImportCommand } from './command-line.js';
import { parseSavedMapping } from './mapping.js';
import { planImport, type ImportPlan, type OnProgress } from './plan-import.js';
import { UnusableInput, words } from './problem.js';
import { recount } from './recount.js';
import { reportFile } from './report-file.js';
import { reportPlan, reportWritten } from './report.js';
import { writeImport } from './write-import.js';

/** A spreadsheet of a million rows is about a tenth of it; it is read into memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

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
    say(words('预演：没有写入。要导入，请在同一命令后加 --write。', 'Dry run: nothing was written. To import, add --write to the same command.'));
    return plan;
  }
  const begun = performance.now();
  const written = await writeImport(database, plan, onProgress);
  const seconds = (performance.now() - begun) / 1000;
  onProgress('RECOUNT', 0, 0);
  for (const line of reportWritten(plan, written, await recount(database, plan), seconds)) say(line);
  return plan;
}

async function checkReady(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ ready: boolean }>(`select to_regclass('import_run') is not null as ready`);
  if (!rows[0]!.ready) throw new UnusableInput(words('数据库还没有准备好：请先用 npm start 启动一次。', 'The database is not set up yet. Start Guanjia once with npm start.'));
}

async function readInput(file: string): Promise<Buffer> {
  const path = resolve(file);
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) {
      throw new UnusableInput(words(`${path} 有 ${Math.ceil(size / 2 ** 20)} MB，最多 256 MB：请分成几份，用同一 --source 导入。`, `${path} has ${Math.ceil(size / 2 ** 20)} MB; at most 256. Cut it into parts and import them under one --source.`));
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof UnusableInput) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UnusableInput(words(`没有文件 ${path}。`, `There is no file ${path}.`));
    if (code === 'EISDIR') throw new UnusableInput(words(`${path} 是文件夹，不是文件。`, `${path} is a folder, not a file.`));
    throw new UnusableInput(words(`不能读取 ${path}（${code}）。`, `Cannot read ${path} (${code}).`));
  }
}

async function writeOutput(file: string, text: string, say: (line: Words) => void): Promise<void> {
  const path = resolve(file);
  try {
    await writeFile(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusableInput(words(`不能写入 ${path}（${code}）；没有导入。`, `Cannot write ${path} (${code}). Nothing was imported.`));
  }
  say(words(`已写出 ${path}`, `Wrote ${path}`));
}
