import type { BoardDuty, BoardRow } from '@guanjia/schema';
import type { Database } from '../database/database.js';
import { loadPolicySet, type LoadedPolicySet } from '../policies/policy-sets.js';

/** A moment of SQL as the milliseconds that the domain and the contract's DateTime read. */
const ms = (moment: string) => `(extract(epoch from ${moment}) * 1000)::int8`;

/** Which cases stand on a board, for `service_case c`: what is not closed, and no history. */
export const ON_BOARD = /* sql */ `c.status <> 'CLOSED' and not c.historic`;

/** A case as the board shows it; the rules' names are still missing, because they stand in the policy set that the case pinned. */
export interface StoredBoardRow extends Omit<BoardRow, 'obligations'> {
  readonly policySetId: string;
  readonly obligations: Omit<BoardRow['obligations'][number], 'name' | 'clause'>[];
}

/** What a case or duty owes now, earliest due first. */
const openObligations = (of: 'c' | 'd'): string => /* sql */ `coalesce((
    select json_agg(json_build_object(
      'id', o.id, 'rule', o.rule_key, 'generation', o.generation, 'strength', o.strength, 'owedBy', o.owed_by,
      'dueAt', ${ms('o.due_at')},
      'warnAt', jsonb_path_query_first(o.steps, '$[*] ? (@.kind == "WARN").at'),
      'level', o.level, 'acknowledgedLevel', o.acknowledged_level,
      'paused', o.pauses @? '$[*] ? (@.until == null)',
      'nextStepAt', ${ms('o.next_step_at')},
      'nextStepTo', case when o.next_step_at is not null then o.steps -> o.taken ->> 'to' end
    ) order by o.due_at, o.rule_key)
    from obligation o where o.subject_id = ${of}.id and o.status = 'OPEN'), '[]')`;

/** One json of the shape {@link StoredBoardRow} for `service_case c`. One place for snapshot and stream, so that a row never depends on the way it came. */
export const BOARD_ROW_JSON = /* sql */ `json_build_object(
  'id', c.id, 'version', c.version, 'number', c.number, 'centreId', c.centre_id, 'policySetId', c.policy_set_id,
  'place', case
    when c.unit_id is not null then (
      select json_build_object('zh', b.name_zh || ' ' || u.number, 'en', b.name_en || ' ' || u.number)
      from unit u join building b on b.id = u.building_id where u.id = c.unit_id)
    when c.public_area_id is not null then (select json_build_object('zh', a.name_zh, 'en', a.name_en) from public_area a where a.id = c.public_area_id)
    when c.place_text is not null then json_build_object('zh', c.place_text, 'en', c.place_text) end,
  'kind', c.kind, 'validity', c.validity, 'severity', c.severity, 'urgent', c.urgent, 'status', c.status, 'matter', c.matter,
  'receivedAt', ${ms('c.received_at')}, 'owner', c.owner_post,
  'ownerPerson', (select json_build_object('zh', p.name_zh, 'en', p.name_en) from person p where p.id = c.owner_person_id),
  'lastEvent', c.last_event, 'lastEventAt', ${ms('c.last_event_at')},
  'obligations', ${openObligations('c')})`;

/** Which duties stand on a board, for `duty d`: what has arisen and is not done. */
export const DUTY_ON_BOARD = /* sql */ `d.fulfilled_at is null and not d.historic`;

/** A duty as the board shows it, without the rules' names. */
export interface StoredBoardDuty extends Omit<BoardDuty, 'name' | 'clause' | 'obligations'> {
  readonly policySetId: string;
  readonly obligations: StoredBoardRow['obligations'];
}

/** One json of the shape {@link StoredBoardDuty} for `duty d`, for snapshot and stream. */
export const BOARD_DUTY_JSON = /* sql */ `json_build_object(
  'id', d.id, 'version', d.version, 'rule', d.rule_key, 'centreId', d.centre_id, 'policySetId', d.policy_set_id,
  'periodStart', ${ms('d.period_start')}, 'periodEnd', ${ms('d.period_end')}, 'obligations', ${openObligations('d')})`;

const ROWS_OF_CASES = /* sql */ `
select ${BOARD_ROW_JSON} as row from service_case c where c.id = any($1::uuid[]) and ${ON_BOARD}`;

/**
 * The board rows of these cases as they are stored now, by case id. A case that is not in the answer has left the board (closed), or was never on it.
 * Not limited to a viewer's scope: a stream reads a row once for all who may see it, and its caller compares centre and audience of the event.
 */
export async function loadBoardRows(database: Database, caseIds: readonly string[]): Promise<Map<string, BoardRow>> {
  const { rows } = await database.pool.query<{ row: StoredBoardRow }>({ name: 'board-rows', text: ROWS_OF_CASES, values: [caseIds] });
  const named = await nameRules(
    database,
    rows.map(({ row }) => row),
  );
  return new Map(named.map((row) => [row.id, row]));
}

const ROWS_OF_DUTIES = /* sql */ `
select ${BOARD_DUTY_JSON} as row from duty d where d.id = any($1::uuid[]) and ${DUTY_ON_BOARD}`;

/** Board rows of these duties as they are stored now, by duty id; as {@link loadBoardRows}. A duty that is not in the answer is done. */
export async function loadBoardDuties(database: Database, dutyIds: readonly string[]): Promise<Map<string, BoardDuty>> {
  const { rows } = await database.pool.query<{ row: StoredBoardDuty }>({ name: 'board-duties', text: ROWS_OF_DUTIES, values: [dutyIds] });
  const named = await nameDuties(
    database,
    rows.map(({ row }) => row),
  );
  return new Map(named.map((duty) => [duty.id, duty]));
}

/** Adds the names of a duty's rule, from the policy set of its period's start (law 4). */
export async function nameDuties(database: Database, stored: readonly StoredBoardDuty[]): Promise<BoardDuty[]> {
  const sets = await rulesOfSets(database, stored);
  return stored.map(({ policySetId, ...duty }) => {
    const rules = sets.get(policySetId)!;
    return { ...duty, ...namedRule(rules, duty.rule), obligations: duty.obligations.map((obligation) => ({ ...obligation, ...namedRule(rules, obligation.rule) })) };
  });
}

async function rulesOfSets(database: Database, stored: readonly { readonly policySetId: string }[]): Promise<Map<string, Rules>> {
  const ids = [...new Set(stored.map((row) => row.policySetId))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await rulesOf(database, id)] as const)));
}

/** Adds each rule's name and first clause, from the policy set that the case pinned (law 4). */
export async function nameRules(database: Database, stored: readonly StoredBoardRow[]): Promise<BoardRow[]> {
  const sets = await rulesOfSets(database, stored);
  return stored.map(({ policySetId, ...row }) => {
    const rules = sets.get(policySetId)!;
    const obligations = row.obligations.map((obligation) => ({ ...obligation, ...namedRule(rules, obligation.rule) }));
    return { ...row, obligations };
  });
}

type Rules = LoadedPolicySet['rules'];
const NO_RULES: Rules = new Map();

/** A set that does not compile any more takes its names from the board, never a row: what is owed must be seen. */
async function rulesOf(database: Database, policySetId: string): Promise<Rules> {
  return loadPolicySet(database, policySetId).then(
    (loaded) => loaded.rules,
    () => NO_RULES,
  );
}

function namedRule(rules: Rules, rule: string) {
  const { name, clause } = rules.get(rule) ?? { name: { zh: rule, en: rule }, clause: '' };
  return { name, clause };
}
