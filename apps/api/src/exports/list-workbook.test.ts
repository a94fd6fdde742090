import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import { listWorkbook } from './list-workbook.js';

interface Line {
  readonly number: number;
  readonly text: string;
}
const SHEET = {
  sheet: { zh: '事项', en: 'Cases' }, counted: { zh: '件数', en: 'Cases' },
  columns: [
    { name: { zh: '编号', en: 'Number' }, says: { zh: '序号', en: 'Which' }, width: 10, cell: ({ number }: Line) => number },
    { name: { zh: '情况', en: 'Text' }, says: { zh: '所写', en: 'As written' }, width: 40, cell: ({ text }: Line) => text },
  ],
};
const FACTS = { by: { zh: '王', en: 'Wang' }, at: '2026-11-20 14:05', filter: '-', count: 1, demo: false };
const MANY = 10_000;

/** Many lines, none of which packs well. */
async function* lines(length: number, told: (made: number) => void = () => undefined): AsyncGenerator<Line> {
  for (let number = 0; number < MANY; number++) {
    told(number + 1);
    yield { number, text: Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + ((number * 7_919 + at * at * 31) % 20_000))).join('') };
  }
}

it('is read back as it was told: every line, numbers as numbers, whatever a text begins with', async () => {
  async function* few(): AsyncGenerator<Line> {
    for (const text of ['=1+1', '  <b>&"x"</b> ', '第一行\n第二行', '😀', '_x0041_']) yield { number: 1.5, text };
  }
  const bytes = Buffer.concat(await (await listWorkbook(SHEET, few(), FACTS, 'zh')).toArray());
  const [list, about] = await readXlsxFile(bytes, { trim: false });
  expect(list!.sheet).toBe('事项');
  expect(list!.data).toEqual([['编号', '情况'], [1.5, '=1+1'], [1.5, '  <b>&"x"</b> '], [1.5, '第一行\n第二行'], [1.5, '😀'], [1.5, '_x0041_']]);
  expect(about!.data[0]).toEqual(['导出人', '王']);
});

it('a reader that stops stops it: no more is made than a few pieces', async () => {
  let made = 0;
  const book = await listWorkbook(SHEET, lines(500, (count) => (made = count)), FACTS, 'zh');
  await new Promise((resolve) => book.once('readable', resolve));
  book.read(1);
  let before;
  do {
    before = made;
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (made > before);
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(3_000);
  book.destroy();
});

it('ten thousand of the longest descriptions take a part of their own size', async () => {
  let [peak, bytes] = [0, 0];
  const before = process.memoryUsage();
  const book = await listWorkbook(SHEET, lines(5_000, (made) => {
    if (made % 100 > 0) return;
    const now = process.memoryUsage();
    peak = Math.max(peak, now.heapUsed + now.external - before.heapUsed - before.external);
  }), FACTS, 'zh');
  await pipeline(book, new Writable({ write: (chunk: Buffer, _encoding, done) => ((bytes += chunk.length), done()) }));
  // As text 150 MB, packed 98; measured 26, where all was held as cells until it was packed 604.
  expect(bytes).toBeGreaterThan(30_000_000);
  expect(peak).toBeLessThan(100_000_000);
}, 120_000);

it('what keeps the first line from being read is an error, not half a file', async () => {
  const broken = lines(1, () => {
    throw new Error('the database is away');
  });
  await expect(listWorkbook(SHEET, broken, FACTS, 'zh')).rejects.toThrow('the database is away');
  async function* later(): AsyncGenerator<Line> {
    yield { number: 1, text: 'x' };
    throw new Error('gone');
  }
  await expect((await listWorkbook(SHEET, later(), FACTS, 'zh')).toArray()).rejects.toThrow('gone');
});
