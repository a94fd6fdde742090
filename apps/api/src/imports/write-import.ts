import { DEFAULT_SETTINGS } from '@guanjia/domain';
import type pg from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import type { Database } from '../database/database.js';
import type { PolicySetBody } from '../policies/policy-sets.js';
import { contentHash, publishPacks } from '../policies/publish-packs.js';
import { findKnown, type KnownRecord } from './known-records.js';
import { IMPORTS_PACK, type ImportPlan, type OnProgress } from './plan-import.js';
import { BATCH, saveJudgedCases } from './save-judged-cases.js';

export interface WrittenImport {
  readonly runId: string;
  readonly imported: number;
  /** As of the moment of writing; more than in the plan when another import was quicker. */
  readonly known: ReadonlyMap<string, KnownRecord>;
}

/** One import at a time from a source: what is known is asked under this lock. */
const IMPORTING = 7_301_002;

/**
 * Writes what a plan holds in one transaction: all of it or, whatever dies in the middle, nothing. Rows that are known already are left alone.
 * @param personId who imports; null at the machine's own command line
 * Publishes the pack that the cases pin first; without cases that changes nothing for anybody.
 */
export async function writeImport(database: Database, plan: ImportPlan, onProgress: OnProgress = () => undefined, personId: string | null = null): Promise<WrittenImport> {
  await publishPacks(database, [IMPORTS_PACK]);
  const client = await database.pool.connect();
  let broken: Error | undefined;
  // A connection that dies between two statements says so here; the next statement then throws.
  const onLost = (lost: Error): void => void (broken = lost);
  client.on('error', onLost);
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [IMPORTING, plan.source]);
    const known = await findKnown(client, plan.source, plan.judged.map(({ record }) => record));
    const fresh = plan.judged.filter(({ record }) => !known.has(record.sourceKey));
    if (fresh.length > 0) {
      const policySetId = await pinPolicySet(client, plan);
      for (let from = 0; from < fresh.length; from += BATCH) {
        onProgress('WRITE', from, fresh.length);
        await saveJudgedCases(client, fresh.slice(from, from + BATCH), policySetId, plan.source);
      }
    }
    const runId = await recordRun(client, plan, fresh.length, known.size, personId);
    await writeAccessLog(client, { personId, act: 'IMPORT', subjectKind: 'centre', subjectId: plan.centre.id, reason: `CASES ${plan.fileName}: ${fresh.length} new, ${plan.refused.length} refused` });
    await client.query('commit');
    // What is read on boards waits for the seal; one call here, and running processes need not find it.
    if (fresh.length > 0) await client.query('select seal()');
    return { runId, imported: fresh.length, known };
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.off('error', onLost);
    client.release(broken);
  }
}

/** The set that imported cases pin: the pack of stated due times alone, whatever the centre follows for its own matters. */
async function pinPolicySet(client: pg.ClientBase, plan: ImportPlan): Promise<string> {
  const { rows } = await client.query<{ id: string; line: Record<string, string | null> }>(
    `select v.id, (select jsonb_object_agg(key, reports_to) from post) as line from policy_version v where v.pack_key = $1 order by v.version desc limit 1`,
    [IMPORTS_PACK.key],
  );
  const body: PolicySetBody = { zone: plan.centre.zone, settings: DEFAULT_SETTINGS, reportingLine: rows[0]!.line, packVersionIds: [rows[0]!.id] };
  const stored = await client.query<{ id: string }>(
    'insert into policy_set (content_hash, body) values ($1, $2::jsonb) on conflict (content_hash) do update set content_hash = excluded.content_hash returning id',
    [contentHash(body), JSON.stringify(body)],
  );
  return stored.rows[0]!.id;
}

async function recordRun(client: pg.ClientBase, plan: ImportPlan, imported: number, known: number, personId: string | null): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into import_run (source, file_name, file_hash, mapping, rows_read, rows_imported, rows_known, rows_refused, imported_by, kind, centre_id)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, 'CASES', $10) returning id`,
    [plan.source, plan.fileName, plan.fileHash, JSON.stringify({ ...plan.savedMapping, zone: plan.zone, kind: plan.kind }), plan.table.rows.length, imported, known, plan.refused.length, personId, plan.centre.id],
  );
  return rows[0]!.id;
}
