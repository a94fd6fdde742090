import { describe, expect, it } from 'vitest';
import { languageOf, readCommand, USAGE } from './command-line.js';

describe('the command', () => {
  it('is a dry run unless --write is there', () => {
    expect(readCommand(['cases.csv', '--centre', 'YH', '--zone', 'Asia/Shanghai'])).toEqual({
      list: null, by: null, passwordsFile: null, file: 'cases.csv', centre: 'YH', zone: 'Asia/Shanghai', asOf: null, source: null, overrides: [], mappingFile: null, saveMappingFile: null, reportFile: null,
      encoding: null, sheet: null, dates: null, kind: 'OPINION', write: false,
    });
    expect(readCommand(['cases.csv', '--write', '--map', 'matter=标题', '--map=settledAt=', '--kind', 'repair', '--dates', 'mdy'])).toMatchObject({ write: true, overrides: ['matter=标题', 'settledAt='], kind: 'REPAIR', dates: 'MDY' });
  });

  it('a list stands before its file; alone it is a file of that name', () => {
    expect(readCommand(['staff', '员工.xlsx', '--by', 'liming', '--dry-run', '--passwords', 'p.csv'])).toMatchObject({ list: 'staff', file: '员工.xlsx', by: 'liming', passwordsFile: 'p.csv', write: false });
    expect(readCommand(['staff'])).toMatchObject({ list: null, file: 'staff' });
  });

  it.each([
    ['no file', [], 'No file is named. --help shows how.'],
    ['two files', ['a.csv', 'b c.csv'], 'One file at a time; what about b c.csv?'],
    ['an unknown option', ['a.csv', '--force'], "Unknown option '--force'"],
    ['an option without its value', ['a.csv', '--zone'], "Option '--zone <value>' argument missing. --help shows how."],
    ['an unknown order of dates', ['a.csv', '--dates', 'YMD'], '--dates YMD is not known. Use MDY, DMY.'],
    ['an unknown kind', ['a.csv', '--kind', 'GOSSIP'], '--kind GOSSIP is not known. Use INQUIRY, OPINION'],
    ['both ways', ['a.csv', '--write', '--dry-run'], 'Use either --write or --dry-run.'],
    ['a zone for a list', ['staff', 'a.csv', '--zone', 'UTC'], '--zone is not for staff.'],
    ['somebody for records of the past', ['a.csv', '--by', 'liming'], '--by is not for records of the past.'],
    ['an unknown language', ['a.csv', '--lang', 'fr'], '--lang fr is not known. Use zh, en.'],
  ])('with %s is refused', (_name, args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });

  it('shows help, which names every option in both languages', () => {
    expect(readCommand(['--help'])).toBe('HELP');
    for (const option of ['centre', 'zone', 'write', 'as-of', 'source', 'map', 'mapping', 'save-mapping', 'dates', 'encoding', 'sheet', 'kind', 'report', 'lang', 'by', 'passwords', 'dry-run']) {
      for (const text of Object.values(USAGE)) expect(text).toContain(`--${option} `);
    }
  });

  it('answers in the language that is named, or in that of the system', () => {
    expect([languageOf(['--lang', 'zh'], 'en-US'), languageOf(['--lang=en'], 'zh-CN'), languageOf([], 'zh-CN'), languageOf([], 'de')]).toEqual(['zh', 'en', 'zh', 'en']);
  });
});
