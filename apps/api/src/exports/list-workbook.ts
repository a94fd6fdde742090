import type { Readable } from 'node:stream';
import type { Words } from '@guanjia/domain';
import { said } from './cells.js';
import { streamWorkbook, type Cell, type CellRow } from './stream-workbook.js';

/** One column of a workbook: its heading, what the explaining sheet says of it, its width in characters, and what stands in a cell. */
export interface Column<Line> {
  readonly name: Words;
  readonly says: Words;
  readonly width: number;
  readonly cell: (line: Line, language: keyof Words) => string | number | null;
}

/** A list as a workbook. `sheet`: what its sheet is called; `counted`: what its lines are. */
export interface ListSheet<Line> {
  readonly columns: readonly Column<Line>[];
  readonly sheet: Words;
  readonly counted: Words;
}

/** What the explaining sheet says of the export itself. */
export interface ExportFacts {
  readonly by: Words;
  /** Wall time of the first centre asked for. */
  readonly at: string;
  readonly filter: string;
  readonly count: number;
  /** The company is made up, and the workbook says so on its first sheet's name. */
  readonly demo: boolean;
}

const ABOUT_SHEET: Words = { zh: '说明', en: 'About' };
export const DEMO: Words = { zh: '演示数据', en: 'demo data' };
const ABOUT = {
  by: { zh: '导出人', en: 'Exported by' }, at: { zh: '导出时间', en: 'Exported at' }, filter: { zh: '筛选条件', en: 'Filter' }, column: { zh: '列', en: 'Column' }, says: { zh: '含义', en: 'What it says' },
} as const satisfies Record<string, Words>;

const heading = (value: string): Cell => ({ value, heading: true });
const cellOf = (value: string | number | null): Cell | null => (value === null || value === '' ? null : { value: typeof value === 'number' ? value : said(value) });

/**
 * The workbook of these lines: the list with its headings, and a sheet that says what each column means, who took it out, when, and which.
 * It is written while it is read. What keeps the first line from being read is thrown at once; what comes later breaks the stream off.
 */
export async function listWorkbook<Line>({ columns, sheet, counted }: ListSheet<Line>, lines: AsyncIterable<Line>, facts: ExportFacts, language: keyof Words): Promise<Readable> {
  const rest = lines[Symbol.asyncIterator]();
  let next = await rest.next();
  async function* rows(): AsyncGenerator<CellRow> {
    yield columns.map(({ name }) => heading(name[language]));
    for (; !next.done; next = await rest.next()) {
      const line = next.value;
      yield columns.map(({ cell }) => cellOf(cell(line, language)));
    }
  }
  const marked = (name: string) => (facts.demo ? `${name} (${DEMO[language]})` : name);
  const about: CellRow[] = [
    [heading(ABOUT.by[language]), cellOf(facts.by[language])],
    [heading(ABOUT.at[language]), cellOf(facts.at)],
    [heading(ABOUT.filter[language]), cellOf(facts.filter)],
    [heading(counted[language]), cellOf(facts.count)],
    facts.demo ? [heading(DEMO[language])] : [],
    [heading(ABOUT.column[language]), heading(ABOUT.says[language])],
    ...columns.map(({ name, says }) => [cellOf(name[language]), cellOf(says[language])]),
  ];
  return streamWorkbook([
    { name: marked(sheet[language]), widths: columns.map(({ width }) => width), rows: rows(), frozenRows: 1 },
    { name: ABOUT_SHEET[language], widths: [22, 90], rows: about },
  ]);
}
