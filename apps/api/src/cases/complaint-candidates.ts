import { collectiveCandidate, repeatedComplaint, SETTING_FACTS, type AllSettings, type Complaint, type ComplaintAtHand, type ComplaintProposal } from '@guanjia/domain';
import type { CaseCandidate } from '@guanjia/schema';
import type pg from 'pg';
import { scopeOf, type Scope } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { caseLoaders } from './case-loaders.js';
import type { CaseNode } from './case-node.js';

/** A complaint as rules compare it, and as it is shown. */
interface Row extends Complaint, Pick<CaseNode, 'number' | 'status'> {}

const HOUR = 3_600_000;
/** Far more than a centre hears in a week or from one home; only keeps a made-up flood from being read whole. */
const MOST = 500;

// Scope and audience first: what the viewer may not see is not told by a count either. Likeness is the domain's one measure.
const COMPLAINTS = /* sql */ `
select c.id, c.number, c.matter, c.status, c.centre_id as "centreId", c.kind, c.category, c.validity, (extract(epoch from c.received_at) * 1000)::float8 as "receivedAt", c.unit_id as "unitId",
  (select j.facts ->> 'previous' from journal j where j.subject_id = c.id and j.type = 'CaseReceived' limit 1) as "previousCaseId",
  c.status = 'CLOSED' and exists (select from journal j where j.subject_id = c.id and j.type = 'CaseClosed' and j.facts ->> 'because' = 'CANCELLED') as cancelled
from service_case c
where c.centre_id = $1 and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[]) and c.kind = 'COMPLAINT'`;

const TOGETHER = /* sql */ `${COMPLAINTS} and c.id <> $4 and c.unit_id is not null and c.received_at between $5::timestamptz and $6::timestamptz
order by abs(extract(epoch from c.received_at - $7::timestamptz)), c.id limit ${MOST}`;

// Itself too: the complaint that it follows stands in its own journal.
const OF_HOUSEHOLD = /* sql */ `
with recursive answered as (
  select $4::uuid as id
  union
  select (j.facts ->> 'previous')::uuid from answered a join journal j on j.subject_id = a.id and j.type = 'CaseReceived' and j.facts ? 'previous'
)
${COMPLAINTS} and c.received_at <= $6::timestamptz and (c.unit_id = $5::uuid or c.id in (select id from answered))
order by c.id = $4 desc, c.received_at desc, c.id limit ${MOST}`;

/**
 * What an open complaint may be together with others (X 四, S 4.1.1), by the settings that it pinned at reception. Two statements, and only for a complaint of which something
 * can still be confirmed; no list asks for it.
 */
export async function candidatesOf(context: Context, node: CaseNode): Promise<CaseCandidate[]> {
  if (node.kind !== 'COMPLAINT' || node.status === 'CLOSED') return [];
  const { pool } = context.database;
  const scope = scopeOf(viewerOfContext(context));
  const [{ policy: { settings } }, facts] = await Promise.all([loadPolicySet(context.database, node.policySetId), caseLoaders(context).facts.load(node.id)]);
  const [together, ofHousehold] = await Promise.all([complaintsTogether(pool, node, scope, settings), complaintsOfHousehold(pool, node, scope)]);
  const own = ofHousehold.find(({ id }) => id === node.id);
  if (!own) return [];
  const said = facts?.['collective'];
  const complaint: ComplaintAtHand = { ...own, status: node.status, severity: node.severity, collective: typeof said === 'boolean' ? said : null };
  const rows = new Map([...together, ...ofHousehold].map((row) => [row.id, row]));
  return [collectiveCandidate(complaint, together, settings), repeatedComplaint(complaint, ofHousehold, settings)].flatMap((proposal) => (proposal ? candidate(proposal, rows, settings) : []));
}

async function complaintsTogether(pool: pg.Pool, { id, centreId, receivedAt }: CaseNode, scope: Scope, { collectiveWindow }: AllSettings): Promise<Row[]> {
  const [from, until, at] = [receivedAt - collectiveWindow * HOUR, receivedAt + collectiveWindow * HOUR, receivedAt].map((moment) => new Date(moment).toISOString());
  return (await pool.query<Row>(TOGETHER, [centreId, scope.centreIds, scope.audiences, id, from, until, at])).rows;
}

async function complaintsOfHousehold(pool: pg.Pool, { id, centreId, unitId, receivedAt }: CaseNode, scope: Scope): Promise<Row[]> {
  return (await pool.query<Row>(OF_HOUSEHOLD, [centreId, scope.centreIds, scope.audiences, id, unitId, new Date(receivedAt).toISOString()])).rows;
}

function candidate({ kind, caseIds, households, clause, setting, words }: ComplaintProposal, rows: ReadonlyMap<string, Row>, settings: AllSettings): CaseCandidate {
  const { name, unit } = SETTING_FACTS[setting];
  const cases = caseIds.map((caseId) => rows.get(caseId)!).map(({ id, number, matter, status }) => ({ id, number, matter, status }));
  return { kind, cases, households, clause: { ...clause }, setting: { key: setting, name, unit, value: settings[setting] }, words };
}
