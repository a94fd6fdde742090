import type { Instant } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { forbidden, notFound } from '../access/refusals.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { lockStaffing } from '../organisation/in-staffing.js';
import { bringCalendar } from './bring-calendar.js';
import { bringCentres } from './bring-centres.js';
import { bringPosts } from './bring-posts.js';
import { bringRoster } from './bring-roster.js';
import { bringStaff } from './bring-staff.js';
import { firstPasswords, type MadePassword } from './first-passwords.js';
import { COMPANY_LISTS, LIST_CAPABILITY, LIST_FIELDS, type ListKind } from './list-fields.js';
import { checkTaken, recordRun, type FirstPassword, type ListOutcome, type ListRequest } from './list-request.js';
import { leftAlone, ListRow, type Fate } from './list-row.js';
import { words } from './problem.js';
import { dateOrderOf, type DateOrder } from './times.js';

/** In whose name a list comes in, and where they may bring it. */
export interface Bringer {
  readonly personId: string;
  centresWith(capability: string): readonly string[];
  /** Holds it by a post of the whole company. */
  companyWith(capability: string): boolean;
}

export interface KnownCentre {
  readonly id: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly zone: string;
}

/** What the rows of a list are brought with. */
export interface ListWork {
  readonly client: PoolClient;
  /** Business time, read under the lock of staffing. */
  readonly now: Instant;
  readonly by: Bringer;
  /** In the company's order. */
  readonly centres: readonly KnownCentre[];
  /** Where rows belong that name none. */
  readonly centre: KnownCentre | null;
  readonly order: DateOrder | null;
  readonly fileName: string;
  /** By sign-in name; empty in a dry run. */
  readonly passwords: ReadonlyMap<string, MadePassword>;
  /** Told of each person who comes in with one. */
  readonly given: (one: FirstPassword) => void;
}

/** Brings the rows of one kind of list, each through the verb of its screen. @returns what became of each, by its number */
export type Bring = (work: ListWork, rows: readonly ListRow[]) => Promise<ReadonlyMap<number, Fate>>;

const BRING: Readonly<Record<ListKind, Bring>> = { CENTRES: bringCentres, POSTS: bringPosts, STAFF: bringStaff, ROSTER: bringRoster, CALENDAR: bringCalendar };
/** Cells without which a row says nothing. */
const NEEDED: Readonly<Record<ListKind, readonly string[]>> = {
  CENTRES: ['code', 'nameZh'], POSTS: ['nameZh'], STAFF: ['nameZh', 'login'], ROSTER: ['day', 'from', 'until', 'post', 'person'], CALENDAR: ['day'],
};

/** One import of a company's lists at a time. */
const IMPORTING_LIST = 7_301_012;

/**
 * Brings a list of the company through the verbs of its screens, in one transaction: all good rows or, whatever dies in the middle, nothing. A dry run is the
 * same work taken back. What is there already is left alone, so that a second run of a file adds nothing.
 * @throws NOT_FOUND or FORBIDDEN as the screen would; UnusableInput a needed column is not mapped, or the dates leave open which number is the month
 */
export async function importList({ pool }: Pick<Database, 'pool'>, by: Bringer, request: ListRequest<ListKind> & { readonly centreId: string | null }): Promise<ListOutcome> {
  const { kind, table, mapping, write, fileName, centreId } = request;
  checkMay(by, kind, centreId);
  checkTaken(LIST_FIELDS[kind], mapping);
  const rows = table.rows.map((line) => new ListRow(line, table, mapping));
  const passwords = kind === 'STAFF' && write ? await firstPasswords(pool, rows.map((row) => row.text('login'))) : new Map<string, MadePassword>();
  const given: FirstPassword[] = [];
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [IMPORTING_LIST]);
    const now = await lockStaffing(client);
    const { rows: centres } = await client.query<KnownCentre>('select id, code, name_zh as zh, name_en as en, zone from service_centre order by ordinal, code');
    const work: ListWork = {
      client, now, by, centres, centre: centres.find(({ id }) => id === centreId) ?? null, order: request.dates ?? orderOf(kind, request), fileName, passwords,
      given: (one) => given.push(one),
    };
    const poor = new Map<number, Fate>(rows.flatMap((row) => whyPoor(kind, row) ?? []));
    const fates = new Map([...poor, ...(await BRING[kind](work, rows.filter(({ row }) => !poor.has(row))))]);
    const outcome = outcomeOf(rows, fates, given);
    if (write) await recordRun(client, request, { centreId: COMPANY_LISTS.includes(kind) ? null : centreId, personId: by.personId }, outcome);
    return outcome;
  }, () => write);
}

function checkMay(by: Bringer, kind: ListKind, centreId: string | null): void {
  const capability = LIST_CAPABILITY[kind];
  if (COMPANY_LISTS.includes(kind)) {
    if (!by.companyWith(capability)) throw forbidden();
  } else if (centreId === null || !by.centresWith(capability).includes(centreId)) throw notFound();
}

function orderOf(kind: ListKind, { table, mapping }: ListRequest<ListKind>): DateOrder | null {
  const columns = Object.entries(LIST_FIELDS[kind]).flatMap(([field, { holds }]) => ((holds === 'TIME' || field === 'day') && mapping[field] !== undefined ? [mapping[field]] : []));
  return dateOrderOf(table.rows.flatMap(({ cells }) => columns.map((column) => cells[column] ?? '')));
}

/** Why a row cannot even be read; nothing: it can. */
function whyPoor(kind: ListKind, row: ListRow): [[number, Fate]] | undefined {
  if (row.problem) return [[row.row, { refused: row.problem }]];
  const empty = NEEDED[kind].find((field) => row.text(field) === '');
  return empty === undefined ? undefined : [[row.row, { refused: row.about(empty, words('未填写，请补上。', 'is empty. Fill it in.')) }]];
}

function outcomeOf(rows: readonly ListRow[], fates: ReadonlyMap<number, Fate>, firstPasswords: readonly FirstPassword[]): ListOutcome {
  const of = rows.map(({ row }) => ({ row, fate: fates.get(row)! }));
  return {
    rows: rows.length,
    fresh: of.filter(({ fate }) => fate === 'NEW').length,
    known: of.filter(({ fate }) => fate === 'KNOWN').length,
    changed: of.flatMap(({ row, fate }) => (typeof fate === 'object' && 'changed' in fate ? [{ row, reason: leftAlone(fate.changed) }] : [])),
    refused: of.flatMap(({ row, fate }) => (typeof fate === 'object' && 'refused' in fate ? [{ row, sourceKey: null, reason: fate.refused }] : [])),
    firstPasswords,
  };
}
