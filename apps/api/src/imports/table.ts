import type { Words } from '@guanjia/domain';
import { UnusableInput, shown, words } from './problem.js';

/** One line of the file under the header line; every cell is text as the file holds it. */
export interface TableRow {
  /** As a spreadsheet counts: the first line of the file is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Why this row as a whole cannot be read; then it is refused. */
  readonly problem: Words | null;
}

export interface Table {
  /** As written in the header line, trimmed; empty headers stay empty. */
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** How the file was read (encoding, delimiter, sheet), to be said in the report. */
  readonly reading: readonly Words[];
}

/** A spreadsheet of people is far below; a file above is damaged or is no table. */
const MOST_COLUMNS = 500;
/** The longest text that a cell may bring: a longer one is a file pasted into a cell. */
const LONGEST_CELL = 100_000;

/**
 * Makes a table of lines of cells: finds the header line (the first one with two filled cells, so that a title line above it does no harm),
 * leaves empty lines out, and marks the rows that cannot be read: ragged, too long, with NUL, with half a surrogate pair, or damaged.
 * @param lines all lines of the file from its first, empty ones included
 * @param damaged U+FFFD stands for a byte that could not be decoded
 * @throws UnusableInput empty, not a table, too many columns
 */
export function tableOf(lines: readonly (readonly string[])[], reading: readonly Words[], damaged: boolean): Table {
  if (!lines.some((line) => line.some((cell) => cell.trim() !== ''))) {
    throw new UnusableInput(words('文件是空的：请选择有表头和数据行的文件。', 'The file is empty. Choose a file with a header line and rows.'));
  }
  const at = lines.findIndex((line) => line.filter((cell) => cell.trim() !== '').length >= 2);
  if (at < 0) {
    throw new UnusableInput(words('文件不是表格：没有哪一行有两列以上。', 'The file is not a table: no line has two columns or more. Choose a CSV file or an .xlsx workbook with a header line.'));
  }
  const headers = withoutEmptyTail(lines[at]!.map((cell) => cell.trim()));
  if (headers.length > MOST_COLUMNS) {
    throw new UnusableInput(words(`列太多：${headers.length} 列，最多 ${MOST_COLUMNS} 列。`, `Too many columns: ${headers.length}; at most ${MOST_COLUMNS}. Delete the columns that are not needed.`));
  }
  const rows = lines
    .map((line, index) => ({ line, row: index + 1 }))
    .slice(at + 1)
    .filter(({ line }) => line.some((cell) => cell.trim() !== ''))
    .map(({ line, row }): TableRow => {
      const cells = line.length > headers.length ? withoutEmptyTail(line, headers.length) : line;
      return { row, cells, problem: problemOf(cells, headers, damaged) };
    });
  if (rows.length === 0) {
    throw new UnusableInput(words('只有表头，没有数据行。', 'The file has a header line and no rows under it.'));
  }
  if (rows.every((row) => row.cells.length !== headers.length)) {
    throw new UnusableInput(
      words(`不是表格：表头有 ${headers.length} 列，没有任何一行与之相同。`, `Not a table: the header line has ${headers.length} columns and no row has as many. Check the delimiter and the quotes.`),
    );
  }
  const title = at === 0 ? [] : [words(`表头在第 ${at + 1} 行，以上各行略过。`, `The header line is row ${at + 1}; what is above it is left out.`)];
  return { headers, rows, reading: [...reading, ...title] };
}

function withoutEmptyTail(cells: readonly string[], keep = 1): readonly string[] {
  let end = cells.length;
  while (end > keep && cells[end - 1]!.trim() === '') end -= 1;
  return cells.slice(0, end);
}

const HALF_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function problemOf(cells: readonly string[], headers: readonly string[], damaged: boolean): Words | null {
  if (cells.length !== headers.length) {
    return words(
      `有 ${cells.length} 列，表头有 ${headers.length} 列：请检查分隔符和引号。`,
      `has ${cells.length} columns, the header line has ${headers.length}. Check its delimiters and quotes.`,
    );
  }
  for (const [index, cell] of cells.entries()) {
    const column = headers[index] === '' ? `#${index + 1}` : headers[index]!;
    if (cell.includes('\0')) return words(`“${column}”列含有 NUL 字符：请从文件中删除。`, `column ${column} holds a NUL character. Remove it from the file.`);
    if (HALF_SURROGATE.test(cell)) {
      return words(`“${column}”列含有半个字符（单独的代理项）：请改正该字。`, `column ${column} holds half a character (a lone surrogate). Write that character again.`);
    }
    if (damaged && cell.includes('\ufffd')) {
      return words(`“${column}”列有无法解码的字节：${shown(cell)}。`, `column ${column} holds bytes that cannot be decoded: ${shown(cell)}. Write that text again, or name the encoding.`);
    }
    if (cell.length > LONGEST_CELL) {
      return words(`“${column}”列有 ${cell.length} 个字，最多 ${LONGEST_CELL}。`, `column ${column} has ${cell.length} characters; at most ${LONGEST_CELL}.`);
    }
  }
  return null;
}
