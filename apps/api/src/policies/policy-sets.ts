import { citation, compilePolicySet, completeSettings, type ObligationRow, type PolicyPack, type PolicySet, type AllSettings, type Words } from '@guanjia/domain';
import type { Database } from '../database/database.js';

/** What a row of `policy_set` holds: everything that a centre followed from a date on, by content. */
export interface PolicySetBody {
  readonly zone: string;
  readonly settings: Partial<AllSettings>;
  readonly reportingLine: Readonly<Record<string, string | null>>;
  readonly packVersionIds: readonly string[];
}

/** A rule as lists and boards name it: what is owed, and source and section of its first clause. */
export interface NamedRule {
  readonly name: Words;
  readonly clause: string;
  readonly row: ObligationRow;
}

export interface LoadedPolicySet {
  readonly policy: PolicySet;
  /** pack key → its version in this set. */
  readonly versions: ReadonlyMap<string, number>;
  /** rule key → its name and first clause. */
  readonly rules: ReadonlyMap<string, NamedRule>;
}

const BY_ID = /* sql */ `
select s.body, (select json_agg(json_build_object('body', v.body, 'version', v.version))
                from policy_version v where v.id in (select jsonb_array_elements_text(s.body -> 'packVersionIds')::uuid)) as packs
from policy_set s where s.id = $1`;

/** Sets never change, so what was compiled once is right for ever; a company has a handful of them. */
const compiled = new Map<string, Promise<LoadedPolicySet>>();

/** The policy set of this id, compiled; from memory after the first time. Throws when it does not exist or its packs do not fit together. */
export function loadPolicySet(database: Pick<Database, 'pool'>, id: string): Promise<LoadedPolicySet> {
  let loading = compiled.get(id);
  if (!loading) {
    loading = compileStored(database, id);
    compiled.set(id, loading);
    loading.catch(() => compiled.delete(id));
  }
  return loading;
}

async function compileStored(database: Pick<Database, 'pool'>, id: string): Promise<LoadedPolicySet> {
  const { rows } = await database.pool.query<{ body: PolicySetBody; packs: { body: PolicyPack; version: number }[] | null }>(BY_ID, [id]);
  const stored = rows[0];
  if (!stored) throw new Error(`There is no policy set ${id}`);
  const packs = stored.packs ?? [];
  const { zone, settings, reportingLine } = stored.body;
  const policy = compilePolicySet({ id, zone, settings: completeSettings(settings), reportingLine, packs: packs.map((pack) => pack.body) });
  return {
    policy,
    versions: new Map(packs.map((pack) => [pack.body.key, pack.version])),
    rules: new Map(policy.obligationRows.map((row) => [row.key, { name: row.name, clause: row.clauses[0] ? citation(row.clauses[0]) : '', row }])),
  };
}
