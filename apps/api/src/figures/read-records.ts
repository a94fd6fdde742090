import { CALLBACK_GROUP_NAMES, FIGURES, valueInWords, type CallbackGroup, type FigureSource, type Words } from '@guanjia/domain';
import type { FigureRecord, FigureRecordConnection } from '@guanjia/schema';
import type { ClientBase } from 'pg';
import { pageLength, pageOf, readCursor, type Place } from '../cases/connections.js';
import type { Database } from '../database/database.js';
import type { Ground, Question } from './asked.js';
import { owedOf } from './callback-rate.js';
import { countFigures, type Counted } from './count-figures.js';
import { conditions, recordRows, type Moment } from './counted-rows.js';
import { COUNTINGS } from './counting.js';
import { pointsOf } from './figure-points.js';
import type { FigureScope } from './figure-scope.js';
import { Parameters } from './parameters.js';
import { loadProcedures, type Procedures } from './procedures.js';
import { atOneMoment, figuresOf, readingOf } from './read-figures.js';
import { readSelector } from './selector.js';
import { firstDay } from './spans.js';

/** A record as resolvers answer from it. */
export interface RecordNode extends Omit<FigureRecord, 'centre'> {
  readonly centreId: string;
}

export interface RecordsAskedFor {
  readonly records: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

type RecordPage = Omit<FigureRecordConnection, 'edges'> & { edges: readonly { cursor: string; node: RecordNode }[] };

/** A page of what one number counted, within the scope, the oldest first. Throws BAD_USER_INPUT for what no number gave, NOT_FOUND for a version of elsewhere, FORBIDDEN for persons without the right to them. */
export async function readRecords(database: Pick<Database, 'pool'>, scope: FigureScope, { records, first, after }: RecordsAskedFor): Promise<RecordPage> {
  const { ground, question, keys } = readSelector(scope, records);
  const length = pageLength(first);
  const place = readCursor(after);
  const procedures = await loadProcedures(database, ground.scope.centreIds);
  const { counted, rows, totalCount } = await atOneMoment(database, async (client) => {
    const moment = await readingOf(client, ground);
    const [counts] = await countFigures(client, ground, [question], moment);
    const sought: Sought = { ground, question, moment, counted: counts!, procedures };
    return { counted: counts!, totalCount: await countRecords(client, sought), rows: await pageOfRecords(client, sought, length, place) };
  });
  const points = pointsOf(ground, question, counted, procedures, keys).map((point) => ({ ...point, records }));
  const [figure] = await figuresOf(database, ground, [question], [points], procedures);
  const { source } = FIGURES[question.key];
  return { figure: figure!, totalCount, ...pageOf(rows, length, (row) => nodeOf(row, source, procedures), ({ at, id }) => ({ by: at.getTime(), id })) };
}

interface Sought {
  readonly ground: Ground;
  readonly question: Question;
  readonly moment: Moment;
  readonly counted: readonly Counted[];
  readonly procedures: Procedures;
}

/** The records that the denominator counts, as SQL for a relation `r`. */
function recordsOf(parameters: Parameters, { ground, question, moment, counted, procedures }: Sought): string {
  const { numerator, denominator, minutes } = COUNTINGS[question.key];
  const { from, until } = ground.period;
  const rows = /* sql */ `
select r.id, r.subject_kind, r.subject_id, r.centre_id, r.month, r.at, r.word, ${numerator} > 0 as counts, ${minutes ?? 'null::integer'} as minutes
from (${recordRows(parameters, question, moment)}) r
where ${conditions(parameters, ground, question)} and r.month between ${parameters.of(firstDay(from), 'date')} and ${parameters.of(firstDay(until), 'date')} and ${denominator} > 0`;
  return question.key === 'CALLBACK_RATE' ? shareOfEach(parameters, rows, counted, procedures) : rows;
}

/**
 * CB-07 to CB-09: of each centre, month and kind so many as are owed. Those that were visited fill the share first; the rest are the oldest without a visit, and whether one of these
 * was drawn is not told (CB-08).
 */
function shareOfEach(parameters: Parameters, rows: string, counted: readonly Counted[], procedures: Procedures): string {
  const owed = counted.map((row) => owedOf(row, procedures));
  const list = (values: readonly unknown[], type: string) => parameters.of(values, `${type}[]`);
  return /* sql */ `
select r.* from (select r.*, row_number() over (partition by r.centre_id, r.month, r.word order by r.counts desc, r.at, r.id) as place from (${rows}) r) r
join unnest(${list(owed.map(({ centreId }) => centreId), 'uuid')}, ${list(owed.map(({ month }) => firstDay(month)), 'date')}, ${list(owed.map(({ group }) => group), 'text')}, ${list(owed.map(({ wanted }) => wanted), 'integer')})
  o(centre_id, month, grp, wanted) on o.centre_id = r.centre_id and o.month = r.month and o.grp = r.word
where r.place <= o.wanted`;
}

async function countRecords(client: ClientBase, sought: Sought): Promise<number> {
  const parameters = new Parameters();
  const text = `select count(*)::integer as count from (${recordsOf(parameters, sought)}) r`;
  return (await client.query<{ count: number }>(text, parameters.values)).rows[0]!.count;
}

interface StoredRecord {
  readonly id: string;
  readonly kind: 'case' | 'callback' | 'duty' | 'occasion';
  readonly subjectId: string;
  readonly centreId: string;
  readonly code: string;
  readonly at: Date;
  readonly word: string;
  readonly inNumerator: boolean;
  readonly minutes: number | null;
  /** Of the case; null: it is about none. */
  readonly number: string | null;
}

async function pageOfRecords(client: ClientBase, sought: Sought, length: number, place: Place | null): Promise<StoredRecord[]> {
  const parameters = new Parameters();
  const behind = place === null ? '' : `where ((extract(epoch from r.at) * 1000)::int8, r.id) > (${parameters.of(place.by, 'int8')}, ${parameters.of(place.id, 'uuid')})`;
  const text = /* sql */ `
with page as materialized (select r.* from (${recordsOf(parameters, sought)}) r ${behind} order by r.at, r.id limit ${parameters.of(length + 1, 'integer')})
select p.id, p.subject_kind as kind, p.subject_id as "subjectId", p.centre_id as "centreId", z.code, p.at, p.word, p.counts as "inNumerator", p.minutes, s.number
from page p join service_centre z on z.id = p.centre_id
left join callback cb on p.subject_kind = 'callback' and cb.id = p.subject_id
left join service_case s on s.id = case p.subject_kind when 'case' then p.subject_id when 'callback' then cb.case_id end
order by p.at, p.id`;
  return (await client.query<StoredRecord>(text, parameters.values)).rows;
}

function nodeOf({ id, centreId, at, inNumerator, minutes, ...row }: StoredRecord, source: FigureSource, procedures: Procedures): RecordNode {
  return { id, centreId, at, inNumerator, minutes, path: pathOf(id, source, row), number: row.number ?? row.word, what: whatOf(source, row.word, procedures) };
}

function pathOf(id: string, source: FigureSource, { kind, subjectId, code, number }: Pick<StoredRecord, 'kind' | 'subjectId' | 'code' | 'number'>): string {
  if (source === 'visits') return `/callbacks?centre=${encodeURIComponent(code)}&callback=${id}`;
  if (kind === 'duty') return `/duties?duty=${subjectId}`;
  if (number !== null) return `/cases/${encodeURIComponent(number)}`;
  const where = `centre=${encodeURIComponent(code)}`;
  return kind === 'callback' ? `/callbacks?${where}&callback=${subjectId}` : `/callbacks/occasions?${where}`;
}

function whatOf(source: FigureSource, word: string, procedures: Procedures): Words {
  if (source === 'cases') return valueInWords(word);
  if (source === 'limits') return procedures.rule(word)?.name ?? { zh: word, en: word };
  return CALLBACK_GROUP_NAMES[word as CallbackGroup];
}
