import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readTable } from './read-table.js';
import type { Table } from './table.js';

const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)));
const read = (bytes: Buffer | string, name = 'file.csv', encoding: string | null = null, sheet: string | null = null): Promise<Table> =>
  readTable(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { encoding, sheet });
const cells = (table: Table): (readonly string[])[] => table.rows.map((row) => row.cells);
const said = (table: Table): string => table.reading.map((line) => line.en).join(' ');

describe('encodings', () => {
  const text = '编号,事项\n1,电梯坏了😀\n';
  it.each([
    ['UTF-8', Buffer.from(text), 'Encoding UTF-8.'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'Encoding UTF-8, with a byte order mark.'],
    ['GB18030', iconv.encode(text, 'GB18030'), 'Encoding GB18030 (it is not valid UTF-8'],
    ['UTF-16, as Excel saves Unicode text', iconv.encode(text.replaceAll(',', '\t'), 'UTF-16LE', { addBOM: true }), 'Encoding UTF-16, by its byte order mark.'],
  ])('reads %s, keeps each character, and says so', async (_name, bytes, saying) => {
    const table = await read(bytes);
    expect(table.headers).toEqual(['编号', '事项']);
    expect(cells(table)).toEqual([['1', '电梯坏了😀']]);
    expect(said(table)).toContain(saying);
  });

  it('reads the GB18030 fixture', async () => {
    const table = await read(fixture('message-board.gb18030.csv'));
    expect(table.headers).toEqual(['留言编号', '留言时间', '答复时间', '回复速度', 'speed_score', 'f_complete']);
    expect(table.rows).toHaveLength(8);
    expect(table.rows[5]!.cells[5]).toBe('未解决');
  });

  it('takes the encoding that a person names', async () => {
    const table = await read(iconv.encode('編號,事項\n1,電梯\n', 'Big5'), 'file.csv', 'big5');
    expect(cells(table)).toEqual([['1', '電梯']]);
    expect(said(table)).toContain('Encoding Big5, as named.');
  });

  it('refuses an encoding that it does not know, with those it knows', async () => {
    await expect(read(text, 'file.csv', 'klingon')).rejects.toThrow('Unknown encoding klingon. Known: UTF-8, GB18030');
  });

  it('refuses the rows that hold broken bytes of a UTF-8 file, and only these', async () => {
    const table = await read(Buffer.concat([Buffer.from('编号,事项内容说明文字\n1,电梯坏了'), Buffer.from([0xff]), Buffer.from('\n2,水管漏水水管漏水水管漏水\n')]));
    expect(said(table)).toContain('1 broken bytes');
    expect(table.rows.map((row) => row.problem?.en ?? null)).toEqual([expect.stringContaining('bytes that cannot be decoded'), null]);
  });

  it('refuses bytes that are neither UTF-8 nor GB18030', async () => {
    await expect(read(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0x2c, 0xff, 0xff, 0x0a]))).rejects.toThrow('neither UTF-8 nor GB18030');
  });
});

describe('separated values', () => {
  it.each([
    ['comma', 'a,b\n1,"x;y"\n'],
    ['tab', 'a\tb\n1\tx;y\n'],
    ['semicolon', 'a;b\n1;"x;y"\n'],
    ['vertical bar', 'a|b\n1|x;y\n'],
    ['full-width comma', 'a\uff0cb\n1\uff0cx;y\n'],
  ])('finds the delimiter: %s', async (name, text) => {
    const table = await read(text);
    expect(cells(table)).toEqual([['1', 'x;y']]);
    expect(said(table)).toContain(`Delimiter: ${name}.`);
  });

  it('keeps line breaks, delimiters and doubled quotes in quoted cells, and counts rows as a spreadsheet does', async () => {
    const table = await read('a,b\r\n1,"one\r\ntwo, ""three"""\r\n\r\n2,5" pipe\r\n');
    expect(table.rows.map(({ row, cells: of }) => [row, ...of])).toEqual([[2, '1', 'one\r\ntwo, "three"'], [4, '2', '5" pipe']]);
  });

  it('keeps what looks like a formula, leading zeros and blanks as they are', async () => {
    expect(cells(await read('a,b,c\n=1+1,007, \n'))).toEqual([['=1+1', '007', ' ']]);
  });

  it('leaves a title line above the header line out, and says so', async () => {
    const table = await read('2024年投诉登记表,,\n编号,时间,事项\n1,2,3\n');
    expect(table.headers).toEqual(['编号', '时间', '事项']);
    expect(table.rows[0]!.row).toBe(3);
    expect(said(table)).toContain('The header line is row 2');
  });

  it('refuses ragged rows, each with its number of columns, and takes the others', async () => {
    const table = await read('a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n');
    expect(table.rows.map((row) => row.problem?.en ?? null)).toEqual([null, expect.stringContaining('has 2 columns, the header line has 3'), expect.stringContaining('has 4 columns'), null]);
  });

  it('refuses a row with NUL or half a surrogate pair, by column', async () => {
    const table = await read(iconv.encode('a,b\n1,x\0y\n2,\ud800z\n3,😀\n', 'UTF-16LE', { addBOM: true }));
    expect(table.rows.map((row) => row.problem?.en ?? null)).toEqual([expect.stringContaining('column b holds a NUL character'), expect.stringContaining('column b holds bytes that cannot be decoded'), null]);
  });

  it('refuses a cell of a million characters', async () => {
    const table = await read(`a,b\n1,${'x'.repeat(1_000_000)}\n`);
    expect(table.rows[0]!.problem?.en).toContain('1000000 characters; at most 100000');
  });
});

