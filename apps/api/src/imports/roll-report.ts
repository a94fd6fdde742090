import type { Words } from '@guanjia/domain';
import type { ListOutcome } from './list-request.js';
import { csvCell } from './report-file.js';

const HEADERS: readonly Words[] = [{ zh: '行', en: 'row' }, { zh: '结果', en: 'outcome' }, { zh: '说明', en: 'remarks' }];
const REFUSED: Words = { zh: '不导入', en: 'refused' };
const CHANGED: Words = { zh: '已有，有变化', en: 'known already, changed' };

/** The rows that do not come in, with why and what to do, as CSV that opens in Excel (UTF-8 with a byte order mark). */
export function rollReport({ refused, changed }: ListOutcome, language: keyof Words): string {
  const lines = [...refused.map((line) => ({ ...line, outcome: REFUSED })), ...changed.map((line) => ({ ...line, outcome: CHANGED }))]
    .sort((one, other) => one.row - other.row)
    .map(({ row, outcome, reason }) => [row, outcome[language], reason[language]]);
  return `\ufeff${[HEADERS.map((header) => header[language]), ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
