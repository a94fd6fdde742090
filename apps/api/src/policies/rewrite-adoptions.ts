import { compilePolicySet, DEFAULT_SETTINGS, type PolicyPack, type SettingsChange } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { choicesOf, equal, followedFrom, type AreaChoice, type Followed } from './adoption-timeline.js';
import { inForceAt, type StoredAdoption } from './load-adoptions.js';
import type { PolicySetBody } from './policy-sets.js';
import { contentHash } from './publish-packs.js';

/** Held by whoever plans what centres follow: two plans at once would each leave the other out. */
export const PLANNING = 7_301_002;

export interface Rewriting {
  readonly centreId: string;
  readonly now: number;
  readonly rows: readonly StoredAdoption[];
  /** The areas' choices as they are to be; left out: as the rows tell them. */
  readonly choices?: readonly AreaChoice[];
  readonly changes: readonly SettingsChange[];
  readonly recordedBy: string;
}

/**
 * Writes anew what a centre follows from now on; what it followed before stays as it was (law 4). Each set is compiled first.
 * @returns whether anything changed
 * @throws BrokenPolicyError when packs do not fit together at one of the moments; roll back then
 */
export async function rewriteAdoptions(client: PoolClient, { centreId, now, rows, choices = choicesOf(rows), changes, recordedBy }: Rewriting): Promise<boolean> {
  // What held before the first change: the company's first limits, whatever they were.
  const beginning = inForceAt(rows, Math.min(now, ...changes.map(({ from }) => from)) - 1)?.settings ?? DEFAULT_SETTINGS;
  const wanted = followedFrom(now, choices, changes, beginning);
  const present = rows.filter(({ from }) => from >= now);
  if (wanted.length === present.length && wanted.every((row, n) => row.from === present[n]!.from && equal(row, present[n]!))) return false;
  const bodies: { from: string; hash: string; body: PolicySetBody }[] = [];
  for (const row of wanted) bodies.push(await setOf(client, centreId, row));
  await client.query(REWRITE, [centreId, new Date(now), JSON.stringify(bodies), recordedBy]);
  return true;
}

const idsOf = (row: Followed) => Object.values(row.areas).flat().toSorted();

async function setOf(client: PoolClient, centreId: string, row: Followed): Promise<{ from: string; hash: string; body: PolicySetBody }> {
  const packVersionIds = idsOf(row);
  const { rows } = await client.query<{ zone: string; line: Record<string, string | null>; packs: PolicyPack[] }>(PARTS, [centreId, packVersionIds]);
  const { zone, line: reportingLine, packs } = rows[0]!;
  const { settings } = row;
  compilePolicySet({ id: 'proposed', zone, settings, reportingLine, packs });
  const body: PolicySetBody = { zone, settings, reportingLine, packVersionIds };
  return { from: new Date(row.from).toISOString(), hash: contentHash(body), body };
}

const PARTS = /* sql */ `
select c.zone, (select json_object_agg(key, reports_to) from post) as line,
  (select json_agg(v.body) from policy_version v where v.id = any($2::uuid[])) as packs
from service_centre c where c.id = $1`;

// Rows of the same moment stay with who recorded them unless they say something else now.
const REWRITE = /* sql */ `
with wanted as (
  select "from"::timestamptz(3) as effective_from, hash, body from jsonb_to_recordset($3::jsonb) as w("from" text, hash text, body jsonb)
), sets as (
  insert into policy_set (content_hash, body) select distinct on (hash) hash, body from wanted
  on conflict (content_hash) do update set content_hash = excluded.content_hash
  returning id, content_hash
), gone as (
  delete from policy_adoption a where a.centre_id = $1 and a.effective_from >= $2 and not exists (select from wanted w where w.effective_from = a.effective_from)
)
insert into policy_adoption (centre_id, policy_set_id, effective_from, recorded_by)
select $1, s.id, w.effective_from, $4 from wanted w join sets s on s.content_hash = w.hash
on conflict (centre_id, effective_from) do update
  set recorded_by = case when policy_adoption.policy_set_id = excluded.policy_set_id then policy_adoption.recorded_by else excluded.recorded_by end,
      policy_set_id = excluded.policy_set_id`;
