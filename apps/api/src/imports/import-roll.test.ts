import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { IMPORT_KINDS } from './import-kinds.js';
import { sendFile } from './testing/sender.js';

let api: TestApi;
let admin: TestClient;
let centres: Record<string, string>;
beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('admin');
  const { rows } = await api.database.pool.query<{ code: string; id: string }>('select code, id from service_centre');
  centres = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
});
afterAll(() => api.end());

const send = (options: object, file: string | Buffer, client: TestClient = admin) => sendFile(client, { kind: 'HOMES', centreId: centres['YH'], fileName: 'homes.csv', ...options }, file);
const outcome = async (options: object, file: string | Buffer) => (await send(options, file)).answer.outcome;
const count = async (table: string, where = 'true') => (await api.database.pool.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n as number;

const HOMES = ['楼栋,房号,交付日期', ...Array.from({ length: 40 }, (_, n) => `导入${Math.floor(n / 20) + 1}栋,${(n % 20) + 101},2021/3/${(n % 28) + 1}`)].join('\n');

describe('homes from a file', () => {
  it('first looked at: how it is read and which columns are proposed; then tried; then written; a second time nothing comes in', async () => {
    const looked = (await send({ mode: 'INSPECT' }, HOMES)).answer;
    expect(looked).toMatchObject({ headers: ['楼栋', '房号', '交付日期'], sample: [['导入1栋', '101', '2021/3/1'], expect.anything(), expect.anything()], outcome: null });
    expect(looked.fields.map(({ field, column, readable }) => [field, column, readable])).toEqual([['building', 0, 40], ['number', 1, 40], ['handedOverOn', 2, 40], ['buildingEn', null, 0]]);
    const units = await count('unit');
    const fresh = { rows: 40, fresh: 40, known: 0, changed: 0, refused: 0, lines: [], firstPasswords: [] };
    expect(await outcome({}, HOMES)).toEqual({ ...fresh, written: false });
    expect(await count('unit'), 'a dry run writes nothing').toBe(units);
    expect(await outcome({ mode: 'WRITE' }, HOMES)).toEqual({ ...fresh, written: true });
    expect(await outcome({ mode: 'WRITE' }, HOMES)).toEqual({ ...fresh, fresh: 0, known: 40, written: true });
    expect(await count('unit')).toBe(units + 40);
    expect(await count('building', `name_zh like '导入%'`)).toBe(2);
    expect((await api.database.pool.query(`select handed_over_on::text as day from unit u join building b on b.id = u.building_id where b.name_zh = '导入2栋' and number = '105'`)).rows).toEqual([{ day: '2021-03-25' }]);
    const { rows } = await api.database.pool.query(`select kind, rows_imported, rows_known, imported_by is not null as by_person from import_run order by imported_at`);
    expect(rows).toEqual([{ kind: 'HOMES', rows_imported: 40, rows_known: 0, by_person: true }, { kind: 'HOMES', rows_imported: 0, rows_known: 40, by_person: true }]);
    expect(await count('access_log', `act = 'IMPORT'`)).toBe(2);
  });

  it('at once by two people: each home once', async () => {
    const file = HOMES.replaceAll('导入', '同时');
    const both = await Promise.all([outcome({ mode: 'WRITE' }, file), outcome({ mode: 'WRITE' }, file)]);
    expect(both.map((one) => one?.fresh).toSorted((a, b) => a! - b!)).toEqual([0, 40]);
    expect(await count('building', `name_zh like '同时%'`)).toBe(2);
  });

  it('cut off in the middle leaves nothing, and comes in whole the next time', async () => {
    const file = HOMES.replaceAll('导入', '中断');
    const holder = await api.database.pool.connect();
    await holder.query('begin');
    await holder.query('lock table unit in share mode');
    const sent = send({ mode: 'WRITE' }, file);
    // Its buildings are in, its units wait: the connection dies there, as it does with a killed process.
    // Not in the holder's transaction, which would see the first look for ever.
    const waiting = () => api.database.pool.query(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%with wanted as%'`);
    try {
      await vi.waitUntil(async () => (await waiting()).rowCount === 1, { timeout: 10_000 });
      await holder.query('select pg_terminate_backend($1)', [(await waiting()).rows[0].pid]);
      expect((await sent).status).toBeGreaterThanOrEqual(500);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect(await count('building', `name_zh like '中断%'`)).toBe(0);
    expect(await outcome({ mode: 'WRITE' }, file)).toMatchObject({ fresh: 40, written: true });
  });

  it('GB18030 as Excel saves it on a Chinese Windows, UTF-16, and a workbook say the same', async () => {
    const workbook = await (writeXlsxFile as unknown as (rows: object[][], options: object) => Promise<Buffer | { toBuffer(): Promise<Buffer> }>)(
      HOMES.split('\n').map((line) => line.split(',').map((value) => ({ value, type: String }))), { buffer: true },
    );
    const xlsx = Buffer.isBuffer(workbook) ? workbook : await workbook.toBuffer();
    for (const [fileName, bytes] of [['a.csv', iconv.encode(HOMES, 'GB18030')], ['b.csv', iconv.encode(HOMES, 'UTF-16LE', { addBOM: true })], ['c.xlsx', xlsx]] as const) {
      expect(await outcome({ fileName }, bytes), fileName).toMatchObject({ rows: 40, known: 40, refused: 0 });
    }
  });
});

describe('residents from a file', () => {
  const HEAD = '房号,姓名,联系电话,住户类型\n';

  it('find their homes however the room is written; a formula is a text', async () => {
    const file = `${HEAD}1栋101,=1+1,13911110001,业主\n1-102,王租,13911110002,租户\n"Building 1 201",李英,+86 139 1111 0003,owner\n1栋 202,'@SUM(A1),13911110004,\n`;
    expect(await outcome({ kind: 'RESIDENTS', mode: 'WRITE', fileName: 'r.csv' }, file)).toMatchObject({ rows: 4, fresh: 4, refused: 0 });
    const { rows } = await api.database.pool.query(`select b.name_zh || u.number as home, r.name, r.owner from resident r join unit u on u.id = r.unit_id join building b on b.id = u.building_id where regexp_replace(telephone, '[^0-9]', '', 'g') like '%1391111000%' order by home`);
    expect(rows).toEqual([
      { home: '1栋101', name: '=1+1', owner: true }, { home: '1栋102', name: '王租', owner: false }, { home: '1栋201', name: '李英', owner: true }, { home: '1栋202', name: "'@SUM(A1)", owner: true },
    ]);
    expect(await outcome({ kind: 'RESIDENTS', mode: 'WRITE', fileName: 'r.csv' }, file)).toMatchObject({ fresh: 0, known: 4 });
  });

  it('one who is known otherwise is reported with both values, masked, and left alone', async () => {
    const file = `${HEAD}1-102,王租,13922220002,业主\n`;
    const changed = await outcome({ kind: 'RESIDENTS', mode: 'WRITE', fileName: 'r.csv' }, file);
    expect(changed).toMatchObject({ fresh: 0, known: 0, changed: 1 });
    expect(changed!.lines[0]!.words.zh).toMatch(/已有，未覆盖.*139\*{4}0002.*业主/);
    expect(JSON.stringify(changed)).not.toContain('13922220002');
    expect(await count('resident', `telephone = '13922220002'`)).toBe(0);
  });

  it('ten kinds of bad rows: each says where, what and what to do; the good one comes in', async () => {
    const rows: readonly [string, RegExp][] = [
      ['1-101,,13933330001,业主', /姓名.*未填写/],
      [',甲一,13933330001,业主', /房号.*未填写/],
      ['1-101,甲二,,业主', /联系电话.*未填写/],
      ['1-101,甲三,打电话问,业主', /不是电话号码/],
      ['1-101,甲四,13933330001,亲戚', /业主还是租户/],
      ['9-999,甲五,13933330001,业主', /没有找到房屋.*先导入房屋/],
      [`1-101,${'长'.repeat(61)},13933330001,业主`, /超过 60 个字/],
      [`${'1'.repeat(21)},甲七,13933330001,业主`, /超过 20 个字/],
      ['1-101,甲八,13933330001,业主,多一列', /有 5 列，表头有 4 列/],
      ['1-101,甲\u0000九,13933330001,业主', /NUL/],
    ];
    const file = `${HEAD}${rows.map(([row]) => row).join('\n')}\n1-101,好人,13933330009,业主\n1栋101,好人,13933330009,业主\n`;
    const options = { kind: 'RESIDENTS', fileName: 'bad.csv' };
    const tried = await outcome({ ...options, mode: 'WRITE' }, file);
    expect(tried).toMatchObject({ rows: 12, fresh: 1, refused: 11 });
    for (const [n, [, words]] of rows.entries()) expect(tried!.lines[n]).toMatchObject({ row: n + 2, words: { zh: expect.stringMatching(words) } });
    expect(tried!.lines[10]!.words.en).toContain('same as row 12');
    const report = await send({ ...options, mode: 'REPORT', language: 'en' }, `${HEAD}1-101,=HYPERLINK(1),x,业主\n`);
    expect(report.text).toContain('row,outcome,remarks\r\n2,refused,');
    expect(await count('resident', `telephone like '1393333%'`)).toBe(1);
  });

  it('bytes that cannot be decoded refuse their row alone', async () => {
    const good = Buffer.from(`${HEAD}${Array.from({ length: 20 }, (_, n) => `1-201,居民${n}号先生,139444400${String(n).padStart(2, '0')},业主`).join('\n')}\n1-201,坏`);
    const bytes = Buffer.concat([good, Buffer.from([0xff]), Buffer.from('字,13944449999,业主\n')]);
    const tried = await outcome({ kind: 'RESIDENTS', fileName: 'r.csv' }, bytes);
    expect(tried).toMatchObject({ fresh: 20, refused: 1, lines: [{ row: 22, words: { zh: expect.stringContaining('无法解码') } }] });
  });
});

describe('public areas, and columns that a person chose', () => {
  it('the columns may be chosen by hand; a wrong choice says so', async () => {
    const file = '甲,乙\n屋顶花园,Roof garden\n电梯,Elevator\n';
    const options = { kind: 'PUBLIC_AREAS', fileName: 'areas.csv' };
    expect((await send(options, file)).message.zh).toContain('公共区域');
    expect(await outcome({ ...options, columns: { name: 0, nameEn: 1 } }, file)).toMatchObject({ fresh: 1, changed: 1, lines: [{ words: { en: expect.stringContaining('"Lift"') } }] });
    expect((await send({ ...options, columns: { name: 7 } }, file)).status).toBe(422);
    expect((await send({ ...options, columns: { telephone: 0 } }, file)).status).toBe(422);
  });
});

describe('records of the past', () => {
  it('come in by the same screen: judged, numbered, once', async () => {
    const file = '编号,受理时间,时限,办结时间,事项\nA-1,2024-03-01 09:00,2024-03-03 09:00,2024-03-02 10:00,水管漏水\nA-2,2024-03-01 09:00,2024-03-03 09:00,2024-03-09 10:00,噪音\nA-3,不知道,,,坏行\n';
    const options = { kind: 'CASES', fileName: 'history.csv' };
    expect((await send({ ...options, mode: 'INSPECT' }, file)).answer.fields.filter(({ column }) => column !== null).map(({ field }) => field)).toEqual(['sourceKey', 'receivedAt', 'statedDueAt', 'settledAt', 'matter']);
    expect(await outcome({ ...options, mode: 'WRITE' }, file)).toMatchObject({ rows: 3, fresh: 2, refused: 1, written: true });
    expect(await outcome({ ...options, mode: 'WRITE' }, file)).toMatchObject({ fresh: 0, known: 2 });
    expect(await count('service_case', `source_key like 'history:%' and historic`)).toBe(2);
    expect(await count('import_run', `kind = 'CASES' and imported_by is not null`)).toBe(2);
  });
});

describe('who may, and what is too much', () => {
  it.each(['reception.1', 'manager.1', 'gm'])('%s may not', async (login) => {
    expect((await send({}, HOMES, await api.as(login))).status).toBe(403);
  });

  it('nobody without a session, nobody from another site; another company\'s centre is not found', async () => {
    expect((await send({}, HOMES, api.anonymous)).status).toBe(401);
    expect((await admin.fetch('/import-file?options={}', { method: 'POST', headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
    expect((await send({ centreId: '00000000-0000-7000-8000-000000000000' }, HOMES)).status).toBe(404);
    await api.database.pool.query(`insert into post_capability (post, capability) values ('STEWARD', 'MANAGE_PLACES')`);
    const steward = await api.as('steward.2');
    expect((await send({}, HOMES, steward)).status).toBe(404);
    expect((await send({ centreId: centres['CX'] }, HOMES, steward)).status).toBe(200);
    expect((await send({ kind: 'CASES', centreId: centres['CX'] }, HOMES, steward)).status).toBe(403);
  });

  it('what is no table, too large or not asked rightly is refused with what to do', async () => {
    expect((await send({}, '')).message.zh).toContain('空');
    expect((await send({}, '<html><body>')).message.en).toContain('Save it as CSV');
    expect((await send({ fileName: 'a.xls' }, Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).message.zh).toContain('另存为');
    expect((await send({}, Buffer.alloc(10 * 2 ** 20 + 1, 'a'))).message.zh).toContain('10 MB');
    expect((await send({ mode: 'DROP' }, HOMES)).message.en).toContain('mode');
    expect((await send({}, '楼栋,房号,交付日期\n1,1,3/4/2020\n')).message.zh).toContain('月在前');
  });

  it('each kind has a workbook to fill in, whose columns are recognised and whose rows can be read', async () => {
    for (const kind of IMPORT_KINDS) {
      for (const language of ['zh', 'en']) {
        const template = await fetch(`${api.url}/import-file/template?kind=${kind}&language=${language}`, { headers: { cookie: admin.cookie! } });
        expect(template.headers.get('content-disposition')).toContain('.xlsx');
        const { fields } = (await send({ kind, mode: 'INSPECT', fileName: 'template.xlsx' }, Buffer.from(await template.arrayBuffer()))).answer;
        expect(fields.filter(({ required, column }) => required && column === null), `${kind} ${language}`).toEqual([]);
      }
    }
    expect((await api.anonymous.fetch('/import-file/template?kind=HOMES')).status).toBe(401);
  });
});
