import { describe, expect, it } from 'vitest';
import { readFixture } from './testing/fixtures.js';
import { checkRequired, columnName, mappingOfSaved, overrideMapping, parseSavedMapping, savedMappingOf } from './mapping.js';
import { mappingOf, proposeMapping } from './propose-mapping.js';
import { tableOf, type Table } from './table.js';

const table = (...lines: string[]): Table => tableOf(lines.map((line) => line.split(',')), [], false);
const named = (of: Table): Record<string, string> => Object.fromEntries(proposeMapping(of).map(({ field, column }) => [field, columnName(of, column)]));

describe('proposals', () => {
  it('finds the columns of the 2011 extract by header names, with the share of values that can be read', async () => {
    const extract = await readFixture('boston311-2011.csv');
    expect(named(extract)).toEqual({
      sourceKey: 'case_enquiry_id', receivedAt: 'open_dt', statedDueAt: 'target_dt', settledAt: 'closed_dt', status: 'case_status', category: 'type', statedLabel: 'ontime',
    });
    expect(proposeMapping(extract).find(({ field }) => field === 'settledAt')).toEqual({ field: 'settledAt', column: 3, header: 'SAME', filled: 9, readable: 9 });
  });

  it('finds those of the 2022 extract among 29 columns', async () => {
    expect(named(await readFixture('boston311-2022.csv'))).toEqual({
      sourceKey: 'case_enquiry_id', receivedAt: 'open_dt', statedDueAt: 'target_dt', settledAt: 'closed_dt', status: 'case_status', matter: 'case_title', category: 'type', place: 'location', statedLabel: 'ontime',
    });
  });

  it('finds those of the Chinese message board', async () => {
    expect(named(await readFixture('message-board.gb18030.csv'))).toEqual({
      sourceKey: '留言编号', receivedAt: '留言时间', repliedAt: '答复时间', status: 'f_complete', statedReplyDays: '回复速度',
    });
  });

  it('finds a name inside a longer header when no header is the name itself', () => {
    expect(named(table('工单编号(系统),业主投诉时间,处理完毕时间', 'A1,2024-01-01 10:00,2024-01-02 10:00'))).toEqual({ sourceKey: '工单编号(系统)', receivedAt: '业主投诉时间', settledAt: '处理完毕时间' });
  });

  it('does not propose what the values contradict: times that are none, a key that repeats', () => {
    expect(named(table('编号,受理时间,状态', '1,张三,未知一', '1,李四,未知二'))).toEqual({});
  });
});

describe('what a person names', () => {
  const file = table('id,opened,closed,x,x', '1,2020-01-01,2020-01-02,a,b');
  const proposed = mappingOf(proposeMapping(file));

  it('takes the place of a proposal, frees the column from its old field, and can leave a field out', () => {
    expect(overrideMapping(proposed, ['statedDueAt=closed', 'matter=#4'], file)).toEqual({ sourceKey: 0, receivedAt: 1, statedDueAt: 2, matter: 3 });
    expect(overrideMapping(proposed, ['settledAt='], file)).toEqual({ sourceKey: 0, receivedAt: 1 });
    expect(overrideMapping(proposed, ['receivedAt=OPENED'], file)).toEqual(proposed);
  });

  it.each([
    ['an unknown column', ['matter=betreff'], 'The file has no column "betreff". Its columns: id, opened, closed, x, x.'],
    ['a name that two columns have', ['matter=x'], '2 columns are called "x". Name one by its position: #4 or #5.'],
    ['an unknown field', ['subject=x'], '--map "subject=x" is wrong. Write field=column; the fields are sourceKey, receivedAt'],
    ['no equals sign', ['matter'], '--map "matter" is wrong'],
    ['a field twice', ['matter=#4', 'matter=#5'], 'The field matter is mapped twice. Name it once.'],
    ['a column twice', ['settledAt=closed', 'repliedAt=closed'], 'The column closed is mapped to both settledAt and repliedAt. Map it once.'],
  ])('is refused: %s', (_name, overrides, message) => {
    expect(() => overrideMapping(proposed, overrides, file)).toThrow(message);
  });

  it('must give what every case needs', () => {
    expect(() => checkRequired(overrideMapping(proposed, ['receivedAt='], file), file)).toThrow('No column was found for received at. Name it: --map receivedAt=COLUMN. Columns of the file: id, opened, closed, x, x.');
  });
});

describe('a saved mapping', () => {
  const file = table('id,opened,x,x', '1,2020-01-01,a,b');

  it('comes back the same, also in a file whose columns stand in another order', () => {
    const saved = parseSavedMapping(JSON.stringify(savedMappingOf({ sourceKey: 0, receivedAt: 1, matter: 3 }, file, 'MDY')));
    expect(saved).toEqual({ columns: { sourceKey: 'id', receivedAt: 'opened', matter: '#4' }, dates: 'MDY' });
    expect(mappingOfSaved(saved, file)).toEqual({ sourceKey: 0, receivedAt: 1, matter: 3 });
    expect(mappingOfSaved({ columns: { sourceKey: 'id' }, dates: null }, table('opened,id', '2020-01-01,1'))).toEqual({ sourceKey: 1 });
  });

  it.each([
    ['no JSON', '{columns', 'The mapping file is not JSON'],
    ['an unknown field', '{"columns":{"subject":"x"}}', 'The mapping file is wrong at columns'],
    ['an unknown setting', '{"columns":{},"zone":"UTC"}', 'The mapping file is wrong at'],
  ])('is refused with %s', (_name, text, message) => {
    expect(() => parseSavedMapping(text)).toThrow(message);
  });

  it('is refused for a file without its column', () => {
    expect(() => mappingOfSaved({ columns: { sourceKey: 'number' }, dates: null }, file)).toThrow('The file has no column "number".');
  });
});
