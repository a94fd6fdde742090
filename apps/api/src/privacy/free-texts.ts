import type { ClientBase } from 'pg';
import { CALLBACK_TEXTS } from './blank-callbacks.js';
import { REMOVED } from './blank-cases.js';

interface FreeText {
  readonly table: string;
  readonly column: string;
  /** Which centre's a row `t` is, in SQL; null: of no centre. */
  readonly centre: string | null;
  /** A search for somebody is of no use without them: the whole row goes. */
  readonly rowGoes?: true;
}

const OF_CASE = '(select centre_id from service_case where id = t.case_id)';

/** Wherever somebody may have typed a resident's name or number, beside the columns made for them. */
export const FREE_TEXTS: readonly FreeText[] = [
  { table: 'service_case', column: 'matter', centre: 't.centre_id' },
  { table: 'service_case', column: 'description', centre: 't.centre_id' },
  { table: 'service_case', column: 'place_text', centre: 't.centre_id' },
  { table: 'service_case', column: 'late_record_reason', centre: 't.centre_id' },
  { table: 'service_case', column: 'caller_name', centre: 't.centre_id' },
  { table: 'service_case', column: 'caller_telephone', centre: 't.centre_id' },
  { table: 'case_note', column: 'body', centre: OF_CASE },
  { table: 'case_household', column: 'name', centre: OF_CASE },
  { table: 'case_household', column: 'telephone', centre: OF_CASE },
  { table: 'case_household', column: 'signed_by', centre: OF_CASE },
  { table: 'attachment', column: 'name', centre: OF_CASE },
  { table: 'attachment', column: 'caption', centre: OF_CASE },
  { table: 'duty_note', column: 'body', centre: '(select centre_id from duty where id = t.duty_id)' },
  { table: 'complaint_report', column: 'comment', centre: 't.centre_id' },
  { table: 'complaint_report', column: 'reason', centre: 't.centre_id' },
  { table: 'complaint_sample', column: 'remark', centre: '(select centre_id from duty where id = t.duty_id)' },
  ...CALLBACK_TEXTS.map((column): FreeText => ({ table: 'callback', column, centre: 't.centre_id' })),
  { table: 'callback_attempt', column: 'note', centre: '(select centre_id from callback where id = t.callback_id)' },
  { table: 'callback_occasion', column: 'title', centre: 't.centre_id' },
  { table: 'handover_note', column: 'body', centre: 't.centre_id' },
  { table: 'figure_version', column: 'note', centre: 't.centre_id' },
  { table: 'disposal_list', column: 'reason', centre: 't.centre_id' },
  { table: 'access_log', column: 'reason', centre: null },
  { table: 'saved_filter', column: 'name', centre: null, rowGoes: true },
  { table: 'saved_filter', column: 'search', centre: null, rowGoes: true },
  { table: 'notification', column: 'last_error', centre: null },
  { table: 'import_run', column: 'file_name', centre: null },
];

export interface Wanted {
  readonly centreId: string;
  /** Null: somebody else of the house has it too, so a text that says it may mean them. */
  readonly name: string | null;
  readonly telephone: string;
}

/** Nothing that anybody typed matches it. */
const NOTHING = '(?!)';

/** A number however its figures are parted, with or without the country; not as a part of a longer one. */
function telephonePattern(telephone: string): string {
  const figures = telephone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
  return figures.length < 7 ? NOTHING : `(?<!\\d)(\\+?86[ -]?)?${[...figures].join('[ ()-]*')}(?!\\d)`;
}

const namePattern = (name: string | null): string => (name === null ? NOTHING : name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));

/** Writes the mark of what was removed over name and telephone in every free text of the centre, and of the tables that belong to none. */
export async function removeFromFreeTexts(client: ClientBase, { centreId, name, telephone }: Wanted): Promise<void> {
  const pattern = `${telephonePattern(telephone)}|${namePattern(name)}`;
  // The access log opens for this transaction and for what its lines say, not for the lines themselves (ADR 18).
  await client.query(`select set_config('guanjia.redaction', 'on', true)`);
  for (const { table, column, centre, rowGoes } of FREE_TEXTS) {
    const found = `t.${column} ~ $1${centre === null ? '' : ` and ${centre} = $2::uuid`}`;
    const values = centre === null ? [pattern] : [pattern, centreId];
    if (rowGoes) await client.query(`delete from ${table} t where ${found}`, values);
    else await client.query(`update ${table} t set ${column} = regexp_replace(t.${column}, $1, '${REMOVED}', 'g') where ${found}`, values);
  }
  await client.query(`select set_config('guanjia.redaction', 'off', true)`);
}

/** In which tables' texts name or telephone stand, and how often. */
export async function countMentions(client: Pick<ClientBase, 'query'>, { centreId, name, telephone }: Wanted): Promise<{ table: string; count: number }[]> {
  const pattern = `${telephonePattern(telephone)}|${namePattern(name)}`;
  const counts = new Map<string, number>();
  for (const { table, column, centre } of FREE_TEXTS) {
    const { rows } = await client.query(
      `select count(*)::int as n from ${table} t where t.${column} ~ $1${centre === null ? '' : ` and ${centre} = $2::uuid`}`,
      centre === null ? [pattern] : [pattern, centreId],
    );
    counts.set(table, (counts.get(table) ?? 0) + (rows[0] as { n: number }).n);
  }
  return [...counts].filter(([, count]) => count > 0).map(([table, count]) => ({ table, count }));
}
