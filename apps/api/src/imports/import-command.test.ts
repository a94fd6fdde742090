import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readCommand, type ImportCommand } from './command-line.js';
import { runImport } from './run-import.js';
import { importingCompany, type ImportingCompany } from './testing/company.js';
import { fixturePath } from './testing/fixtures.js';
import { compileImporter, type Importer } from './testing/importer-process.js';

let company: ImportingCompany;
let importer: Importer;
let folder: string;
beforeAll(async () => {
  company = await importingCompany();
  importer = compileImporter();
  folder = mkdtempSync(join(tmpdir(), 'guanjia-import-'));
}, 60_000);
afterAll(async () => {
  importer.remove();
  rmSync(folder, { recursive: true, force: true });
  await company.close();
});

const run = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => importer.start(company.database.url, args).ended;
const count = async (table: string): Promise<number> => (await company.database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
const BOSTON = ['--centre', 'BOS', '--zone', 'America/New_York'];

describe('npm run import', { timeout: 60_000 }, () => {
  it('reports, then writes when told so, then finds nothing to do', async () => {
    const file = fixturePath('boston311-2011.csv');
    const dry = await run(file, ...BOSTON, '--as-of', '2019-10-31', '--report', join(folder, 'report.csv'));
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('11 of 11 labels reproduced');
    expect(dry.out).toMatch(/Dry run: nothing was written\. To import, add --write to the same command\.\n$/);
    expect(await count('service_case')).toBe(0);
    expect(readFileSync(join(folder, 'report.csv'), 'utf8').split('\r\n')).toHaveLength(15);

    const written = await run(file, ...BOSTON, '--as-of', '2019-10-31', '--write');
    expect(written.out).toContain('Imported 13 cases in');
    expect(written.out).toContain('Counted again from what is stored: 13 cases, 9 of them late.\n  11 of 11 labels reproduced\n');

    const again = await run(file, ...BOSTON, '--as-of', '2019-10-31', '--write');
    expect(again.out).toContain('Nothing to import: all 13 rows are known already.');
    expect(await count('service_case')).toBe(13);
  });

  it('imports a workbook by a mapping that was saved from another one', async () => {
    const at = (time: string): { value: Date; type: typeof Date; format: string } => ({ value: new Date(`${time}Z`), type: Date, format: 'yyyy-mm-dd hh:mm' });
    const sheet = (...rows: [string, string, string, string][]): Promise<Buffer> =>
      writeXlsxFile([[{ value: '单号' }, { value: '来电' }, { value: '截止' }, { value: '内容' }], ...rows.map(([key, opened, due, matter]) => [{ value: key }, at(opened), at(due), { value: matter }])]).toBuffer();
    writeFileSync(join(folder, '七月.xlsx'), await sheet(['A-1', '2024-07-01T09:00:00', '2024-07-02T09:00:00', '电梯困人']));
    writeFileSync(join(folder, '八月.xlsx'), await sheet(['A-2', '2024-08-01T09:00:00', '2024-08-02T09:00:00', '水管漏水']));
    const common = ['--centre', 'YH', '--zone', 'Asia/Shanghai', '--source', '物业台账', '--write'];
    const first = await run(join(folder, '七月.xlsx'), ...common, '--map', 'receivedAt=来电', '--map', 'statedDueAt=截止', '--map', 'matter=内容', '--save-mapping', join(folder, 'mapping.json'));
    expect(first).toMatchObject({ code: 0 });
    expect((await run(join(folder, '八月.xlsx'), ...common, '--mapping', join(folder, 'mapping.json'))).out).toContain('Imported 1 cases');
    const { rows } = await company.database.pool.query(`select number, matter, received_at, stated_due_at from service_case where source_key like '物业台账:%' order by received_at`);
    expect(rows).toEqual([
      { number: 'YH-20240701-0001', matter: '电梯困人', received_at: new Date('2024-07-01T01:00:00Z'), stated_due_at: new Date('2024-07-02T01:00:00Z') },
      { number: 'YH-20240801-0001', matter: '水管漏水', received_at: new Date('2024-08-01T01:00:00Z'), stated_due_at: new Date('2024-08-02T01:00:00Z') },
    ]);
  });

  it('ends with 1 and one sentence when nothing can be done', async () => {
    const { code, out, err } = await run('nowhere.csv', ...BOSTON);
    expect(err).toMatch(/^There is no file .*nowhere\.csv\.\n$/);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  it.each([
    ['a folder', [tmpdir(), ...BOSTON], /is a folder, not a file\.$/],
    ['no zone', [fixturePath('boston311-2011.csv'), '--centre', 'BOS'], /^Name the time zone of the file's times\. The centre BOS is in America\/New_York/],
    ['a mapping that is none', [fixturePath('boston311-2011.csv'), ...BOSTON, '--mapping', fixturePath('README.md')], /^The mapping file is not JSON/],
    ['a report that cannot be written', [fixturePath('boston311-2011.csv'), ...BOSTON, '--write', '--report', '/nowhere/report.csv'], /^Cannot write \/nowhere\/report\.csv \(ENOENT\)\. Nothing was imported\.$/],
  ])('refuses %s', async (_name, args, message) => {
    const before = await count('import_run');
    await expect(runImport(company.database, readCommand(args) as ImportCommand, 'en', () => undefined, () => undefined)).rejects.toThrow(message);
    expect(await count('import_run')).toBe(before);
  });

  it('says so, in Chinese on request, where the database is not set up', async () => {
    const { code, err } = await importer.start(new URL('/postgres', company.database.url).href, [fixturePath('boston311-2011.csv'), ...BOSTON, '--lang', 'zh']).ended;
    expect({ code, err }).toEqual({ code: 1, err: '数据库还没有准备好：请先用 npm start 启动一次。\n' });
  });
});

describe('ended in the middle of writing', () => {
  it.each(['SIGKILL', 'SIGINT'] as const)('by %s it leaves nothing, and the next run imports all', async (signal) => {
    const source = `ended-by-${signal.toLowerCase()}`;
    const file = join(folder, 'killed.csv');
    writeFileSync(file, `id,opened,due,closed\n${Array.from({ length: 1500 }, (_, n) => `${n},2021-03-0${n < 1000 ? 1 : 2} 10:00,2021-03-05 10:00,2021-03-04 10:00`).join('\n')}\n`);
    const tables = ['service_case', 'obligation', 'journal', 'case_note', 'import_run'];
    const before = await Promise.all(tables.map(count));
    // The counter of the second day is held, so the import stands still in its third statement with two of three written.
    const { pool } = company.database;
    await pool.query(`insert into case_counter (centre_id, day, last) select id, '2021-03-02', 0 from service_centre where code = 'BOS' on conflict do nothing`);
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query(`select from case_counter where day = '2021-03-02' for update`);
    const running = importer.start(company.database.url, [file, ...BOSTON, '--source', source, '--write']);
    const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    try {
      await vi.waitUntil(async () => (await pool.query<{ n: number }>(waiting)).rows[0]!.n > 0, { timeout: 20_000, interval: 50 });
    } finally {
      running.process.kill(signal);
      if (signal === 'SIGINT') await running.ended;
      await holder.query('rollback');
      holder.release();
    }
    const { code, err } = await running.ended;
    if (signal === 'SIGINT') expect({ code, err: err.split('\n').at(-2) }).toEqual({ code: 130, err: 'Interrupted. Run it again: what came in is not imported twice.' });
    else expect(code).toBeNull();
    // The server finds out that the client is gone when the statement is done.
    const others = `select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory'`;
    await vi.waitUntil(async () => (await pool.query<{ n: number }>(others)).rows[0]!.n === 0, { timeout: 20_000 });
    expect(await Promise.all(tables.map(count))).toEqual(before);

    expect((await run(file, ...BOSTON, '--source', source, '--write')).out).toContain('Imported 1,500 cases');
    const { rows } = await pool.query(`select count(*)::int as n, count(distinct number)::int as numbers from service_case where source_key like $1`, [`${source}:%`]);
    expect(rows).toEqual([{ n: 1500, numbers: 1500 }]);
  }, 60_000);
});
