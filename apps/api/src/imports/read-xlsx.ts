import { readSheet, type CellValue } from 'read-excel-file/node';
import { UnusableInput, words } from './problem.js';
import { tableOf, type Table } from './table.js';
import { refuseBloatedWorkbook } from './workbook-size.js';

/**
 * Reads the first sheet of an Excel workbook, or the named one. Dates come as the wall-clock time that the cell shows (a workbook knows no zone);
 * numbers as digits without grouping or exponent.
 * @param sheet a sheet's name, or null for the first
 * @throws UnusableInput not a workbook, no such sheet, and what {@link tableOf} refuses
 */
export async function readXlsx(bytes: Buffer, sheet: string | null): Promise<Table> {
  refuseBloatedWorkbook(bytes);
  const lines = await cellsOf(bytes, sheet);
  const dateOnly = columnsOfDaysOnly(lines);
  const width = Math.max(0, ...lines.map((line) => line.length));
  const text = lines.map((line) => Array.from({ length: width }, (_, column) => textOf(line[column] ?? null, dateOnly.has(column))));
  return tableOf(text, [words(`Excel 工作簿，${sheet === null ? '第一张表' : `工作表 ${sheet}`}。`, `Excel workbook, ${sheet === null ? 'first sheet' : `sheet ${sheet}`}.`)], false);
}

async function cellsOf(bytes: Buffer, sheet: string | null): Promise<readonly (readonly (CellValue | null)[])[]> {
  try {
    return await (sheet === null ? readSheet(bytes, { trim: false }) : readSheet(bytes, sheet, { trim: false }));
  } catch (error) {
    if (error instanceof Error && error.name === 'SheetNotFoundError') {
      throw new UnusableInput(words(`工作簿里没有名为 ${sheet} 的工作表。`, `The workbook has no sheet called ${sheet}.`));
    }
    throw new UnusableInput(
      words('不是可读的 .xlsx 工作簿（已损坏或有密码）：请用 Excel 打开后另存。', 'Not a readable .xlsx workbook (damaged, or locked by a password). Open it in Excel and save it again.'),
    );
  }
}

/** A column whose dates all lie at midnight holds days; one midnight among times is a time. */
function columnsOfDaysOnly(lines: readonly (readonly (CellValue | null)[])[]): Set<number> {
  const days = new Set<number>();
  const times = new Set<number>();
  for (const line of lines) {
    for (const [column, cell] of line.entries()) {
      if (cell instanceof Date) (wholeSeconds(cell) % 86_400_000 === 0 ? days : times).add(column);
    }
  }
  return new Set([...days].filter((column) => !times.has(column)));
}

function textOf(cell: CellValue | null, dayOnly: boolean): string {
  if (cell === null) return '';
  if (cell instanceof Date) {
    const time = new Date(wholeSeconds(cell)).toISOString();
    return dayOnly ? time.slice(0, 10) : time.slice(0, 19).replace('T', ' ') + (time.endsWith('.000Z') ? '' : time.slice(19, 23));
  }
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  return String(cell);
}

/** Excel keeps a moment as a fraction of a day; 23:59:59 comes back as 23:59:58.999. */
function wholeSeconds(date: Date): number {
  const nearest = Math.round(date.getTime() / 1000) * 1000;
  return Math.abs(nearest - date.getTime()) <= 1 ? nearest : date.getTime();
}
