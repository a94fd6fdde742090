import { FIELDS, IMPORT_FIELDS } from './fields.js';
import { csvCell } from './report-file.js';
import { ROLL_FIELDS, type RollKind } from './roll-fields.js';

export type ImportKind = RollKind | 'CASES';

const EXAMPLES: Readonly<Record<ImportKind, readonly (readonly string[])[]>> = {
  HOMES: [['1栋', '101', '2019-06-15', 'Building 1'], ['1栋', '102', '', 'Building 1']],
  RESIDENTS: [['1栋', '101', '陈晓梅', '13800001001', '业主'], ['1栋', '102', '林建国', '13800001002', '租户']],
  PUBLIC_AREAS: [['大堂', 'Lobby'], ['电梯', 'Lift']],
  CASES: [['2025-0001', '2025-03-08 14:05', '2025-03-10 14:05', '2025-03-08 15:00', '2025-03-09 10:30', '已办结', '厨房水管漏水', '', '给排水', '报修', '1栋 101', '', '']],
};

/** A file to fill in: the columns by the names that are recognised, and rows that show how. For Excel: UTF-8 with a byte order mark. */
export function templateFile(kind: ImportKind, language: 'zh' | 'en'): string {
  const names = kind === 'CASES' ? IMPORT_FIELDS.map((field) => (language === 'zh' ? FIELDS[field].name.zh : field)) : Object.entries(ROLL_FIELDS[kind]).map(([field, { name }]) => (language === 'zh' ? name.zh : field));
  return `\ufeff${[names, ...EXAMPLES[kind]].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