describe('files that are no table', () => {
  it.each([
    ['of no bytes', '', 'x.csv', 'The file is empty (0 bytes).'],
    ['of blanks', ' \n,,\n', 'x.csv', 'The file is empty. Choose'],
    ['with a header line only', 'a,b,c\n', 'x.csv', 'a header line and no rows'],
    ['of prose', 'Dear all\nplease find attached\n', 'x.csv', 'not a table: no line has two columns'],
    ['of JSON', '[{"a":1,"b":2}]', 'x.csv', 'not a table but JSON'],
    ['of HTML', '<html><table><tr><td>1</td></tr></table>', 'x.csv', 'not a table but HTML'],
    ['with a quote that never closes', 'a,b\n1,2\n3,"4\n5,6\n', 'x.csv', 'Row 3 opens a quote (") that never closes'],
    ['with 501 columns', `${'a,'.repeat(500)}a\n${'1,'.repeat(500)}1\n`, 'x.csv', 'Too many columns: 501; at most 500'],
    ['whose rows never fit the header line', 'a,b,c\n1,2\n3,4\n', 'x.csv', 'no row has as many'],
    ['with another extension', 'a,b\n1,2\n', 'x.docx', 'Cannot read .docx files. Use .csv, .tsv, .txt or .xlsx.'],
    ['without an extension', 'a,b\n1,2\n', 'x', 'Cannot read a file without an extension.'],
    ['called a workbook that is text', 'a,b\n1,2\n', 'x.xlsx', 'the content is not an Excel workbook'],
    ['called text that is a ZIP file', 'PK\u0003\u0004xxxx', 'x.csv', 'the content is an Excel workbook or a ZIP file'],
    ['called a workbook that is another ZIP file', 'PK\u0003\u0004xxxx', 'x.xlsx', 'Not a readable .xlsx workbook'],
  ])('refuses one %s', async (_name, content, fileName, message) => {
    await expect(read(content, fileName)).rejects.toThrow(message);
  });

  it('refuses a picture and an old workbook', async () => {
    const picture = Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 37) % 32));
    await expect(read(picture)).rejects.toThrow('binary, not text');
    await expect(read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'x.xls')).rejects.toThrow('old .xls workbook');
  });
});

describe('Excel workbooks', () => {
  const at = (time: string): Date => new Date(`${time}Z`);
  const workbook = (): Promise<Buffer> =>
    writeXlsxFile([
      [{ value: '编号' }, { value: '受理时间' }, { value: '截止日期' }, { value: '事项' }],
      [
        { value: 101000295613, type: Number },
        { value: at('2011-07-01T23:59:59'), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
        { value: at('2011-07-15T00:00:00'), type: Date, format: 'yyyy-mm-dd' },
        { value: '漏水\n3楼' },
      ],
      [{ value: '007' }, { value: at('2011-07-02T00:00:00'), type: Date, format: 'yyyy-mm-dd hh:mm:ss' }, null, { value: ' =1+1 ' }],
    ]).toBuffer();

  it('reads date cells as the wall-clock time that they show, numbers in full, texts as they are', async () => {
    const table = await read(await workbook(), '台账.xlsx');
    expect(table.headers).toEqual(['编号', '受理时间', '截止日期', '事项']);
    expect(cells(table)).toEqual([
      ['101000295613', '2011-07-01 23:59:59', '2011-07-15', '漏水\n3楼'],
      // One midnight in a column of times is a time, not a day.
      ['007', '2011-07-02 00:00:00', '', ' =1+1 '],
    ]);
  });

  it('refuses a sheet that is not there, and a workbook cut short', async () => {
    const bytes = await workbook();
    await expect(read(bytes, 'x.xlsx', null, '七月')).rejects.toThrow('no sheet called 七月');
    await expect(read(bytes.subarray(0, 900), 'x.xlsx')).rejects.toThrow('Not a readable .xlsx workbook');
  });
});
