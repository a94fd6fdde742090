import { describe, expect, it } from 'vitest';
import { mappingOf, proposeMapping } from './propose-mapping.js';
import { readRecords, type ImportRecord, type RecordReading } from './records.js';
import { tableOf } from './table.js';
import { readFixture } from './testing/fixtures.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const reading: RecordReading = { zone: 'America/New_York', order: null, defaultKind: 'OPINION', source: 'test', now: NOW };
const HEAD = 'id,opened,due,replied,closed,status,title,type,kind,location,ontime,days to reply';

function readLines(...lines: string[]): ReturnType<typeof readRecords> {
  const table = tableOf([HEAD, ...lines].map((line) => line.split(',')), [], false);
  // By position: proposals need at least half of the values to be sound, and these rows are not.
  const mapping = { sourceKey: 0, receivedAt: 1, statedDueAt: 2, repliedAt: 3, settledAt: 4, status: 5, matter: 6, category: 7, kind: 8, place: 9, statedLabel: 10, statedReplyDays: 11 };
  return readRecords(table, mapping, reading);
}
const record = (line: string): ImportRecord => {
  const { records, refused } = readLines(line);
  expect(refused).toEqual([]);
  return records[0]!;
};
const refusal = (line: string): string => readLines(line).refused[0]?.reason.en ?? 'not refused';
const codes = (line: string): string[] => record(line).notes.map(({ code }) => code);

describe('a row becomes a record', () => {
  it('with moments in time and the words of the glossary', () => {
    expect(record('7,2020-01-01 10:00:00,2020-01-02 10:00:00, ,2020-01-01 12:00:00,Closed,Lift stuck,Lifts,投诉,Block 3,ONTIME,')).toEqual({
      row: 2, sourceKey: '7', receivedAt: Date.parse('2020-01-01T15:00:00Z'), statedDueAt: Date.parse('2020-01-02T15:00:00Z'), repliedAt: null, settledAt: Date.parse('2020-01-01T17:00:00Z'),
      kind: 'COMPLAINT', matter: 'Lift stuck', description: '', category: 'Lifts', placeText: 'Block 3', statedLabel: 'ON_TIME', statedReplyDays: null, notes: [],
    });
  });

  it('names its matter by the category, or by source and number, where the file has none', () => {
    expect(record('7,2020-01-01,,,,,,Lifts,,,,').matter).toBe('Lifts');
    expect(record('7,2020-01-01,,,,,,,,,,')).toMatchObject({ matter: 'test 7', category: null, kind: 'OPINION' });
  });

  it('keeps a matter of 200 characters, and puts a longer one into the description whole', () => {
    expect(record(`7,2020-01-01 10:00,,,,,${'修'.repeat(200)},,,,,`)).toMatchObject({ matter: '修'.repeat(200), description: '', notes: [] });
    expect(record(`7,2020-01-01 10:00,,,,,${'修'.repeat(201)},,,,,`)).toMatchObject({ matter: `${'修'.repeat(199)}…`, description: '修'.repeat(201), notes: [{ code: 'LONG_MATTER' }] });
  });

  it('reads every row of the fixtures', async () => {
    for (const [name, zone] of [['boston311-2011.csv', 'America/New_York'], ['boston311-2022.csv', 'America/New_York'], ['message-board.gb18030.csv', 'Asia/Shanghai']] as const) {
      const table = await readFixture(name);
      const { records, refused } = readRecords(table, mappingOf(proposeMapping(table)), { ...reading, zone });
      expect(refused).toEqual([]);
      expect(records).toHaveLength(table.rows.length);
    }
  });
});

