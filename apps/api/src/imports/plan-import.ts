import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { compilePolicySet, DEFAULT_SETTINGS, SHIPPED_PACKS, type CaseKind, type Instant, type PolicyPack, type Words } from '@guanjia/domain';
import { newId } from '../cases/new-id.js';
import type { Database } from '../database/database.js';
import { compareLabels, compareReplyDays, type Comparison } from './compare.js';
import { judgeRecord, type JudgedCase } from './judge.js';
import { findKnown, otherSourceOf, type KnownRecord } from './known-records.js';
import { checkRequired, mappingOfSaved, overrideMapping, savedMappingOf, type Mapping, type SavedMapping } from './mapping.js';
import { UnusableInput, words } from './problem.js';
import { mappingOf, proposeMapping, type Proposal } from './propose-mapping.js';
import { readTable } from './read-table.js';
import { readRecords, type RefusedRow } from './records.js';
import type { Table } from './table.js';
import { checkZone, dateOrderOf, readTime, type DateOrder } from './times.js';

/** What a person asks to be imported. */
export interface ImportRequest {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly centreCode: string | null;
  /** IANA name; must be named, for a file's times carry none. */
  readonly zone: string | null;
  /** When open matters are judged, as a time of the zone; null: now. */
  readonly asOf: string | null;
  /** Whose numbers these are; null: the file's name. */
  readonly source: string | null;
  readonly overrides: readonly string[];
  readonly savedMapping: SavedMapping | null;
  readonly dates: DateOrder | null;
  readonly encoding: string | null;
  readonly sheet: string | null;
  readonly kind: CaseKind;
}

export interface Centre {
  readonly id: string;
  readonly code: string;
  readonly zone: string;
}

/** All that an import would do, row by row; nothing is written yet. */
export interface ImportPlan {
  readonly fileName: string;
  readonly fileHash: string;
  readonly source: string;
  readonly centre: Centre;
  readonly zone: string;
  readonly asOf: Instant;
  readonly kind: CaseKind;
  readonly table: Table;
  readonly proposals: readonly Proposal[];
  readonly mapping: Mapping;
  readonly savedMapping: SavedMapping;
  /** Every row that is a case, new or known, with the product's own verdict. */
  readonly judged: readonly JudgedCase[];
  readonly refused: readonly RefusedRow[];
  /** By key in the source. */
  readonly known: ReadonlyMap<string, KnownRecord>;
  readonly otherSource: { readonly source: string; readonly known: number } | null;
  readonly labels: Comparison;
  readonly replyDays: Comparison;
}

export type Phase = 'READ' | 'JUDGE' | 'WRITE' | 'RECOUNT';
export type OnProgress = (phase: Phase, done: number, total: number) => void;

/** The pack that imported records are judged by. */
export const IMPORTS_PACK: PolicyPack = SHIPPED_PACKS.find((pack) => pack.key === 'imports/stated')!;

/**
 * Reads, maps and judges a file without writing anything.
 * @throws UnusableInput when the file, the mapping or the request as a whole cannot be used
 */
export async function planImport(database: Pick<Database, 'pool'>, request: ImportRequest, onProgress: OnProgress = () => undefined): Promise<ImportPlan> {
  const centre = await findCentre(database, request.centreCode);
  const zone = zoneOf(request, centre);
  onProgress('READ', 0, 0);
  const table = await readTable(request.fileName, request.bytes, request);
  const proposals = proposeMapping(table);
  const mapping = overrideMapping(request.savedMapping ? mappingOfSaved(request.savedMapping, table) : mappingOf(proposals), request.overrides, table);
  checkRequired(mapping, table);
  const order = request.dates ?? request.savedMapping?.dates ?? dateOrderOf(timesOf(table, mapping));
  const { now, reportingLine } = await readGround(database);
  const source = sourceOf(request);
  const read = readRecords(table, mapping, { zone, order, defaultKind: request.kind, source, now });

  const policy = compilePolicySet({ id: IMPORTS_PACK.key, zone: centre.zone, settings: DEFAULT_SETTINGS, reportingLine, packs: [IMPORTS_PACK] });
  const asOf = asOfIn(request, zone, now);
  const judged: JudgedCase[] = [];
  const refused: RefusedRow[] = [...read.refused];
  for (const [done, record] of read.records.entries()) {
    if (done % 250 === 0) {
      onProgress('JUDGE', done, read.records.length);
      // The progress line is drawn, and Ctrl+C heard, in between.
      await new Promise(setImmediate);
    }
    const result = judgeRecord(record, { centreId: centre.id, policy, asOf, source, newId });
    if ('state' in result) judged.push(result);
    else refused.push({ row: record.row, sourceKey: record.sourceKey, reason: result });
  }
  refused.sort((one, other) => one.row - other.row);
  const records = judged.map(({ record }) => record);
  const known = await findKnown(database.pool as never, source, records);
  const otherSource = known.size > 0 ? null : await otherSourceOf(database.pool as never, source, records);
  return {
    fileName: basename(request.fileName),
    fileHash: createHash('sha256').update(request.bytes).digest('hex'),
    source, centre, zone, asOf, kind: request.kind, table, proposals, mapping,
    savedMapping: savedMappingOf(mapping, table, order),
    judged, refused, known, otherSource,
    labels: compareLabels(judged),
    replyDays: compareReplyDays(judged),
  };
}

