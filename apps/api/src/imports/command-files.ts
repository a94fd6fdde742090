import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Words } from '@guanjia/domain';
import type { Database } from '../database/database.js';
import { UnusableInput, words } from './problem.js';

/** A spreadsheet of a million rows is about a tenth of it; it is read into memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** @throws UnusableInput the database was never set up */
export async function checkReady(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ ready: boolean }>(`select to_regclass('import_run') is not null as ready`);
  if (!rows[0]!.ready) throw new UnusableInput(words('数据库还没有准备好：请先用 npm start 启动一次。', 'The database is not set up yet. Start Guanjia once with npm start.'));
}

/** @throws UnusableInput no file, a folder, too large, not to be read */
export async function readInput(file: string): Promise<Buffer> {
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

/** @throws UnusableInput it cannot be written */
export async function writeOutput(file: string, text: string, say: (line: Words) => void): Promise<void> {
  const path = resolve(file);
  try {
    await writeFile(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusableInput(words(`不能写入 ${path}（${code}）；没有导入。`, `Cannot write ${path} (${code}). Nothing was imported.`));
  }
  say(words(`已写出 ${path}`, `Wrote ${path}`));
}
