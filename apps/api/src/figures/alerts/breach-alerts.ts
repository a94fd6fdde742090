import { repeatedBreaches, type Breach, type BreachPlace, type BreachSettings, type ObligationRow, type RepeatedBreach, type Words } from '@guanjia/domain';
import type { Pool } from 'pg';
import type { FigureScope } from '../figure-scope.js';
import type { Procedures } from '../procedures.js';
import { writeSelector } from '../selector.js';
import type { AlertNode } from './read-alerts.js';

/** A limit that was not kept, with its places and what they are called. */
interface StoredBreach extends Omit<Breach, 'places'> {
  readonly centreId: string;
  readonly month: string;
  readonly places: readonly (BreachPlace & { readonly name: Words })[];
}

const place = (kind: BreachPlace['kind'], key: string, zh: string, en: string) => `jsonb_build_object('kind', '${kind}', 'key', ${key}, 'name', jsonb_build_object('zh', ${zh}, 'en', ${en}))`;

const WITHIN = `centre_id = any($1::uuid[]) and audience = any($2::text[]) and due_at > $3::timestamptz - $4 * interval '24 hours' and due_at < $3`;

/** Late, missed, or owed and past due, each by the index of its own. CB-08: what was drawn and not visited has no fact, so no lateness tells of it. */
const BREACHES = /* sql */ `
select f.obligation_id as id, f.centre_id as "centreId", f.rule_key as rule, (extract(epoch from f.due_at) * 1000)::float8 as "dueAt", to_char(f.due_month, 'YYYY-MM') as month,
  (select coalesce(jsonb_agg(one), '[]') from (values
    (case when b.id is not null then ${place('BUILDING', 'b.id', 'b.name_zh', 'b.name_en')} end),
    (case when a.id is not null then ${place('PUBLIC_AREA', 'a.id', 'a.name_zh', 'a.name_en')} end),
    (case when f.department is not null then ${place('DEPARTMENT', 'f.department', 'f.department', 'f.department')} end)) p(one) where one is not null) as places
from (
  select * from limit_fact where outcome in ('LATE', 'MISSED') and ${WITHIN}
  union all select * from limit_fact where outcome = 'OWED' and not paused and ${WITHIN}
) f left join building b on b.id = f.building_id
left join service_case c on f.subject_kind = 'case' and c.id = f.subject_id left join public_area a on a.id = c.public_area_id`;

/** As many records are named by an alert, the latest: an address holds no more. */
const MOST = 100;

/** Which rules were broken again and again in one place of a centre, lately. */
export async function brokenRepeatedly(pool: Pool, scope: FigureScope, procedures: Procedures, settings: BreachSettings, now: Date): Promise<AlertNode[]> {
  const { rows } = await pool.query<StoredBreach>(BREACHES, [scope.centreIds, scope.audiences, now, settings.breachDays]);
  const ofCentre = new Map<string, StoredBreach[]>(scope.centreIds.map((id) => [id, []]));
  for (const row of rows) ofCentre.get(row.centreId)!.push(row);
  return scope.centreIds.flatMap((centreId) => repeatedBreaches(ofCentre.get(centreId)!, settings, now.getTime()).map((found) => alert(scope, centreId, found, procedures.rule(found.rule), settings)));
}

function alert(scope: FigureScope, centreId: string, { rule, place: { kind, key }, breaches }: RepeatedBreach<StoredBreach>, row: ObligationRow | null, { breachDays }: BreachSettings): AlertNode {
  const latest = breaches.slice(-MOST);
  const where = latest[0]!.places.find((one) => one.kind === kind && one.key === key)!.name;
  const often = breaches.length > MOST ? { zh: `${MOST}次以上`, en: `more than ${MOST} times` } : { zh: `${breaches.length}次`, en: `${breaches.length} times` };
  const span = { from: latest[0]!.month, until: latest.at(-1)!.month };
  return {
    key: `breach:${centreId}:${rule}:${kind}:${key}`,
    sentence: { zh: `近${breachDays}天内，${where.zh}的“${row?.name.zh ?? rule}”（${rule}）有${often.zh}没有按时做到。`, en: `"${row?.name.en ?? rule}" (${rule}) was broken ${often.en} within ${breachDays} days: ${where.en}.` },
    clause: row?.clauses[0] ?? null,
    centreId,
    records: writeSelector({ scope: { ...scope, centreIds: [centreId] }, everywhere: false, period: span, lastYear: false, versionId: null }, { key: 'TIME_LIMITS', step: 'WHOLE', span, told: [], filters: [], ids: latest.map(({ id }) => id) }),
  };
}
