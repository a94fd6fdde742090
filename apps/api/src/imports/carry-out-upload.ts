import type { Words } from '@guanjia/domain';
import { notFound } from '../access/refusals.js';
import { viewerOfContext, type Context } from '../context.js';
import type { Viewer } from '../access/viewer.js';
import { FIELDS, type FieldTable } from './fields.js';
import { capabilityFor, fieldsOf, isListKind, type ImportKind } from './import-kinds.js';
import { importList, type Bringer } from './import-list.js';
import { importRoll } from './import-roll.js';
import type { FirstPassword, ListOutcome } from './list-request.js';
import { planImport, type ImportPlan, type ImportRequest } from './plan-import.js';
import { UnusableInput, words } from './problem.js';
import { evidenceIn, proposeMapping } from './propose-mapping.js';
import type { Upload } from './read-upload.js';
import { readTable } from './read-table.js';
import { reportFile } from './report-file.js';
import { rollReport } from './roll-report.js';
import type { Table } from './table.js';
import { writeImport } from './write-import.js';

interface Line {
  readonly row: number;
  readonly words: Words;
}

/** What the import screen shows; the same for every kind of file. */
export interface ImportAnswer {
  readonly headers: readonly string[];
  /** The first rows, as the file holds them. */
  readonly sample: readonly (readonly string[])[];
  /** How the file was read: encoding, delimiter, sheet. */
  readonly reading: readonly Words[];
  readonly fields: readonly { readonly field: string; readonly name: Words; readonly required: boolean; readonly column: number | null; readonly filled: number; readonly readable: number }[];
  /** Null: only looked at. */
  readonly outcome: {
    readonly rows: number;
    readonly fresh: number;
    readonly known: number;
    readonly changed: number;
    readonly refused: number;
    /** The first rows that do not come in; all of them are in the report. */
    readonly lines: readonly Line[];
    readonly written: boolean;
    /** Of people who came in just now: said this once, and kept nowhere. */
    readonly firstPasswords: readonly FirstPassword[];
  } | null;
}

/** More than anybody reads on a screen. */
const LISTED = 200;
const SAMPLE = 3;

/**
 * Does with an uploaded file what was asked: looks at it, tries it, reports it (CSV), or brings it in.
 * @throws NOT_FOUND for a centre that is not the viewer's to fill; UnusableInput for a file or mapping that cannot be used
 */
export async function carryOutUpload(context: Context, upload: Upload, bytes: Buffer): Promise<ImportAnswer | { readonly report: string }> {
  const viewer = viewerOfContext(context);
  if (!viewer.centresWith(capabilityFor(upload.kind)).includes(upload.centreId)) throw notFound();
  const table = await readTable(upload.fileName, bytes, upload);
  const fields = fieldsOf(upload.kind);
  const mapping = mappingFor(upload, table, fields);
  const shown = {
    headers: table.headers,
    sample: table.rows.slice(0, SAMPLE).map(({ cells }) => cells.map((cell) => [...cell].slice(0, 60).join(''))),
    reading: table.reading,
    fields: Object.entries(fields).map(([field, { name, required, holds }]) => {
      const column = mapping[field] ?? null;
      return { field, name, required, column, ...(column === null ? { filled: 0, readable: 0 } : evidenceIn(table, { holds }, column)) };
    }),
  };
  if (upload.mode === 'INSPECT') return { ...shown, outcome: null };
  const write = upload.mode === 'WRITE';
  if (upload.kind === 'CASES') {
    const plan = await planImport(context.database, await caseRequest(context, upload, bytes, mapping));
    if (upload.mode === 'REPORT') return { report: reportFile(plan, upload.language) };
    const written = write ? await writeImport(context.database, plan, undefined, viewer.personId) : null;
    if (written) context.sealer.poke();
    return { ...shown, outcome: outcomeOfCases(plan, written === null ? null : written.imported) };
  }
  const { kind, centreId } = upload;
  const request = { fileName: upload.fileName, bytes, table, mapping, dates: upload.dates, centreId, write };
  const outcome = isListKind(kind) ? await importList(context.database, bringerOf(viewer), { ...request, kind }) : await importRoll(context.database, { ...request, kind, personId: viewer.personId });
  if (write) await tellAbout(context, kind);
  return upload.mode === 'REPORT' ? { report: rollReport(outcome, upload.language) } : { ...shown, outcome: outcomeOfList(outcome, write) };
}

