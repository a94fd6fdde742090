import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Words } from '@guanjia/domain';
import { normalLogin } from '../access/sign-in.js';
import type { Database } from '../database/database.js';
import { checkReady, readInput, writeOutput } from './command-files.js';
import { LIST_WORDS, type ImportCommand, type ListWord } from './command-line.js';
import { fieldsOf, isListKind } from './import-kinds.js';
import { importList, type Bringer } from './import-list.js';
import { importRoll } from './import-roll.js';
import { COMPANY_LISTS } from './list-fields.js';
import type { FirstPassword, ListOutcome } from './list-request.js';
import { overrideMapping } from './mapping.js';
import { UnusableInput, words } from './problem.js';
import { proposeMapping } from './propose-mapping.js';
import { readTable } from './read-table.js';
import { csvCell } from './report-file.js';
import { rollReport } from './roll-report.js';
import { DRY_RUN } from './run-import.js';
import type { Table } from './table.js';

/** Rows that are listed on the terminal; all of them are in the file that --report writes. */
const LISTED = 20;

/**
 * Brings a list of set-up from the machine's own command line: as by the screen, in the name of the person that the command names, without that person's limits.
 * @param say told each line of the report
 * @throws UnusableInput
 */
export async function runList(database: Database, command: ImportCommand & { readonly list: ListWord }, language: keyof Words, say: (line: Words) => void): Promise<ListOutcome> {
  await checkReady(database);
  const kind = LIST_WORDS[command.list];
  const bytes = await readInput(command.file);
  const table = await readTable(command.file, bytes, command);
  const fields = fieldsOf(kind);
  const proposed = Object.fromEntries(proposeMapping(table, fields).map(({ field, column }) => [field, column]));
  const mapping = overrideMapping<string>(proposed, command.overrides, table, Object.keys(fields)) as Readonly<Record<string, number>>;
  const by = await bringerOf(database, command.by);
  const centreId = await centreOf(database, command.centre, isListKind(kind) && COMPANY_LISTS.includes(kind));
  const bring = (write: boolean): Promise<ListOutcome> => {
    const request = { fileName: command.file, bytes, table, mapping, dates: command.dates, write };
    return isListKind(kind) ? importList(database, by, { ...request, kind, centreId }) : importRoll(database, { ...request, kind, centreId: centreId!, personId: by.personId });
  };
  // What cannot be reported is not written either.
  const tried = await bring(false);
  for (const line of reportOf(tried, table, mapping)) say(line);
  if (command.reportFile !== null) await writeOutput(command.reportFile, rollReport(tried, language), say);
  if (!command.write) {
    say(DRY_RUN);
    return tried;
  }
  const file = command.passwordsFile === null ? null : await newFile(command.passwordsFile);
  try {
    const outcome = await bring(true);
    say(outcome.fresh === 0 ? words('没有新的行需要导入。', 'There was nothing new to bring in.') : words(`已导入 ${outcome.fresh} 行。`, `${outcome.fresh} rows came in.`));
    const { firstPasswords = [] } = outcome;
    if (firstPasswords.length > 0) for (const line of await handOver(firstPasswords, file, language)) say(line);
    return outcome;
  } finally {
    await file?.handle.close();
  }
}

/** Whoever works at the machine itself may do everything there; the log names who answers for it. */
async function bringerOf({ pool }: Database, login: string | null): Promise<Bringer> {
  if (login === null) throw new UnusableInput(words('请用 --by 写明由谁负责（登录账号）。', 'Name who answers for it: --by LOGIN.'));
  const { rows } = await pool.query<{ id: string }>('select id from person where login = $1 and disabled_at is null', [normalLogin(login)]);
  if (!rows[0]) throw new UnusableInput(words(`没有可登录的账号 ${login}。`, `Nobody signs in as ${login}.`));
  const { rows: centres } = await pool.query<{ id: string }>('select id from service_centre');
  return { personId: rows[0].id, centresWith: () => centres.map(({ id }) => id), companyWith: () => true };
}

