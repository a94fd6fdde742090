import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode.js';
import { UnusableInput, words } from './problem.js';
import { tableOf, type Table } from './table.js';

const DELIMITERS = [
  { sign: ',', zh: '逗号', en: 'comma' },
  { sign: '\t', zh: '制表符', en: 'tab' },
  { sign: ';', zh: '分号', en: 'semicolon' },
  { sign: '|', zh: '竖线', en: 'vertical bar' },
  // A Chinese keyboard's comma, in tables typed by hand.
  { sign: '\uff0c', zh: '全角逗号', en: 'full-width comma' },
] as const;

/**
 * Reads separated values: encoding and delimiter are found out (or named); quoted cells may hold line breaks, delimiters and doubled quotes;
 * a quote inside an unquoted cell stays as it is.
 * @throws UnusableInput not text, a quote that never closes, and what {@link tableOf} refuses
 */
export function readCsv(bytes: Buffer, encoding: string | null): Table {
  const decoded = decodeText(bytes, encoding);
  const text = decoded.text.replace(/^\ufeff/, '');
  refuseWhatIsNoTable(text);
  const delimiter = delimiterOf(text);
  const lines = cellsOf(text, delimiter.sign);
  return tableOf(lines, [decoded.reading, words(`分隔符：${delimiter.zh}。`, `Delimiter: ${delimiter.en}.`)], decoded.damaged);
}

function cellsOf(text: string, delimiter: string, lines?: number): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, ...(lines === undefined ? {} : { to: lines }) });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const opened = typeof error['records'] === 'number' ? error['records'] + 1 : null;
    throw new UnusableInput(
      opened === null
        ? words(`CSV 有误：${error.message}`, `The CSV cannot be read: ${error.message}`)
        : words(`第 ${opened} 行有一个引号没有闭合：请补上引号。`, `Row ${opened} opens a quote (") that never closes. Close it, or remove it.`),
    );
  }
}

/** The delimiter that cuts the first lines into the most columns while nearly all of them agree on how many. */
function delimiterOf(text: string): (typeof DELIMITERS)[number] {
  let best: (typeof DELIMITERS)[number] = DELIMITERS[0];
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    let lines: string[][];
    try {
      lines = cellsOf(text, delimiter.sign, 60).filter((line) => line.some((cell) => cell !== ''));
    } catch {
      continue;
    }
    const widths = new Map<number, number>();
    for (const line of lines) widths.set(line.length, (widths.get(line.length) ?? 0) + 1);
    const [width, agreeing] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
    const score = width < 2 ? 0 : (agreeing / lines.length) * 1000 + width;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function refuseWhatIsNoTable(text: string): void {
  const start = text.slice(0, 400).trimStart();
  const kind = /^<(!doctype|html|\?xml|table)/i.test(start) ? 'HTML/XML' : /^[[{]\s*["[{]/.test(start) ? 'JSON' : /^(%PDF|\{\\rtf)/.test(start) ? 'PDF/RTF' : null;
  if (kind !== null) {
    throw new UnusableInput(words(`文件不是表格，而是 ${kind}：请另存为 CSV 或 .xlsx。`, `The file is not a table but ${kind}. Save it as CSV or .xlsx.`));
  }
  const control = (text.match(/(?![\s\x7f-\x9f])\p{Cc}/gu) ?? []).length;
  // A few stray control characters are dirt in a row; many are a picture or a programme.
  if (control > 20 && control > text.length / 100) {
    throw new UnusableInput(words('文件不是文本，而是二进制数据：请选择 CSV 或 .xlsx。', 'The file is binary, not text. Choose a CSV file or an .xlsx workbook.'));
  }
}