const bringerOf = ({ personId, centresWith, holdings }: Viewer): Bringer => ({
  personId, centresWith, companyWith: (capability) => holdings.some((holding) => holding.centreId === null && holding.capabilities.includes(capability)),
});

/** What the screens wake after the same changes. */
async function tellAbout(context: Context, kind: ImportKind): Promise<void> {
  if (kind === 'CALENDAR') context.recalculator.poke();
  if (kind === 'STAFF' || kind === 'POSTS') await context.liveSockets.look();
}

/** As proposed from the headers and values, or as a person chose. */
function mappingFor({ columns }: Upload, table: Table, fields: FieldTable<string>): Readonly<Record<string, number>> {
  if (columns === null) return Object.fromEntries(proposeMapping(table, fields).map(({ field, column }) => [field, column]));
  const chosen = Object.entries(columns).filter((entry): entry is [string, number] => entry[1] !== null);
  const wrong = chosen.find(([field, column]) => !(field in fields) || column >= table.headers.length);
  if (wrong) throw new UnusableInput(words(`对应有误：${wrong[0]} 取第 ${wrong[1] + 1} 列。请重新选择文件。`, `The mapping is wrong: ${wrong[0]} from column ${wrong[1] + 1}. Choose the file again.`));
  return Object.fromEntries(chosen);
}

async function caseRequest(context: Context, upload: Upload, bytes: Buffer, mapping: Readonly<Record<string, number>>): Promise<ImportRequest> {
  const centre = await context.organisation.centre.load(upload.centreId);
  return {
    fileName: upload.fileName, bytes, centreCode: centre?.code ?? null, zone: upload.zone ?? centre?.zone ?? null, asOf: null, source: upload.source, savedMapping: null,
    overrides: Object.keys(FIELDS).map((field) => `${field}=${mapping[field] === undefined ? '' : `#${mapping[field] + 1}`}`),
    dates: upload.dates, encoding: upload.encoding, sheet: upload.sheet, kind: upload.caseKind,
  };
}

function outcomeOfCases(plan: ImportPlan, imported: number | null): ImportAnswer['outcome'] {
  const changed = plan.judged.flatMap(({ record }) => {
    const changes = plan.known.get(record.sourceKey)?.changed ?? [];
    const said = changes.map(({ field, here, file }) => `${field}: ${here} → ${file}`).join('; ');
    return changes.length > 0 ? [{ row: record.row, words: words(`已有，未覆盖：${said}`, `known already and left as it is: ${said}`) }] : [];
  });
  const refused = plan.refused.map(({ row, reason }) => ({ row, words: reason }));
  return {
    rows: plan.table.rows.length, fresh: imported ?? plan.judged.length - plan.known.size, known: plan.known.size - changed.length, changed: changed.length, refused: refused.length,
    lines: firstOf(refused, changed), written: imported !== null, firstPasswords: [],
  };
}

function outcomeOfList({ rows, fresh, known, changed, refused, firstPasswords = [] }: ListOutcome, written: boolean): ImportAnswer['outcome'] {
  const lines = firstOf(refused.map(({ row, reason }) => ({ row, words: reason })), changed.map(({ row, reason }) => ({ row, words: reason })));
  return { rows, fresh, known, changed: changed.length, refused: refused.length, lines, written, firstPasswords };
}

const firstOf = (...lines: readonly (readonly Line[])[]): Line[] => lines.flat().sort((one, other) => one.row - other.row).slice(0, LISTED);