async function findCentre(database: Pick<Database, 'pool'>, code: string | null): Promise<Centre> {
  const { rows } = await database.pool.query<Centre>('select id, code, zone from service_centre order by ordinal, code');
  const centre = rows.find((candidate) => candidate.code === code) ?? rows.find((candidate) => candidate.code.toLowerCase() === code?.toLowerCase());
  if (centre) return centre;
  const codes = rows.map((row) => row.code).join(', ');
  if (rows.length === 0) throw new UnusableInput(words('还没有服务中心：请先用 npm start 启动一次。', 'There is no service centre yet. Start Guanjia once with npm start.'));
  throw new UnusableInput(
    code === null
      ? words(`请用 --centre 指定服务中心：${codes}。`, `Name the service centre that the matters belong to: --centre CODE. Centres: ${codes}.`)
      : words(`没有代码为 ${code} 的服务中心。现有：${codes}。`, `There is no service centre ${code}. Centres: ${codes}.`),
  );
}

function zoneOf(request: ImportRequest, centre: Centre): string {
  if (request.zone === null) {
    throw new UnusableInput(
      words(
        `请指定文件中时间的时区。${centre.code} 中心在 ${centre.zone}：如果文件也是，请写 --zone ${centre.zone}。`,
        `Name the time zone of the file's times. The centre ${centre.code} is in ${centre.zone}; if the file is too, write --zone ${centre.zone}.`,
      ),
    );
  }
  checkZone(request.zone);
  return request.zone;
}

function asOfIn(request: ImportRequest, zone: string, now: Instant): Instant {
  if (request.asOf === null) return now;
  const result = readTime(request.asOf, { zone, order: request.dates, dayMeans: 'END' });
  if ('at' in result) return result.at;
  const problem: Words = result.problem;
  throw new UnusableInput(words(`--as-of ${request.asOf}：${problem.zh}`, `--as-of ${request.asOf}: ${problem.en}`));
}

function sourceOf(request: ImportRequest): string {
  const source = (request.source ?? basename(request.fileName, extname(request.fileName))).trim();
  if (source === '' || source.length > 100 || source.includes(':')) {
    throw new UnusableInput(words('来源名称须有 1 到 100 个字，不含冒号：请用 --source 指定。', 'The name of the source must have 1 to 100 characters and no colon. Name it with --source.'));
  }
  return source;
}

function* timesOf(table: Table, mapping: Mapping): Generator<string> {
  for (const field of ['receivedAt', 'statedDueAt', 'repliedAt', 'settledAt'] as const) {
    const column = mapping[field];
    if (column !== undefined) for (const row of table.rows) yield row.cells[column] ?? '';
  }
}

async function readGround(database: Pick<Database, 'pool'>): Promise<{ now: Instant; reportingLine: Record<string, string | null> }> {
  const { rows } = await database.pool.query<{ now: Date; line: Record<string, string | null> | null }>(
    'select app_now() as now, (select jsonb_object_agg(key, reports_to) from post) as line',
  );
  return { now: rows[0]!.now.getTime(), reportingLine: rows[0]!.line ?? {} };
}
