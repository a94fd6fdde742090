import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** What stands in a cell; `null`: nothing. */
export interface Cell {
  readonly value: string | number;
  readonly heading?: boolean;
}
export type CellRow = readonly (Cell | null)[];

/** @property name 31 characters at most. @property widths of the columns, in characters. @property frozenRows stay in sight */
export interface StreamedSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: AsyncIterable<CellRow> | Iterable<CellRow>;
  readonly frozenRows?: number;
}

/** A workbook while it is written: rows are taken as fast as it is read, and what was read is forgotten. */
export function streamWorkbook(sheets: readonly StreamedSheet[]): Readable {
  return Readable.from(zipped(partsOf(sheets)), { objectMode: false });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const [BOLD, AT_TOP] = [1, 2];
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`;

interface Part {
  readonly name: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

/** ECMA-376: the files of a workbook. */
function* partsOf(sheets: readonly StreamedSheet[]): Generator<Part> {
  const each = (text: (sheet: StreamedSheet, number: number) => string) => sheets.map((sheet, at) => text(sheet, at + 1)).join('');
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string) => [`${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`];
  const override = (part: string, type: string) => `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  yield { name: '[Content_Types].xml', text: [`${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${each((_, number) => override(`worksheets/sheet${number}.xml`, 'worksheet'))}</Types>`] };
  yield { name: '_rels/.rels', text: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) };
  yield { name: 'xl/workbook.xml', text: [`${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(({ name }, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`] };
  yield { name: 'xl/_rels/workbook.xml.rels', text: relations(each((_, number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`)) + relation('styles', 'styles', 'styles.xml')) };
  yield { name: 'xl/styles.xml', text: [STYLES] };
  for (const [at, sheet] of sheets.entries()) yield { name: `xl/worksheets/sheet${at + 1}.xml`, text: sheetText(sheet) };
}

/** Rows are handed on in pieces of about so many characters: one by one, the packing would be woken for each. */
const PIECE = 65_536;

async function* sheetText({ widths, rows, frozenRows = 0 }: StreamedSheet): AsyncGenerator<string> {
  const pane = frozenRows > 0 ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>` : '';
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`;
  let number = 0;
  for await (const row of rows) {
    number += 1;
    text += `<row r="${number}">${row.map((cell, at) => (cell === null ? '' : cellText(cell, `${columnName(at)}${number}`))).join('')}</row>`;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

/** `_x0041_` would be read as the character of that number: the underline before it is written as one. */
const literal = (text: string): string => escaped(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));

/** Text is written as text: whatever it begins with, it is no formula (A18). */
function cellText({ value, heading = false }: Cell, place: string): string {
  const style = heading ? BOLD : AT_TOP;
  return typeof value === 'number' ? `<c r="${place}" s="${style}"><v>${value}</v></c>` : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${literal(value)}</t></is></c>`;
}

/** A … Z, AA … */
const columnName = (at: number): string => (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/** Sizes and check sums stand behind each file (bit 3), for nobody knows them before; names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the first day that a zip knows: the same lines are the same file. */
const NO_DATE = 0x0021;

/** PKWARE APPNOTE 4.3: files one after the other, then their list. */
async function* zipped(parts: Iterable<Part>): AsyncGenerator<Buffer> {
  const list: Buffer[] = [];
  let written = 0;
  for (const { name, text } of parts) {
    const begun = written;
    const [sums, named] = [{ crc: 0, size: 0, packed: 0 }, Buffer.from(name)];
    const fields = Buffer.alloc(26);
    [20, FLAGS, DEFLATED, 0, NO_DATE].forEach((value, at) => fields.writeUInt16LE(value, at * 2));
    fields.writeUInt16LE(named.length, 22);
    const head = Buffer.concat([signature(0x04034b50), fields, named]);
    yield head;
    for await (const bytes of deflated(text, sums)) {
      sums.packed += bytes.length;
      yield bytes;
    }
    [sums.crc, sums.packed, sums.size].forEach((value, at) => fields.writeUInt32LE(value, 10 + at * 4));
    const behind = fields.subarray(10, 22);
    yield Buffer.concat([signature(0x08074b50), behind]);
    written += head.length + sums.packed + 4 + behind.length;
    const place = Buffer.alloc(14);
    place.writeUInt32LE(begun, 10);
    list.push(Buffer.concat([signature(0x02014b50), Buffer.of(20, 0), fields, place, named]));
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(written, 12);
  yield Buffer.concat([directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

async function* deflated(text: Part['text'], sums: { crc: number; size: number }): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece);
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      yield bytes;
    }
  }
  // What goes wrong on the way in comes out at the reader's.
  yield* pipeline(Readable.from(counted(), { objectMode: false }), createDeflateRaw(), () => undefined) as AsyncIterable<Buffer>;
}
