import { householdsOf, joinHouseholds as decide, type Accepted, type CaseState, type NamedHousehold, type PolicySet } from '@guanjia/domain';
import type { JoinHouseholdsInput } from '@guanjia/schema';
import type pg from 'pg';
import { badField, notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { countedByAfter } from '../calendars/counted-by.js';
import { contentHash } from '../policies/publish-packs.js';
import { answerAgain, contextOf, inTransaction, isOutOfDate, nextStepAt, persist, type Desk, type Outcome } from './carry-out.js';
import { readClientKey, readId, readOptionalId, readOptionalText, readTelephone, readText, readVersion } from './door.js';
import { lockCase, type LoadedCase } from './load-case.js';
import { newId } from './new-id.js';
import { withReachedPosts } from './reached-posts.js';
import { saveDecision, type Submission } from './save-decision.js';

/** Far more than one building holds. */
const MOST = 50;

/** A household with whom it is known by: what the decision reads, and what stands beside it. */
interface HouseholdRow extends NamedHousehold {
  readonly residentId: string | null;
  readonly name: string | null;
  readonly telephone: string | null;
}
type Person = Omit<HouseholdRow, 'id' | 'fromCaseId'>;

/**
 * X 四, CP-23: a person confirms that five or more households raise one matter together. Their own complaints end in this one; all or none are written. Locks the cases in the
 * order of their ids, so that two such acts cannot wait for each other. Throws BAD_USER_INPUT, and NOT_FOUND where a case or a home lies outside the scope.
 */
export async function joinHouseholds(desk: Desk, viewer: Viewer, input: JoinHouseholdsInput): Promise<Outcome> {
  const { caseIds, households } = input;
  if (caseIds.length > MOST || households.length > MOST) throw badField('households', { zh: `一次最多列明${MOST}户。`, en: `takes at most ${MOST} at a time.` });
  const form = {
    caseId: readId('caseId', input.caseId),
    version: readVersion(input.version),
    others: [...new Set(caseIds.map((id) => readId('caseIds', id)))],
    people: households.map((household): Person => {
      const unitId = readOptionalId('households.unitId', household.unitId);
      const name = readOptionalText('households.name', household.name, { most: 80 });
      if (unitId === null && name === null) throw badField('households.name', { zh: '请选择房屋，或填写姓名。', en: 'is missing. Give the home or the name.' });
      return { unitId, residentId: null, name, telephone: household.telephone?.trim() ? readTelephone('households.telephone', household.telephone) : null };
    }),
    reason: readText('reason', input.reason, { most: 1000 }),
  };
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb: 'joinHouseholds', ...input }) };
  return persist(() => inTransaction(desk, (client) => attempt(desk, client, viewer, form, submission)));
}

interface Form {
  readonly caseId: string;
  readonly version: number;
  readonly others: readonly string[];
  readonly people: readonly Person[];
  readonly reason: string;
}

async function attempt(desk: Desk, client: pg.ClientBase, viewer: Viewer, { caseId, version, others, people, reason }: Form, submission: Submission) {
  const by = { ...submission, scope: scopeOf(viewer) };
  const locked = new Map<string, LoadedCase>();
  for (const id of [...new Set([caseId, ...others])].sort()) {
    const loaded = await lockCase(client, { caseId: id, by });
    if (!loaded) throw notFound();
    locked.set(id, loaded);
  }
  const answer = (outcome: Outcome) => ({ answer: outcome });
  const own = locked.get(caseId)!;
  if (own.submission) return answer(answerAgain(own.submission, submission));
  if (isOutOfDate(version, own)) return answer({ kind: 'conflict', caseId, yourVersion: version });
  const joined = others.map((id) => locked.get(id)!);
  // Business time after all locks: what the last one waited for is then in the past.
  const now = Math.max(...[...locked.values()].map((loaded) => loaded.now));
  const context = { ...(await contextOf(desk, viewer, own)), now };
  const policies = new Map<string, PolicySet>();
  for (const { state, ...rest } of joined) policies.set(state.id, (await contextOf(desk, viewer, { state, ...rest })).policy);
  const rows = await namedHouseholds(client, own.state, others, people);
  const decision = decide(own.state, joined.map(({ state }) => state), { households: rows, reason }, context, (id) => policies.get(id)!);
  if (decision.refused) return answer({ kind: 'refused', refusal: decision });
  const save = async (before: LoadedCase, accepted: Accepted, policy: PolicySet, key: Submission | null) => {
    const events = await withReachedPosts(client, before.state.centreId, accepted.events);
    await saveDecision(client, before.state, { ...accepted, events }, { moment: now, personId: viewer.personId, submission: key, countedBy: countedByAfter(accepted.next, policy, before) });
  };
  await save(own, decision.collective, context.policy, submission);
  for (const [n, loaded] of joined.entries()) await save(loaded, decision.ended[n]!, policies.get(loaded.state.id)!, null);
  await client.query(INSERT, [caseId, JSON.stringify(rows)]);
  return { ...answer({ kind: 'done', caseId }), wake: { nextStepAt: nextStepAt(decision.collective.next), now } };
}

const INSERT = /* sql */ `
insert into case_household (id, case_id, unit_id, resident_id, name, telephone, source_case_id)
select h.id, $1, h."unitId", h."residentId", h.name, h.telephone, h."fromCaseId"
from jsonb_to_recordset($2::jsonb) as h(id uuid, "unitId" uuid, "residentId" uuid, name text, telephone text, "fromCaseId" uuid)`;

// A resident on record is known by what the roll says of them; else the caller by what was given.
const CALLERS = /* sql */ `
select c.id, c.unit_id as "unitId", r.id as "residentId", coalesce(r.name, c.caller_name) as name, coalesce(r.telephone, c.caller_telephone) as telephone
from service_case c left join resident r on r.id = c.resident_id and r.erased_at is null where c.id = any($1::uuid[])`;
const HOMES = /* sql */ `select u.id from unit u where u.id = any($1::uuid[]) and u.centre_id = $2`;

/** The households to name: of the case itself where none is named yet, of the complaints that end in it, and those without a complaint. Whose home is named already ends without another one. */
async function namedHouseholds(client: pg.ClientBase, state: CaseState, others: readonly string[], people: readonly Person[]): Promise<HouseholdRow[]> {
  const known = householdsOf(state);
  const { rows: callers } = await client.query<Person & { id: string }>(CALLERS, [[state.id, ...others]]);
  const homes = people.flatMap(({ unitId }) => unitId ?? []);
  const { rows: found } = await client.query<{ id: string }>(HOMES, [homes, state.centreId]);
  if (found.length < new Set(homes).size) throw notFound();
  const taken = new Set(known.flatMap(({ unitId }) => unitId ?? []));
  const ofCases = [...(known.length === 0 ? [state.id] : []), ...others].flatMap((id): Omit<HouseholdRow, 'id'>[] => {
    const { id: _, ...person } = callers.find((caller) => caller.id === id)!;
    if (person.unitId === null ? person.name === null : taken.has(person.unitId)) return [];
    if (person.unitId !== null) taken.add(person.unitId);
    return [{ fromCaseId: id === state.id ? null : id, ...person }];
  });
  // A millisecond each, so that they stay in their order.
  return [...ofCases, ...people.map((person) => ({ fromCaseId: null, ...person }))].map((row, n) => ({ ...row, id: newId(Date.now() + n) }));
}
