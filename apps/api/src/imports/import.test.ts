import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planImport, type ImportPlan, type ImportRequest } from './plan-import.js';
import { recount } from './recount.js';
import { importingCompany, type ImportingCompany } from './testing/company.js';
import { fixturePath } from './testing/fixtures.js';
import { writeImport } from './write-import.js';

let company: ImportingCompany;
beforeAll(async () => {
  company = await importingCompany();
});
afterAll(() => company.close());

const request = (fileName: string, more: Partial<ImportRequest> = {}): ImportRequest => ({
  fileName, bytes: more.bytes ?? readFileSync(fixturePath(fileName)), centreCode: 'BOS', zone: 'America/New_York', asOf: null, source: null,
  overrides: [], savedMapping: null, dates: null, encoding: null, sheet: null, kind: 'REPAIR', ...more,
});
const lines = (source: string, ...rows: string[]): ImportRequest => request('x.csv', { bytes: Buffer.from(['id,opened,due,replied,closed,type', ...rows].join('\n')), source });
const plan = (of: ImportRequest): Promise<ImportPlan> => planImport(company.database, of);
const count = async (table: string): Promise<number> => (await company.database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
const one = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>> => (await company.database.pool.query(sql, values)).rows[0];

describe('a dry run', () => {
  it('judges every row and writes nothing', async () => {
    const planned = await plan(request('boston311-2011.csv', { asOf: '2019-10-31' }));
    expect(planned.judged).toHaveLength(13);
    expect(planned.labels).toEqual({ stated: 11, reproduced: 11, differences: [] });
    for (const table of ['service_case', 'obligation', 'journal', 'case_note', 'import_run', 'policy_set', 'policy_version', 'case_counter']) expect(await count(table), table).toBe(0);
  });

  it('needs a centre and a zone by name, and says which there are', async () => {
    await expect(plan(request('boston311-2011.csv', { centreCode: null }))).rejects.toThrow('Name the service centre that the matters belong to: --centre CODE. Centres: YH, BOS.');
    await expect(plan(request('boston311-2011.csv', { centreCode: 'XX' }))).rejects.toThrow('There is no service centre XX. Centres: YH, BOS.');
    await expect(plan(request('boston311-2011.csv', { zone: null }))).rejects.toThrow('The centre BOS is in America/New_York; if the file is too, write --zone America/New_York.');
    await expect(plan(request('boston311-2011.csv', { zone: 'Boston' }))).rejects.toThrow('Unknown time zone Boston.');
    await expect(plan(request('boston311-2011.csv', { asOf: '2019-02-30' }))).rejects.toThrow('--as-of 2019-02-30: no such day or time of day exists.');
    await expect(plan(request('boston311-2011.csv', { source: 'a:b' }))).rejects.toThrow('The name of the source must have 1 to 100 characters and no colon.');
  });

  it('reports a label that the product judges otherwise', async () => {
    const bytes = Buffer.from(readFileSync(fixturePath('boston311-2011.csv'), 'utf8').replace('2011-07-01 05:06:58,ONTIME', '2011-07-01 05:06:58,OVERDUE'));
    const { labels } = await plan(request('boston311-2011.csv', { bytes, asOf: '2019-10-31' }));
    expect(labels).toEqual({ stated: 11, reproduced: 10, differences: [{ row: 2, sourceKey: '101000295613', stated: 'LATE', judged: 'ON_TIME' }] });
  });
});

describe('the judgement', () => {
  const verdicts = async (asOf: string | null, ...rows: string[]): Promise<string[]> =>
    (await plan({ ...lines('judgement', ...rows), asOf })).judged.map(({ verdict }) => verdict);

  it('settled exactly at the stated due time is on time, a second later is late', async () => {
    expect(await verdicts(null, '1,2020-01-01 10:00:00,2020-01-02 10:00:00,,2020-01-02 10:00:00,', '2,2020-01-01 10:00:00,2020-01-02 10:00:00,,2020-01-02 10:00:01,')).toEqual(['ON_TIME', 'LATE']);
  });

  it('open exactly at its due time is on time, a second later overdue; without a due time it is on time for ever', async () => {
    const rows = ['1,2020-01-01 10:00:00,2020-01-02 10:00:00,,,', '2,2020-01-01 10:00:00,,,,'];
    expect(await verdicts('2020-01-02 10:00:00', ...rows)).toEqual(['ON_TIME', 'ON_TIME']);
    expect(await verdicts('2020-01-02 10:00:01', ...rows)).toEqual(['LATE', 'ON_TIME']);
    expect(await verdicts(null, ...rows)).toEqual(['LATE', 'ON_TIME']);
  });

  it('due before it was received is late whenever it was settled', async () => {
    expect(await verdicts(null, '1,2020-01-02 10:00:00,2020-01-01 10:00:00,,2020-01-02 10:00:00,')).toEqual(['LATE']);
  });

  it('a reply is no settling: what was only replied to is still owed', async () => {
    expect(await verdicts(null, '1,2020-01-01 10:00:00,2020-01-05 10:00:00,2020-01-02 10:00:00,,')).toEqual(['LATE']);
  });

  it('a reply after the settling counts its days from the reception', async () => {
    const { judged } = await plan(lines('judgement', '1,2020-01-01 10:00:00,,2020-01-04 09:59:59,2020-01-02 10:00:00,', '2,2020-01-01 10:00:00,,2020-01-04 10:00:00,2020-01-02 10:00:00,'));
    expect(judged.map(({ replyDays, state }) => [replyDays, state.status])).toEqual([[2, 'SETTLED'], [3, 'SETTLED']]);
    expect(judged[0]!.state.acts.map(({ type }) => type)).toEqual(['CaseReceived', 'CaseSettled', 'ReplyGiven']);
  });
});

describe('what is written', () => {
  it('is all of the 2011 extract: judged, marked historic, and nothing rings', async () => {
    const planned = await plan(request('boston311-2011.csv', { asOf: '2019-10-31' }));
    expect(await writeImport(company.database, planned)).toMatchObject({ imported: 13, known: new Map() });
    expect(await recount(company.database, planned)).toEqual({ cases: 13, late: 9, labelled: 11, labelsReproduced: 11, withDays: 0, daysReproduced: 0 });
    const late = await one(`select c.*, o.verdict, o.due_at, o.met_at, o.next_step_at, jsonb_array_length(o.steps) as steps, o.historic as o_historic, o.rule_key
      from service_case c join obligation o on o.subject_id = c.id where c.source_key = 'boston311-2011:101000295619'`);
    expect(late).toMatchObject({
      number: 'BOS-20110701-0003', status: 'SETTLED', kind: 'REPAIR', historic: true, matter: 'New Sign  Crosswalk or Pavement Marking', category: 'New Sign  Crosswalk or Pavement Marking',
      received_at: new Date('2011-07-01T09:35:41Z'), recorded_at: new Date('2011-07-01T09:35:41Z'), stated_due_at: new Date('2011-08-15T09:35:41Z'), settled_at: new Date('2011-10-17T16:33:28Z'),
      rule_key: 'IMPORT-DUE', verdict: 'LATE', due_at: new Date('2011-08-15T09:35:41Z'), met_at: new Date('2011-10-17T16:33:28Z'), next_step_at: null, steps: 0, o_historic: true, last_event: 'CaseSettled',
    });
    const { rows: journal } = await company.database.pool.query(`select type, at, actor_id, historic, seq is not null as sealed from journal where subject_id = $1 order by n`, [late['id']]);
    expect(journal).toEqual([
      { type: 'CaseReceived', at: new Date('2011-07-01T09:35:41Z'), actor_id: null, historic: true, sealed: true },
      { type: 'ObligationOpened', at: new Date('2011-07-01T09:35:41Z'), actor_id: null, historic: true, sealed: true },
      { type: 'CaseSettled', at: new Date('2011-10-17T16:33:28Z'), actor_id: null, historic: true, sealed: true },
      { type: 'ObligationMet', at: new Date('2011-10-17T16:33:28Z'), actor_id: null, historic: true, sealed: true },
    ]);
    expect(await one('select * from import_run')).toMatchObject({
      source: 'boston311-2011', file_name: 'boston311-2011.csv', file_hash: planned.fileHash, rows_read: 13, rows_imported: 13, rows_known: 0, rows_refused: 0, imported_by: null,
      mapping: { columns: { sourceKey: 'case_enquiry_id', receivedAt: 'open_dt' }, zone: 'America/New_York' },
    });
  });

  it('a second time is nothing, and says so', async () => {
    const before = await count('journal');
    const planned = await plan(request('boston311-2011.csv', { asOf: '2019-10-31' }));
    expect([...planned.known.values()].flatMap(({ changed }) => changed)).toEqual([]);
    expect(await writeImport(company.database, planned)).toMatchObject({ imported: 0 });
    expect(planned.known.size).toBe(13);
    expect(await count('journal')).toBe(before);
    expect(await count('service_case')).toBe(13);
  });

  it('a row that the file has changed is reported with both values, and stays as it is', async () => {
    const bytes = Buffer.from(readFileSync(fixturePath('boston311-2011.csv'), 'utf8').replace('2011-10-29 11:12:11,,OVERDUE,Open', '2011-10-29 11:12:11,2011-10-28 09:00:00,ONTIME,Closed'));
    const planned = await plan(request('boston311-2011.csv', { bytes, asOf: '2019-10-31' }));
    expect(planned.known.get('101000295878')).toMatchObject({ changed: [{ field: 'settledAt', here: '–', file: '2011-10-28T13:00:00.000Z' }] });
    await writeImport(company.database, planned);
    expect(await one(`select status, settled_at, version from service_case where source_key = 'boston311-2011:101000295878'`)).toEqual({ status: 'RECEIVED', settled_at: null, version: 1 });
  });

  it('new rows beside known ones come in, and go on with the numbers of their day', async () => {
    const text = readFileSync(fixturePath('boston311-2011.csv'), 'utf8');
    const planned = await plan(request('boston311-2011.csv', { bytes: Buffer.from(`${text}999,2011-07-01 01:00:00,,,ONTIME,Open,Street Light Outages,Street Lights
`) }));
    expect(await writeImport(company.database, planned)).toMatchObject({ imported: 1 });
    const { number } = await one(`select number from service_case where source_key = 'boston311-2011:999'`);
    expect(number).toBe('BOS-20110701-0011');
  });

  it('the same file under another name is found out before it comes in twice', async () => {
    const planned = await plan(request('boston311-2011.csv', { source: 'august' }));
    expect(planned.otherSource).toEqual({ source: 'boston311-2011', known: 13 });
    expect((await plan(request('boston311-2022.csv'))).otherSource).toBeNull();
  });

  it('of the 2022 extract: no target is on time, blanks of one space are blank', async () => {
    const planned = await plan(request('boston311-2022.csv', { asOf: '2022-05-20' }));
    await writeImport(company.database, planned);
    expect(planned.labels).toEqual({ stated: 8, reproduced: 8, differences: [] });
    expect(await recount(company.database, planned)).toMatchObject({ cases: 8, labelled: 8, labelsReproduced: 8 });
    expect(await one(`select count(*)::int as n from obligation o join service_case c on c.id = o.subject_id where c.source_key like 'boston311-2022:%'`)).toEqual({ n: 5 });
    expect(await one(`select place_text from service_case where source_key = 'boston311-2022:101004143000'`)).toEqual({ place_text: null });
  });

  it('of the Chinese message board in GB18030: the days to reply are counted again from the stored acts', async () => {
    const planned = await plan(request('message-board.gb18030.csv', { centreCode: 'YH', zone: 'Asia/Shanghai' }));
    expect(planned.replyDays).toEqual({ stated: 8, reproduced: 8, differences: [] });
    await writeImport(company.database, planned);
    expect(await recount(company.database, planned)).toEqual({ cases: 8, late: 0, labelled: 0, labelsReproduced: 0, withDays: 8, daysReproduced: 8 });
    expect(await one(`select status, replied_at = settled_at as at_once from service_case where source_key = 'message-board.gb18030:7001'`)).toEqual({ status: 'SETTLED', at_once: true });
    expect(await one(`select status, settled_at from service_case where source_key = 'message-board.gb18030:7006'`)).toEqual({ status: 'IN_PROGRESS', settled_at: null });
    const { note } = await one(`select facts->>'note' as note from journal j join service_case c on c.id = j.subject_id where c.source_key = 'message-board.gb18030:7001' and type = 'ReplyGiven'`);
    expect(await one('select kind, body, author_id from case_note where id = $1', note)).toEqual({ kind: 'REPLY', body: 'message-board.gb18030 7001', author_id: null });
  });

  it('texts exactly as the file has them: emoji, right to left, markup, what looks like a formula', async () => {
    const text = '😀 שלום <b>=1+1</b> \u200f电梯';
    await writeImport(company.database, await plan(lines('texts', `=cmd|' /C calc',2020-01-01 10:00:00,,,,${text}`)));
    expect(await one(`select source_key, matter, category from service_case where source_key like 'texts:%'`)).toEqual({ source_key: `texts:=cmd|' /C calc'`, matter: text, category: text });
  });

  it('nothing at all when the third of its statements does not come through', async () => {
    const planned = await plan(lines('race', ...Array.from({ length: 1200 }, (_, n) => `${n},2020-01-01 10:00:00,,,,`)));
    const cut = (_phase: string, done: number): void => {
      if (done === 1000) throw new Error('cut');
    };
    await expect(writeImport(company.database, planned, cut)).rejects.toThrow('cut');
    expect(await one(`select count(*)::int as n from service_case where source_key like 'race:%'`)).toEqual({ n: 0 });
    expect(await one(`select count(*)::int as n from import_run where source = 'race'`)).toEqual({ n: 0 });
  });

  it('once, when two imports of one file run at the same time', async () => {
    const planned = await Promise.all([1, 2].map(() => plan(lines('twice', ...Array.from({ length: 600 }, (_, n) => `${n},2020-01-01 10:00:00,,,,`)))));
    const written = await Promise.all(planned.map((each) => writeImport(company.database, each)));
    expect(written.map(({ imported }) => imported).sort((a, b) => a - b)).toEqual([0, 600]);
    expect(await one(`select count(*)::int as n, count(distinct number)::int as numbers from service_case where source_key like 'twice:%'`)).toEqual({ n: 600, numbers: 600 });
  });
});
