import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importingCompany, type ImportingCompany } from './testing/company.js';
import { compileImporter, type Importer } from './testing/importer-process.js';

let company: ImportingCompany;
let importer: Importer;
let folder: string;
beforeAll(async () => {
  company = await importingCompany();
  importer = compileImporter();
  folder = mkdtempSync(join(tmpdir(), 'guanjia-list-'));
  await company.database.pool.query(`insert into person (login, name_zh, name_en, password_hash) values ('liming', '李明', 'Li Ming', '-')`);
  await company.database.pool.query(`insert into post_holding (person_id, post, held_from) select id, 'SYSTEM_ADMIN', app_now() - interval '1 day' from person`);
}, 60_000);
afterAll(async () => {
  importer.remove();
  rmSync(folder, { recursive: true, force: true });
  await company.close();
});

const run = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => importer.start(company.database.url, args).ended;
const count = async (table: string): Promise<number> => (await company.database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const example = (name: string): string => new URL(`../../../../docs/examples/${name}`, import.meta.url).pathname;

describe('npm run import -- LIST FILE', { timeout: 60_000 }, () => {
  it('tries, writes with first passwords into a file for one pair of eyes, and finds nothing to do', async () => {
    const staff = file('staff.csv', '姓名,登录账号,岗位,服务中心\n吴芳,wufang,前台接待员,YH\n坏行,,,\n');
    const passwords = join(folder, 'passwords.csv');
    const dry = await run('staff', staff, '--by', 'liming', '--dry-run', '--report', join(folder, 'report.csv'));
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('2 rows: 1 can come in, 0 known already, 0 known and changed, 1 refused\n  row 3 is refused: column 登录账号: is empty. Fill it in.\n');
    expect(dry.out).toMatch(/Dry run: nothing was written/);
    expect(readFileSync(join(folder, 'report.csv'), 'utf8')).toContain('3,refused,');
    expect(await count('person')).toBe(1);

    const written = await run('staff', staff, '--by', 'LiMing', '--write', '--passwords', passwords);
    expect(written.out).toContain('1 rows came in.');
    expect(written.out).toContain('delete it when each has theirs');
    expect(statSync(passwords).mode & 0o777).toBe(0o600);
    const [, line] = readFileSync(passwords, 'utf8').split('\r\n');
    expect(line).toMatch(/^吴芳,wufang,[a-z2-9-]{14}$/);
    expect(written.out).not.toContain(line!.split(',')[2]!);
    const { rows } = await company.database.pool.query(`select p.login as by, l.act from access_log l join person p on p.id = l.person_id order by l.id`);
    expect(rows).toEqual([{ by: 'liming', act: 'CHANGE_STAFF' }, { by: 'liming', act: 'APPOINT' }, { by: 'liming', act: 'IMPORT' }]);

    expect((await run('staff', staff, '--by', 'liming', '--write', '--passwords', passwords)).err).toMatch(/passwords\.csv exists\. Choose another name\. Nothing was imported\.\n$/);
    expect((await run('staff', staff, '--by', 'liming', '--write')).out).toContain('There was nothing new to bring in.');
  });

  it.each([
    ['nobody who answers', ['staff', 'staff.csv'], 'Name who answers for it: --by LOGIN.\n'],
    ['somebody unknown', ['staff', 'staff.csv', '--by', 'nobody'], 'Nobody signs in as nobody.\n'],
    ['no centre where there are several', ['homes', 'homes.csv', '--by', 'liming'], 'Name the centre: --centre CODE. There are: YH, BOS.\n'],
    ['an unknown centre', ['homes', 'homes.csv', '--by', 'liming', '--centre', 'XX'], 'There is no centre XX. There are: YH, BOS.\n'],
    ['an unknown field', ['homes', 'homes.csv', '--by', 'liming', '--centre', 'YH', '--map', 'matter=房号'], /--map "matter=房号" is wrong\. Write field=column; the fields are building, number/],
  ])('with %s is refused', async (_name, [list, name, ...args], message) => {
    const before = await count('import_run');
    file('homes.csv', '楼栋,房号\n1栋,101\n');
    const { code, err } = await run(list!, join(folder, name!), ...args);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(await count('import_run')).toBe(before);
  });

  it('every example of the docs comes in whole, in the order in which a company comes on board', async () => {
    // The examples are of a company with one centre, HY.
    await company.database.pool.query(`update service_centre set code = 'HY', name_zh = '和园服务中心' where code = 'YH'`);
    await company.database.pool.query(`update post_holding set held_from = '2026-01-01' where post = 'SYSTEM_ADMIN'`);
    for (const [list, fresh] of [['homes', 6], ['residents', 6], ['areas', 4], ['posts', 3], ['staff', 6], ['roster', 4], ['calendar', 22]] as const) {
      const { out, err, code } = await run(list, example(`${list}.csv`), '--by', 'liming', '--centre', 'HY', '--write');
      expect({ list, code, err, said: out.split('\n').filter((line) => /refused:|^\d+ rows/.test(line)) }).toEqual({ list, code: 0, err: '', said: [`${fresh} rows: ${fresh} can come in, 0 known already, 0 known and changed, 0 refused`, `${fresh} rows came in.`] });
    }
  });

  it('killed in the middle it leaves nothing, and the next run brings all', async () => {
    const staff = file('killed.csv', `姓名,登录账号,岗位,服务中心\n${Array.from({ length: 30 }, (_, n) => `员工${n},killed.${n},护卫员,BOS`).join('\n')}\n`);
    const tables = ['person', 'post_holding', 'import_run', 'access_log'];
    const before = await Promise.all(tables.map(count));
    const { pool } = company.database;
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('lock table import_run in share mode');
    // Everybody is in; that the file was brought is the last thing that is written.
    const running = importer.start(company.database.url, ['staff', staff, '--by', 'liming', '--write']);
    const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into import_run%'`;
    try {
      await vi.waitUntil(async () => (await pool.query<{ n: number }>(waiting)).rows[0]!.n > 0, { timeout: 40_000, interval: 50 });
    } finally {
      running.process.kill('SIGKILL');
      await running.ended;
      await holder.query('rollback');
      holder.release();
    }
    const others = `select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory'`;
    await vi.waitUntil(async () => (await pool.query<{ n: number }>(others)).rows[0]!.n === 0, { timeout: 20_000 });
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect((await run('staff', staff, '--by', 'liming', '--write')).out).toContain('30 rows came in.');
  });
});
