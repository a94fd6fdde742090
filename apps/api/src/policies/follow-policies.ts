import type { PolicyProblem } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import type { Database } from '../database/database.js';
import { choicesOf, type AreaChoice } from './adoption-timeline.js';
import { settingsChanges } from './company-settings.js';
import { inPlanning, startOf } from './in-planning.js';
import { loadAdoptions } from './load-adoptions.js';
import { rewriteAdoptions } from './rewrite-adoptions.js';

export interface FollowPolicies {
  readonly centreId: string;
  /** One pack an area, in its newest version; areas that are not named go on as they are. */
  readonly packKeys: readonly string[];
  /** Left out: from now on. */
  readonly from?: Date | null | undefined;
}

/**
 * A centre follows these packs from now or a later moment on; cases received before keep what they pinned (law 4).
 * @returns why not: packs that are not published, two of one area, or that do not fit together. With one of them nothing changed.
 */
export function followPolicies(database: Database, personId: string, { centreId, packKeys, from }: FollowPolicies): Promise<PolicyProblem[]> {
  return inPlanning(database, async (client) => {
    const { now, rows } = await loadAdoptions(client, [centreId]);
    const start = startOf(from, now);
    const packs = await newestChains(client, packKeys);
    const problems = [
      ...packKeys.filter((key) => !packs.has(key)).map((key) => problem(key, 'key', `没有发布过规程包“${key}”，请先上传。`, `No pack "${key}" is published. Upload it first.`)),
      ...doubles(packKeys, packs),
    ];
    if (packKeys.length === 0) problems.push(problem(null, 'packKeys', '请至少选择一个规程包。', 'Name one pack at least.'));
    if (problems.length > 0) return problems;
    const chosen = [...packs.values()].map(({ area, versionIds }): AreaChoice => ({ area, from: start, versionIds }));
    const kept = choicesOf(rows).filter((choice) => !chosen.some(({ area }) => area === choice.area && choice.from === start));
    const changes = await settingsChanges(client);
    if (!(await rewriteAdoptions(client, { centreId, now, rows, choices: [...kept, ...chosen], changes, recordedBy: personId }))) return [];
    await writeAccessLog(client, { personId, act: 'ADOPT_POLICIES', subjectKind: 'centre', subjectId: centreId, reason: `${said(packs)} from ${new Date(start).toISOString()}` });
    return [];
  });
}

/**
 * Takes back what a centre was to follow from a later moment on; what it follows by then goes on. Later choices stay.
 * @returns whether there was such a choice that has not begun
 */
export async function cancelAdoption(database: Database, personId: string, centreId: string, from: Date): Promise<boolean> {
  let cancelled = false;
  await inPlanning(database, async (client) => {
    const { now, rows } = await loadAdoptions(client, [centreId]);
    const choices = choicesOf(rows);
    const kept = choices.filter((choice) => choice.from !== from.getTime());
    if (from.getTime() <= now || kept.length === choices.length) return;
    await rewriteAdoptions(client, { centreId, now, rows, choices: kept, changes: await settingsChanges(client), recordedBy: personId });
    await writeAccessLog(client, { personId, act: 'CANCEL_ADOPTION', subjectKind: 'centre', subjectId: centreId, reason: `from ${from.toISOString()}` });
    cancelled = true;
  });
  return cancelled;
}

interface Chain {
  readonly area: string;
  readonly version: number;
  /** The pack's newest version, then the newest ones of those that it builds on. */
  readonly versionIds: readonly string[];
}

const CHAINS = /* sql */ `
with recursive newest as (
  select distinct on (pack_key) pack_key, id, area, version, body ->> 'extends' as base from policy_version order by pack_key, version desc
), chain as (
  select pack_key as key, area, version, array[id] as ids, base from newest where pack_key = any($1::text[])
  union all
  select c.key, c.area, c.version, c.ids || n.id, n.base from chain c join newest n on n.pack_key = c.base where not n.id = any(c.ids)
)
select distinct on (key) key, area, version, ids from chain order by key, array_length(ids, 1) desc`;

async function newestChains(client: PoolClient, keys: readonly string[]): Promise<Map<string, Chain>> {
  const { rows } = await client.query<{ key: string; area: string; version: number; ids: string[] }>(CHAINS, [keys]);
  return new Map(rows.map(({ key, area, version, ids }) => [key, { area, version, versionIds: ids }]));
}

function doubles(keys: readonly string[], packs: ReadonlyMap<string, Chain>): PolicyProblem[] {
  const byArea = new Map<string, string>();
  return [...new Set(keys)].flatMap((key) => {
    const area = packs.get(key)?.area;
    if (area === undefined) return [];
    const rival = byArea.get(area);
    byArea.set(area, key);
    return rival ? [problem(key, 'area', `“${rival}”与“${key}”同属领域“${area}”，一个领域只能采用一个规程包。`, `"${rival}" and "${key}" are both of the area "${area}"; a centre follows one pack an area.`)] : [];
  });
}

const said = (packs: ReadonlyMap<string, Chain>) => [...packs].map(([key, { version }]) => `${key} v${version}`).join(', ');
const problem = (pack: string | null, field: string, zh: string, en: string): PolicyProblem => ({ pack, row: null, field, message: { zh, en } });
