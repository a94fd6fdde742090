import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from '../server/testing/test-api.js';
import { PrivacyHouse } from './testing/privacy-house.js';

let house: PrivacyHouse;
let residentId: string;
let unitId: string;
const NAME = '欧阳锋铭';
const TELEPHONE = '139-8765-4321';
const FIGURES = '13987654321';

beforeAll(async () => {
  house = await PrivacyHouse.open();
  unitId = (await house.pool.query<{ id: string }>('select id from unit where centre_id = $1 order by id limit 1', [house.centreId])).rows[0]!.id;
  residentId = await resident(NAME, TELEPHONE);
});
afterAll(() => house.close());

async function resident(name: string, telephone: string): Promise<string> {
  return (await house.pool.query<{ id: string }>(`insert into resident (centre_id, unit_id, name, telephone, pinyin) values ($1, $2, $3, $4, 'x') returning id`, [house.centreId, unitId, name, telephone])).rows[0]!.id;
}
const SUBJECT = 'id version name telephoneMasked movedOutOn cases openCases erasedAt notErasable { zh en }';
const search = async (text: string, client = house.manager) => client.graphql(`query ($centreId: ID!, $search: String!) { residentDataSubjects(centreId: $centreId, search: $search) { ${SUBJECT} } }`, { centreId: house.centreId, search: text });
const found = async (text: string) => (await search(text)).data.residentDataSubjects;
const correct = (input: object, client = house.manager) => client.graphql(`mutation ($input: CorrectResidentInput!) { correctResident(input: $input) { subject { ${SUBJECT} } refusal { message { zh } } } }`, { input: { residentId, reason: '本人来电更正', ...input } });
const erase = (id = residentId, client = house.manager) => client.graphql(`mutation ($id: ID!) { eraseResident(residentId: $id, reason: "本人${NAME}申请，${FIGURES}") { subject { ${SUBJECT} } refusal { message { zh en } } } }`, { id });
const take = (format: string, body: object = {}, client: TestClient = house.manager) => client.fetch('/exports/resident', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ residentId, reason: '本人申请查阅', format, ...body }) });
const codeOf = (answer: { errors: { extensions?: { code?: string } }[] | undefined }) => answer.errors?.[0]?.extensions?.code;

