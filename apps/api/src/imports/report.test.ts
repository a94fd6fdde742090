import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planImport, type ImportPlan, type ImportRequest } from './plan-import.js';
import { progressLine } from './progress.js';
import { csvCell, reportFile } from './report-file.js';
import { reportPlan, wallClock } from './report.js';
import { importingCompany, type ImportingCompany } from './testing/company.js';
import { writeImport } from './write-import.js';

let company: ImportingCompany;
beforeAll(async () => {
  company = await importingCompany();
});
afterAll(() => company.close());

const plan = (text: string | Buffer, more: Partial<ImportRequest> = {}): Promise<ImportPlan> =>
  planImport(company.database, {
    fileName: 'cases.csv', bytes: Buffer.from(text as string), centreCode: 'BOS', zone: 'America/New_York', asOf: '2020-06-01', source: null,
    overrides: [], savedMapping: null, dates: null, encoding: null, sheet: null, kind: 'OPINION', ...more,
  });
const english = (planned: ImportPlan): string => reportPlan(planned).map((line) => line.en).join('\n');
const chinese = (planned: ImportPlan): string => reportPlan(planned).map((line) => line.zh).join('\n');

const DIRTY = `id,opened,due,closed,ontime
1,2020-01-01 10:00,2020-01-05 10:00,2020-01-02 10:00,ONTIME
2,2020-01-01 10:00,2020-01-05 10:00,2020-01-06 10:00,ONTIME
3,2020-02-30 10:00,,,
4,2020-01-01 10:00,2059-01-01 10:00,,ONTIME
5,2011-11-06 01:30,2011-11-05 10:00,,OVERDUE
`;

describe('the report of a dry run', () => {
  it('says how the file was read, which column was taken for what and why, and what becomes of the rows', async () => {
    const report = english(await plan(DIRTY));
    expect(report).toContain('5 rows. Encoding UTF-8. Delimiter: comma.');
    expect(report).toContain('Times are read in America/New_York. Open matters are judged as of 2020-06-02 00:00:00.');
    expect(report).toContain('receivedAt (received at) ← opened: by its header, 4 of 5 readable');
    expect(report).toContain('4 can be imported, 0 known already (0 of them changed), 1 refused');
    expect(report).toContain('row 4 is refused: column opened, value "2020-02-30 10:00": no such day or time of day exists. Correct it.');
    expect(report).toContain('1 row (5), such as row 5: due more than five years after it was received (2059-01-01 10:00).');
    expect(report).toContain('1 row (6), such as row 6: opened 2011-11-06 01:30 lies in the hour that the zone repeats: the first pass is taken.');
    expect(report).toContain('1 row (6), such as row 6: due before it was received.');
  });

  it('sets the product’s judgement beside the labels of the file, and lists each that differs', async () => {
    const report = english(await plan(DIRTY));
    expect(report).toContain('2 on time (0 without a due time), 2 late (1 of them still open)');
    expect(report).toContain('3 of 4 labels reproduced\n  row 3 (2): the file says ON_TIME, the product LATE');
  });

  it('says all of it in Chinese too', async () => {
    const report = chinese(await plan(DIRTY));
    expect(report).toContain('第 4 行不导入：“opened”列 "2020-02-30 10:00"：没有这一天或这个时刻：请改正。');
    expect(report).toContain('与文件对照：3 / 4 个判断相同');
    expect(report).not.toMatch(/undefined|\[object/);
  });

  it('lists twenty refused rows and says how many more there are', async () => {
    const report = english(await plan(`id,opened\n1,2020-01-01\n${Array.from({ length: 25 }, (_, n) => `x${n},2020-02-30`).join('\n')}\n`, { overrides: ['sourceKey=id', 'receivedAt=opened'] }));
    expect(report.match(/is refused/g)).toHaveLength(20);
    expect(report).toContain('… and 5 more; --report FILE writes them all.');
  });

  it('of a file whose rows changed since names the fields, and cautions where the source has another name', async () => {
    await writeImport(company.database, await plan(DIRTY, { source: 'desk' }));
    const again = english(await plan(DIRTY.replace('4,2020-01-01 10:00,2059-01-01 10:00,,ONTIME', '4,2020-01-01 10:00,2020-02-01 10:00,,ONTIME'), { source: 'desk' }));
    expect(again).toContain('0 can be imported, 4 known already (1 of them changed), 1 refused');
    expect(again).toContain('row 5 differs from what is stored, which stays: statedDueAt 2059-01-01T15:00:00.000Z → 2020-02-01T15:00:00.000Z');
    expect(english(await plan(DIRTY))).toContain('CAUTION: 4 of these numbers came in under the source desk. If cases is the same source, write --source desk, or they come in twice.');
  });
});

describe('the report as a file', () => {
  it('has a line for each row, in the order of the file, and opens in Excel', async () => {
    const lines = reportFile(await plan(DIRTY), 'en').split('\r\n');
    expect(lines[0]).toBe('\ufeffrow,number,outcome,verdict,file says,received,due,settled,days to reply,file says days,remarks');
    expect(lines[1]).toBe('2,1,importable,ON_TIME,ON_TIME,2020-01-01 10:00:00,2020-01-05 10:00:00,2020-01-02 10:00:00,,,');
    expect(lines[3]).toBe('4,3,refused,,,,,,,,"column opened, value ""2020-02-30 10:00"": no such day or time of day exists. Correct it."');
    expect(lines).toHaveLength(7);
  });

  it('gives no cell that a spreadsheet would run', () => {
    expect(['=1+1', '+1', '-1', '@x', 'a=1', 'a,"b"\n'].map(csvCell)).toEqual(["'=1+1", "'+1", "'-1", "'@x", 'a=1', '"a,""b""\n"']);
    expect(csvCell(-1)).toBe('-1');
  });

  it('shows moments as the wall clock of the zone', () => {
    expect(wallClock(Date.parse('2020-07-01T00:30:00Z'), 'America/New_York')).toBe('2020-06-30 20:30:00');
  });
});

describe('progress', () => {
  it('is one line drawn again on a terminal, and elsewhere a line at most each second', () => {
    let now = 0;
    const said: string[] = [];
    const stream = { write: (text: string) => said.push(text) };
    const line = progressLine(stream, 'en', () => now);
    for (now = 0; now <= 2500; now += 100) line.onProgress('WRITE', now, 3000);
    expect(said).toEqual(['Writing 1,000 / 3,000\n', 'Writing 2,000 / 3,000\n']);
    said.length = 0;
    progressLine({ ...stream, isTTY: true }, 'zh', () => now).onProgress('JUDGE', 250, 3000);
    expect(said).toEqual(['\r\u001b[2K判断 250 / 3,000']);
  });
});

