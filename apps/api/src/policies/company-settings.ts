import { settingProblems, type PolicyProblem, type AllSettings, type SettingsChange, type Words } from '@guanjia/domain';
import type { Pool, PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import type { Database } from '../database/database.js';
import { inPlanning, startOf } from './in-planning.js';
import { loadAdoptions } from './load-adoptions.js';
import { rewriteAdoptions } from './rewrite-adoptions.js';

/** A change of settings as `company.settings` keeps it, under `limits`. */
interface StoredChange {
  readonly from: string;
  readonly values: Partial<AllSettings>;
  readonly reason: string;
  readonly recordedBy: string;
}

export interface RecordedChange extends SettingsChange {
  readonly reason: string;
  readonly recordedBy: Words | null;
}

const LONGEST_REASON = 500;

/** The changes of the company's settings, by time. */
export async function settingsChanges(target: Pool | PoolClient): Promise<RecordedChange[]> {
  const { rows } = await target.query<StoredChange & { recordedByName: Words | null }>(
    `select c.*, case when p.id is not null then json_build_object('zh', p.name_zh, 'en', p.name_en) end as "recordedByName"
     from company, jsonb_to_recordset(coalesce(settings -> 'limits', '[]')) as c("from" text, "values" jsonb, reason text, "recordedBy" uuid)
     left join person p on p.id = c."recordedBy" order by c."from"::timestamptz`,
  );
  return rows.map(({ from, values, reason, recordedByName }) => ({ from: Date.parse(from), values, reason, recordedBy: recordedByName }));
}

export interface ChangeSettings {
  readonly limits: readonly { readonly key: string; readonly value: number }[];
  readonly reason: string;
  /** Left out: from now on. */
  readonly from?: Date | null | undefined;
}

/**
 * New settings for the whole company, from now or a later moment on: every centre follows a new set from then; cases received before keep theirs (law 4).
 * @returns why not; with one of them nothing changed
 */
export function changeSettings(database: Database, personId: string, { limits, reason, from }: ChangeSettings): Promise<PolicyProblem[]> {
  return inPlanning(database, async (client) => {
    const values = Object.fromEntries(limits.map(({ key, value }) => [key, value]));
    const problems = [...settingProblems(values).map(({ key, message }) => problem(key, message)), ...reasonProblems(reason)];
    if (limits.length === 0) problems.push(problem('limits', { zh: '请至少更改一项设置。', en: 'Change one setting at least.' }));
    if (problems.length > 0) return problems;
    const { rows: clock } = await client.query<{ now: Date }>('select app_now() as now');
    const start = startOf(from, clock[0]!.now.getTime());
    const change: StoredChange = { from: new Date(start).toISOString(), values, reason: reason.trim(), recordedBy: personId };
    await client.query(ADD, [JSON.stringify(change)]);
    await followChangedSettings(client, clock[0]!.now.getTime(), personId);
    const said = Object.entries(values).map(([key, value]) => `${key} = ${value}`).join(', ');
    await writeAccessLog(client, { personId, act: 'CHANGE_SETTINGS', subjectKind: 'company', reason: `${said} from ${change.from}: ${change.reason}` });
    return [];
  });
}

/** Takes back a change that has not begun. @returns whether there was one */
export async function cancelSettingsChange(database: Database, personId: string, from: Date): Promise<boolean> {
  let cancelled = false;
  await inPlanning(database, async (client) => {
    const { rows } = await client.query<{ now: Date }>(REMOVE, [from.toISOString()]);
    if (!rows[0]) return;
    await followChangedSettings(client, rows[0].now.getTime(), personId);
    await writeAccessLog(client, { personId, act: 'CHANGE_SETTINGS', subjectKind: 'company', reason: `cancelled: from ${from.toISOString()}` });
    cancelled = true;
  });
  return cancelled;
}

// At one moment a limit is changed once: the later word stands.
const ADD = /* sql */ `
update company set settings = jsonb_set(settings, '{limits}', coalesce(
  (select jsonb_agg(kept) from jsonb_array_elements(coalesce(settings -> 'limits', '[]')) kept where kept ->> 'from' <> $1::jsonb ->> 'from'), '[]') || jsonb_build_array(
    $1::jsonb || jsonb_build_object('values', coalesce((select same -> 'values' from jsonb_array_elements(coalesce(settings -> 'limits', '[]')) same where same ->> 'from' = $1::jsonb ->> 'from'), '{}') || ($1::jsonb -> 'values'))))`;

const REMOVE = /* sql */ `
with moment as materialized (select app_now() as now)
update company set settings = jsonb_set(settings, '{limits}', coalesce(
  (select jsonb_agg(kept) from jsonb_array_elements(settings -> 'limits') kept where kept ->> 'from' <> $1), '[]'))
from moment
where exists (select from jsonb_array_elements(settings -> 'limits') planned where planned ->> 'from' = $1 and $1::timestamptz > moment.now)
returning moment.now`;

async function followChangedSettings(client: PoolClient, now: number, recordedBy: string): Promise<void> {
  const changes = await settingsChanges(client);
  const { rows: centres } = await client.query<{ id: string }>('select id from service_centre order by ordinal, code');
  const { rows } = await loadAdoptions(client, centres.map(({ id }) => id));
  for (const { id } of centres) await rewriteAdoptions(client, { centreId: id, now, rows: rows.filter(({ centreId }) => centreId === id), changes, recordedBy });
}

/** A change of settings says why, in so many characters. */
export function reasonProblems(reason: string): PolicyProblem[] {
  const { length } = reason.trim();
  if (length === 0) return [problem('reason', { zh: '请写明理由。', en: 'Say why.' })];
  return length > LONGEST_REASON ? [problem('reason', { zh: `理由最多 ${LONGEST_REASON} 字。`, en: `The reason has at most ${LONGEST_REASON} characters.` })] : [];
}

const problem = (field: string, message: Words): PolicyProblem => ({ pack: null, row: null, field, message });