describe('O6: a resident’s data (PIPL)', () => {
  it('all that is kept is handed out, as JSON and as a workbook, for a reason that is logged', async () => {
    await house.receive({ unitId, residentId, callerName: NAME, callerTelephone: TELEPHONE, matter: '厨房漏水' }, { note: `${NAME}说下午在家` });
    // Called in from his number, about a place that is nobody's home.
    await house.receive({ callerName: '他儿子', callerTelephone: '139 8765 4321', matter: '=1+1 路灯不亮', placeText: '南门' });
    await house.receive({ callerName: '别人', callerTelephone: '13700001111', matter: '与他无关', placeText: '北门' });
    const answer = await take('json');
    expect(answer.status).toBe(200);
    const data = JSON.parse(answer.text);
    expect(data.resident).toMatchObject({ name: NAME, telephone: TELEPHONE, home: expect.any(String) });
    expect(data.cases.map(({ matter }: { matter: string }) => matter)).toEqual(['厨房漏水', '=1+1 路灯不亮']);
    expect(data.cases[0]).toMatchObject({ callerName: NAME, notes: expect.arrayContaining([expect.objectContaining({ text: `${NAME}说下午在家` })]), photos: [expect.objectContaining({ name: '客厅.jpg' })] });
    expect(answer.text).not.toContain('与他无关');
    const response = await fetch(`${house.api.url}/exports/resident`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: house.manager.cookie! }, body: JSON.stringify({ residentId, reason: '本人申请查阅', format: 'xlsx', language: 'zh' }) });
    const sheets = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['住户', '事项', '处理记录', '回访', '照片', '查阅与更改']);
    expect(JSON.stringify(sheets)).toContain('=1+1 路灯不亮');
    expect(JSON.stringify(sheets)).toContain(TELEPHONE);
    const log = await house.acts('EXPORT_RESIDENT');
    expect(log.map(({ reason, subject_id }) => [reason, subject_id])).toEqual([['本人申请查阅', residentId], ['本人申请查阅', residentId]]);
  });

  it('a wrong value is corrected where it stands; the log says what and why, and no value', async () => {
    const [{ version }] = await found(NAME);
    expect((await correct({ version, name: '欧阳峰铭' })).data.correctResident).toMatchObject({ subject: { name: '欧阳峰铭', version: version + 1 }, refusal: null });
    expect((await house.pool.query(`select caller_name from service_case where resident_id = $1`, [residentId])).rows).toEqual([{ caller_name: '欧阳峰铭' }]);
    expect((await correct({ version, name: NAME })).data.correctResident.refusal.message.zh, 'somebody else was quicker').toContain('其他人');
    await correct({ version: version + 1, name: NAME, telephone: TELEPHONE });
    expect((await house.acts('CORRECT_RESIDENT')).map(({ reason }) => reason)).toEqual(['name: 本人来电更正', 'name, telephone: 本人来电更正']);
    for (const wrong of [{ version }, { version, telephone: 'x' }, { version, name: '名'.repeat(61) }]) expect(codeOf(await correct(wrong))).toBe('BAD_USER_INPUT');
  });

  it('is not erased while a matter is open, nor while the person lives there', async () => {
    expect((await erase()).data.eraseResident).toMatchObject({ subject: null, refusal: { message: { zh: expect.stringContaining('2 件事项没有关闭'), en: expect.stringContaining('2 matters are not closed') } } });
    const { rows } = await house.pool.query(`select id from service_case where matter <> '与他无关'`);
    for (const { id } of rows) await house.closeCase(id);
    expect((await erase()).data.eraseResident.refusal.message.zh).toContain('在住');
    expect((await found(NAME))[0]).toMatchObject({ cases: 2, openCases: 0, erasedAt: null });
  });

  it('erased: neither name nor number remains in any text of the database, however it was typed; rows, figures and others’ data stay', async () => {
    await house.pool.query(`update resident set moved_out_on = '2026-01-01' where id = $1`, [residentId]);
    // Typed in where nobody asked for it.
    await house.receive({ callerName: '别人', callerTelephone: '13700001111', matter: `找${NAME}`, placeText: '北门', description: `请打 +86 139 8765 4321 给${NAME}` }, { note: `${NAME}（139-8765 4321）已回电`, photo: `${NAME}.jpg` });
    await house.pool.query(`insert into handover_note (centre_id, body, author_id, note_key, at) select $1, $2, id, 'p', app_now() from person where login = 'reception.1'`, [house.centreId, `${NAME}，${FIGURES}`]);
    await house.pool.query(`insert into saved_filter (person_id, name, search) select id, '找他', $1 from person where login = 'reception.1'`, [`text=${FIGURES}`]);
    await house.pool.query(`insert into access_log (act, reason) values ('REVEAL_TELEPHONE', $1)`, [`给${NAME}回电`]);
    const longer = await house.receive({ callerName: '长号', callerTelephone: '13700001111', matter: `编号9${FIGURES}7`, placeText: '东门' });
    const counts = () => house.pool.query('select (select count(*)::int from service_case) as cases, (select count(*)::int from journal) as journal, (select count(*)::int from resident) as residents, (select count(*)::int from case_note) as notes').then(({ rows }) => rows[0]);
    const [before, facts] = [await counts(), (await house.pool.query(`select md5(string_agg(n || facts::text, ',' order by n)) as facts from journal`)).rows];

    expect((await erase()).data.eraseResident).toMatchObject({ refusal: null, subject: { name: '', telephoneMasked: '', erasedAt: expect.any(String) } });
    const dump = await house.dump();
    for (const secret of [NAME, TELEPHONE, '139 8765 4321', '139-8765 4321']) expect(dump).not.toContain(secret);
    expect(dump.replaceAll(`9${FIGURES}7`, '')).not.toContain(FIGURES);
    expect((await house.pool.query('select matter from service_case where id = $1', [longer.id])).rows[0].matter, 'a longer number is another').toBe(`编号9${FIGURES}7`);
    expect(dump).toContain('13700001111');
    expect(await counts()).toEqual(before);
    expect((await house.pool.query(`select md5(string_agg(n || facts::text, ',' order by n)) as facts from journal`)).rows).toEqual(facts);
    const log = await house.acts('ERASE_RESIDENT');
    expect(log).toEqual([{ reason: expect.stringMatching(/^本人.*personal data removed.*申请/), person_id: expect.any(String), subject_id: residentId }]);
    expect((await erase()).data.eraseResident.refusal.message.en).toContain('erased already');
    expect((await take('json')).status).toBe(404);
  });

  it('where somebody else has the same name, texts that say it stay, and only the own matters and the number go', async () => {
    const [one, other] = [await resident('王小芳', '13500001234'), await resident('王小芳', '13500009999')];
    await house.pool.query(`insert into handover_note (centre_id, body, author_id, note_key, at) select $1, '王小芳 13500001234', id, 'q', app_now() from person where login = 'reception.1'`, [house.centreId]);
    await house.pool.query(`update resident set moved_out_on = '2026-01-01' where id = $1`, [one]);
    expect((await erase(one)).data.eraseResident.refusal).toBeNull();
    expect((await house.pool.query(`select body from handover_note where note_key = 'q'`)).rows[0].body).toMatch(/^王小芳 （.*removed）$/);
    expect((await house.pool.query('select name, telephone from resident where id = $1', [other])).rows).toEqual([{ name: '王小芳', telephone: '13500009999' }]);
  });

  it('the access log stays append-only for everybody else, and its lines themselves for everybody', async () => {
    for (const change of [`update access_log set reason = 'x'`, 'delete from access_log', 'truncate access_log']) await expect(house.pool.query(change)).rejects.toThrow(/append-only/);
    await expect(house.pool.query(`begin; set local guanjia.redaction = 'on'; update access_log set act = 'SIGN_IN'; commit`)).rejects.toThrow(/append-only/);
    await house.pool.query('rollback');
  });

  it('is for who answers for it, at their own centre', async () => {
    for (const client of [house.desk, house.supervisor, await house.api.as('admin')]) {
      expect(codeOf(await search('1', client))).toBe('FORBIDDEN');
      expect(codeOf(await erase(residentId, client))).toBe('FORBIDDEN');
      expect((await take('json', {}, client)).status).toBe(403);
    }
    const elsewhere = await house.api.as('manager.2');
    expect(codeOf(await search('1', elsewhere))).toBe('NOT_FOUND');
    expect(codeOf(await erase(residentId, elsewhere))).toBe('NOT_FOUND');
    expect((await take('json', {}, elsewhere)).status).toBe(404);
    expect((await take('json', { reason: '' })).status).toBe(422);
    expect((await house.api.anonymous.fetch('/exports/resident', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).not.toBe(200);
  });
});