describe('notes on rows that are imported all the same', () => {
  it.each([
    ['2020-01-05 10:00,,,2020-01-01 10:00,,,,,,,', 'SETTLED_BEFORE_RECEIVED'],
    ['2020-01-05 10:00,,2020-01-01 10:00,,,,,,,,', 'REPLIED_BEFORE_RECEIVED'],
    ['2020-01-05 10:00,2020-01-01 10:00,,,,,,,,,', 'DUE_BEFORE_RECEIVED'],
    ['2020-01-05 10:00,2059-01-01 10:00,,,,,,,,,', 'DUE_FAR_AWAY'],
    ['2011-11-06 01:30,,,,,,,,,,', 'REPEATED_HOUR'],
    ['2011-03-13 02:30,,,,,,,,,,', 'MISSING_HOUR'],
    ['2020-01-05,,,,,,,,,,', 'NO_TIME_OF_DAY'],
    ['2020-01-05 10:00,,,,misty,,,,,,', 'UNKNOWN_STATUS'],
    ['2020-01-05 10:00,,,2020-01-06 10:00,Open,,,,,,', 'OPEN_BUT_SETTLED'],
    ['2020-01-05 10:00,,2020-01-06 10:00,,已解决,,,,,,', 'SETTLED_BY_REPLY'],
    ['2020-01-05 10:00,,,,,,,mystery,,,', 'UNKNOWN_KIND'],
    ['2020-01-05 10:00,,,,,,,,,perhaps,', 'UNKNOWN_LABEL'],
    ['2020-01-05 10:00,,,,,,,,,,1.5', 'UNKNOWN_DAYS'],
  ])('%s', (cells, code) => {
    expect(codes(`7,${cells}`)).toEqual([code]);
  });

  it('takes the time of the reply as the time of settling of a matter that is solved without one', () => {
    expect(record('7,2020-01-05 10:00,,2020-01-06 10:00,,已解决,,,,,,').settledAt).toBe(Date.parse('2020-01-06T15:00:00Z'));
  });
});

describe('rows that cannot be a case are refused with column, value and what to do', () => {
  it.each([
    ['30 February', '7,2020-02-30 10:00,,,,,,,,,,', 'column opened, value "2020-02-30 10:00": no such day or time of day exists. Correct it.'],
    ['year 0', '7,2020-01-01,0000-01-01 10:00,,,,,,,,,', 'column due, value "0000-01-01 10:00": the year 0 is outside 1900 to 2199. Correct it.'],
    ['a word for a time', '7,2020-01-01,,,soon,,,,,,,', 'column closed, value "soon": is no time that can be read. Known: 2026-03-08 14:05'],
    ['no number', ' ,2020-01-01,,,,,,,,,,', 'column id is empty'],
    ['no reception', '7, ,,,,,,,,,,', 'column opened is empty. Without the time of reception no clock can start'],
    ['reception in the future', '7,2026-01-01 10:00,,,,,,,,,,', 'lies in the future'],
    ['settling in the future', '7,2020-01-01,,,2031-01-01 10:00,,,,,,,', 'column closed, value "2031-01-01 10:00": lies in the future'],
    ['closed without a time', '7,2020-01-01,,,,Closed,,,,,,', 'column status, value "Closed": says closed, but no time says when'],
    ['a category of 61 characters', `7,2020-01-01,,,,,,${'c'.repeat(61)},,,,`, 'is longer than 60 characters. Shorten it.'],
    ['a number of 201 characters', `${'9'.repeat(201)},2020-01-01,,,,,,,,,,`, 'longer than 200 characters'],
  ])('%s', (_name, line, message) => {
    expect(refusal(line)).toContain(message);
  });

  it('of two rows with one number the first stands', () => {
    const { records, refused } = readLines('7,2020-01-01 10:00,,,,,,,,,,', '8,2020-01-01 10:00,,,,,,,,,,', '7,2020-01-02 10:00,,,,,,,,,,');
    expect(records.map(({ row }) => row)).toEqual([2, 3]);
    expect(refused).toEqual([{ row: 4, sourceKey: '7', reason: expect.objectContaining({ en: 'the number "7" is already in row 2. A number may stand in one row only.' }) }]);
  });
});
