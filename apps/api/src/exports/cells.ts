/** More does not fit into a cell. */
const LONGEST_CELL = 32_767;
// What XML cannot say; a reader would refuse the whole workbook.
const UNSAYABLE = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** As much of a text as a cell can say. */
export const said = (value: string): string => value.replace(UNSAYABLE, '').slice(0, LONGEST_CELL);

/** A text cell says what was typed and is never a formula, whatever it begins with (A18). */
export const textCell = (value: string) => ({ value: said(value), type: String, alignVertical: 'top' as const });
export const cellOf = (value: string | number | null) => (value === null || value === '' ? null : typeof value === 'number' ? { value, type: Number, alignVertical: 'top' as const } : textCell(value));
export const heading = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
