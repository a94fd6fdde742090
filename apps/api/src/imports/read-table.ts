import { extname } from 'node:path';
import { UnusableInput, words } from './problem.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import type { Table } from './table.js';

export interface ReadingChoices {
  readonly encoding: string | null;
  readonly sheet: string | null;
}

/**
 * Reads a table from the bytes of a file; the content decides, the name must agree with it.
 * @throws UnusableInput with what is wrong and what to do
 */
export async function readTable(fileName: string, bytes: Buffer, choices: ReadingChoices): Promise<Table> {
  const extension = extname(fileName).toLowerCase();
  if (bytes.length === 0) throw new UnusableInput(words('文件是空的（0 字节）。', 'The file is empty (0 bytes).'));
  const workbook = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  const oldWorkbook = bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
  if (oldWorkbook) {
    throw new UnusableInput(
      words('这是旧版 .xls 工作簿（或有密码的工作簿）：请在 Excel 里另存为 .xlsx 或 CSV。', 'This is an old .xls workbook, or one locked by a password. Save it in Excel as .xlsx or CSV.'),
    );
  }
  if (!['.csv', '.tsv', '.txt', '.xlsx'].includes(extension)) {
    throw new UnusableInput(
      words(`不能读取 ${extension === '' ? '没有扩展名的' : extension} 文件：请用 .csv、.tsv、.txt 或 .xlsx。`, `Cannot read ${extension === '' ? 'a file without an extension' : `${extension} files`}. Use .csv, .tsv, .txt or .xlsx.`),
    );
  }
  if (workbook && extension !== '.xlsx') {
    throw new UnusableInput(words(`扩展名是 ${extension}，内容却是 Excel 工作簿或 ZIP：如果是工作簿，请改名为 .xlsx。`, `The name says ${extension}, the content is an Excel workbook or a ZIP file. If it is a workbook, rename it to .xlsx.`));
  }
  if (!workbook && extension === '.xlsx') {
    throw new UnusableInput(words('扩展名是 .xlsx，内容却不是 Excel 工作簿：如果是文本表格，请改名为 .csv。', 'The name says .xlsx, the content is not an Excel workbook. If it is text with delimiters, rename it to .csv.'));
  }
  return workbook ? readXlsx(bytes, choices.sheet) : readCsv(bytes, choices.encoding);
}
