import { becauseOf, conditionInWords, extendPack, factInWords, ladderInWords, metInWords, policyDifferences, quotaInWords, settingsAt, termInWords, type AllSettings, type Condition, type PolicyPack, type PolicyRow, type RowDifference, type Words } from '@guanjia/domain';
import type { CaseCount, Policy, PolicyFollowing, PolicyRowView, ServiceCentre } from '@guanjia/schema';
import type { Scope } from '../access/scope.js';
import type { Database } from '../database/database.js';
import { settingsChanges } from './company-settings.js';
import { followedVersions, loadAdoptions, type Adoptions } from './load-adoptions.js';

export interface WantedPolicies {
  readonly key?: string | null;
  readonly version?: number | null;
}

interface PolicyVersion {
  readonly body: PolicyPack;
  readonly version: number;
  readonly published_at: Date;
  readonly versions: { version: number; publishedAt: string }[];
}

const FIND = /* sql */ `
select distinct on (v.pack_key) v.body, v.version, v.published_at,
  (select json_agg(json_build_object('version', o.version, 'publishedAt', o.published_at) order by o.version desc) from policy_version o where o.pack_key = v.pack_key) as versions
from policy_version v
where ($1::text is null or v.pack_key = $1) and ($2::int is null or v.version = $2)
order by v.pack_key, v.version desc`;

/** Procedures in their newest versions, or the one that is wanted, with the given centres that follow them now or will. */
export async function findPolicies(database: Database, centreIds: readonly string[], { key, version }: WantedPolicies): Promise<Policy[]> {
  const { pool } = database;
  const [{ rows }, adoptions, centres, bases, changes] = await Promise.all([
    pool.query<PolicyVersion>(FIND, [key ?? null, version ?? null]),
    loadAdoptions(pool, centreIds),
    centresOf(database, centreIds),
    pool.query<{ body: PolicyPack }>('select distinct on (pack_key) body from policy_version order by pack_key, version desc'),
    settingsChanges(pool),
  ]);
  // A row that leaves its ladder or its minutes to the company is read with what the company has set today.
  const settings = settingsAt(changes, adoptions.now);
  const known = bases.rows.map(({ body }) => body);
  return rows.map(({ body, version: number, published_at, versions }) => {
    const own = new Set(body.rows.map((row) => row.key));
    // What a variant leaves as it is belongs to its text all the same: a reader must not have to put two pages together.
    const whole = body.extends === undefined ? body : extendPack(body, [...known.filter((pack) => pack.key !== body.key), body]).pack;
    const following = followingOf(body.key, adoptions, centres);
    return {
      key: body.key,
      area: body.area,
      name: body.name,
      version: number,
      publishedAt: published_at,
      buildsOn: body.extends ?? null,
      rows: whole.rows.map((row) => rowView(row, whole, { inherited: !own.has(row.key), settings })),
      centres: following.filter((one) => !one.future && one.version === number && one.through === null).map(({ centre }) => centre),
      versions: versions.map((one) => ({ version: one.version, publishedAt: new Date(one.publishedAt) })),
      following,
    };
  });
}

/** How many cases that the viewer may see keep this version. One statement. */
export async function usedByCases({ pool }: Database, { centreIds, audiences }: Scope, key: string, version: number): Promise<CaseCount> {
  const { rows } = await pool.query<CaseCount>(
    `select count(*) filter (where c.status <> 'CLOSED')::int as open, count(*)::int as all
     from service_case c
     where c.policy_set_id = any(array(select s.id from policy_set s join policy_version v on s.body -> 'packVersionIds' ? v.id::text where v.pack_key = $3 and v.version = $4))
       and c.centre_id = any($1::uuid[]) and c.audience = any($2::text[])`,
    [centreIds, audiences, key, version],
  );
  return rows[0]!;
}

/** What the later of two versions says otherwise; null where one of them does not exist. */
export async function differencesOf({ pool }: Database, key: string, from: number, to: number): Promise<RowDifference[] | null> {
  const { rows } = await pool.query<{ version: number; body: PolicyPack }>('select version, body from policy_version where pack_key = $1 and version = any($2::int[])', [key, [from, to]]);
  const before = rows.find(({ version }) => version === from);
  const after = rows.find(({ version }) => version === to);
  return before && after ? policyDifferences(before.body, after.body) : null;
}

/** The centres of these ids, in the company's order. */
export async function centresOf({ pool }: Pick<Database, 'pool'>, ids: readonly string[]): Promise<ServiceCentre[]> {
  const { rows } = await pool.query<ServiceCentre>(
    `select id, code, json_build_object('zh', name_zh, 'en', name_en) as name, zone from service_centre where id = any($1::uuid[]) order by ordinal, code`,
    [ids],
  );
  return rows;
}

/** By centre: the version that it follows now, itself or through one that builds on it, and since when without a break; then what it will follow. */
function followingOf(key: string, { now, rows }: Adoptions, centres: readonly ServiceCentre[]): PolicyFollowing[] {
  return centres.flatMap((centre) => {
    const told = rows.filter(({ centreId }) => centreId === centre.id).map(({ from, versions, areas }) => {
      const held = versions.find((version) => version.key === key);
      const chosen = held && followedVersions(versions).find(({ area }) => areas[area]?.includes(held.id))?.key;
      return { since: from, version: held?.version ?? null, through: chosen === undefined || chosen === key ? null : chosen };
    });
    const changes = told.filter(({ version, through }, n) => version !== (told[n - 1]?.version ?? null) || through !== (told[n - 1]?.through ?? null));
    const present = changes.findLast(({ since }) => since <= now);
    return [...(present ? [present] : []), ...changes.filter(({ since }) => since > now)].flatMap(({ since, version, through }) =>
      version === null ? [] : [{ centre, version, since, future: since > now, through }],
    );
  });
}

function rowView(row: PolicyRow, pack: PolicyPack, { inherited, settings }: { readonly inherited: boolean; readonly settings: AllSettings }): PolicyRowView {
  const { key, kind, name } = row;
  const shared = { key, kind, name, clauses: row.clauses.map((clause) => ({ ...clause })), because: becauseOf(row), inherited, appliesTo: appliesTo(row, settings), steps: row.kind === 'checklist' ? row.steps.map((step) => step.name) : null };
  if (row.kind !== 'obligation') {
    const message: Words | null = row.kind === 'guard' ? row.message : null;
    return { ...shared, strength: null, owedBy: null, term: null, ladder: null, countedFrom: null, metBy: null, message };
  }
  return {
    ...shared, strength: row.strength, owedBy: [...row.owedBy], term: termInWords(row.term, { dayCounting: pack.dayCounting, settings }), ladder: ladderInWords(row, undefined, settings),
    countedFrom: factInWords(row.clockFrom), metBy: metInWords(row.metBy), message: null,
  };
}

function appliesTo(row: PolicyRow, settings: AllSettings): Words {
  if (row.kind === 'quota') return quotaInWords(row, settings);
  if (row.kind !== 'guard') return conditionInWords(('appliesTo' in row ? (row.appliesTo as Condition | undefined) : undefined) ?? {});
  const refused = conditionInWords(row.refusedWhen);
  if (!row.unless) return refused;
  const unless = conditionInWords(row.unless);
  return { zh: `${refused.zh}；除非${unless.zh}`, en: `${refused.en}; unless ${unless.en}` };
}