/** The centre that was named, or the only one. */
async function centreOf({ pool }: Database, code: string | null, mayBeNone: boolean): Promise<string | null> {
  const { rows } = await pool.query<{ id: string; code: string }>('select id, code from service_centre order by ordinal, code');
  const known = rows.map((row) => row.code).join(', ');
  const found = rows.find((row) => row.code === code?.toUpperCase());
  if (code !== null && !found) throw new UnusableInput(words(`没有服务中心 ${code}。现有：${known}。`, `There is no centre ${code}. There are: ${known}.`));
  if (found) return found.id;
  if (rows.length === 1) return rows[0]!.id;
  if (mayBeNone) return null;
  throw new UnusableInput(words(`请用 --centre 写明服务中心。现有：${known}。`, `Name the centre: --centre CODE. There are: ${known}.`));
}

/** For the eyes of one person; never over a file that is there. */
async function newFile(name: string): Promise<PasswordFile> {
  const path = resolve(name);
  try {
    return { path, handle: await open(path, 'wx', 0o600) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusableInput(code === 'EEXIST' ? words(`${path} 已存在：请换一个文件名。没有导入。`, `${path} exists. Choose another name. Nothing was imported.`) : words(`不能写入 ${path}（${code}）；没有导入。`, `Cannot write ${path} (${code}). Nothing was imported.`));
  }
}

interface PasswordFile {
  readonly path: string;
  readonly handle: FileHandle;
}

/** Into the file, or onto the terminal: also where the file cannot be written any more, for nobody could say them again. */
async function handOver(passwords: readonly FirstPassword[], file: PasswordFile | null, language: keyof Words): Promise<Words[]> {
  const text = `\ufeff${[HEADERS[language], ...passwords.map(({ name, login, password }) => [name, login, password])].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
  const kept = file !== null && (await file.handle.writeFile(text).then(() => true, () => false));
  if (kept) return [words(`初始密码已写入 ${file.path}：交给本人后请删除。首次登录时须改掉。`, `First passwords are in ${file.path}: delete it when each has theirs. They have to be changed at the first sign-in.`)];
  const about = words('初始密码（只显示这一次，首次登录时须改掉）：', 'First passwords (said this once; to be changed at the first sign-in):');
  return [about, ...passwords.map(({ name, login, password }) => words(`  ${name}  ${login}  ${password}`, `  ${name}  ${login}  ${password}`))];
}

const HEADERS = { zh: ['姓名', '登录账号', '初始密码'], en: ['name', 'sign-in name', 'first password'] } as const;

function reportOf({ rows, fresh, known, changed, refused }: ListOutcome, table: Table, mapping: Readonly<Record<string, number>>): Words[] {
  const columns = Object.entries(mapping).map(([field, column]) => `${field} ← ${table.headers[column]}`).join(', ');
  const lines = [
    ...refused.map(({ row, reason }) => ({ row, line: words(`  第 ${row} 行不导入：${reason.zh}`, `  row ${row} is refused: ${reason.en}`) })),
    ...changed.map(({ row, reason }) => ({ row, line: words(`  第 ${row} 行：${reason.zh}`, `  row ${row}: ${reason.en}`) })),
  ].sort((one, other) => one.row - other.row);
  const more = lines.length - LISTED;
  return [
    ...table.reading,
    words(`列的对应：${columns}`, `Columns: ${columns}`),
    words(`${rows} 行：可导入 ${fresh}，已有 ${known}，已有而有变化 ${changed.length}，不导入 ${refused.length}`, `${rows} rows: ${fresh} can come in, ${known} known already, ${changed.length} known and changed, ${refused.length} refused`),
    ...lines.slice(0, LISTED).map(({ line }) => line),
    ...(more > 0 ? [words(`  还有 ${more} 行：用 --report 文件 写出全部。`, `  ${more} more: --report FILE writes all of them.`)] : []),
  ];
}
