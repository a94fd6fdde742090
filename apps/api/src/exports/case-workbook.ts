import type { Readable } from 'node:stream';
import type { Words } from '@guanjia/domain';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { CASE_COLUMNS } from './case-columns.js';
import type { CaseLine } from './case-lines.js';
import { cellOf, heading, textCell } from './cells.js';

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

const SHEETS = { cases: { zh: '事项', en: 'Cases' }, columns: { zh: '说明', en: 'About' } } as const satisfies Record<string, Words>;
const DEMO: Words = { zh: '演示数据', en: 'demo data' };
const ABOUT = {
  by: { zh: '导出人', en: 'Exported by' }, at: { zh: '导出时间', en: 'Exported at' }, filter: { zh: '筛选条件', en: 'Filter' }, count: { zh: '件数', en: 'Cases' },
  column: { zh: '列', en: 'Column' }, says: { zh: '含义', en: 'What it says' },
} as const satisfies Record<string, Words>;
/** The workbook of these lines: the cases with their headings, and a sheet that says what each column means, who took them out, when, and which. */
export async function caseWorkbook(lines: AsyncIterable<CaseLine>, facts: ExportFacts, language: keyof Words): Promise<Readable> {
  const rows: Row[] = [CASE_COLUMNS.map(({ name }) => heading(name[language]))];
  for await (const line of lines) rows.push(CASE_COLUMNS.map(({ cell }) => cellOf(cell(line, language))));
  const marked = (name: string) => (facts.demo ? `${name} (${DEMO[language]})` : name);
  const about: Row[] = [
    [heading(ABOUT.by[language]), textCell(facts.by[language])],
    [heading(ABOUT.at[language]), textCell(facts.at)],
    [heading(ABOUT.filter[language]), textCell(facts.filter)],
    [heading(ABOUT.count[language]), cellOf(facts.count)],
    facts.demo ? [heading(DEMO[language])] : [],
    [heading(ABOUT.column[language]), heading(ABOUT.says[language])],
    ...CASE_COLUMNS.map(({ name, says }): Row => [textCell(name[language]), textCell(says[language])]),
  ];
  const book = writeXlsxFile([
    { data: rows, sheet: marked(SHEETS.cases[language]), columns: CASE_COLUMNS.map(({ width }) => ({ width })), stickyRowsCount: 1 },
    { data: about, sheet: SHEETS.columns[language], columns: [{ width: 22 }, { width: 90 }] },
  ]);
  return (book.toStream as () => Promise<Readable>)();
}
