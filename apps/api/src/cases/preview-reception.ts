import { proposeClass, receiveCase as decideReceiveCase, type Instant, type Obligation, type PolicySet, type Proposed } from '@guanjia/domain';
import type { Clause, PreviewReceptionInput, ProposalReason, ProposedClass } from '@guanjia/schema';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { CALENDAR_VERSION, calendarAt } from '../calendars/load-calendar.js';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { readId, readOptionalText, toInstant } from './door.js';
import { newId } from './new-id.js';

/** An obligation that would open; posts are keys still. */
export interface ForeseenNode extends Pick<Obligation, 'strength' | 'owedBy' | 'dueAt' | 'rule'> {
  readonly name: PolicySet['obligationRows'][number]['name'];
  readonly clauses: Clause[];
}

export interface PreviewNode {
  readonly proposed: ProposedClass;
  readonly obligations: readonly ForeseenNode[];
}

const GROUND = /* sql */ `
with moment as materialized (select app_now() as now)
select (extract(epoch from moment.now) * 1000)::int8 as now, ${CALENDAR_VERSION('$1')} as calendar_version,
  (select a.policy_set_id from policy_adoption a where a.centre_id = $1 and a.effective_from <= coalesce($2::timestamptz, moment.now) order by a.effective_from desc limit 1) as policy_set_id
from moment`;

/** What the words of a matter point to, and what the engine would open if it were received so; nothing is written. @throws NOT_FOUND a centre where the viewer may not receive */
export async function previewReception(database: Database, viewer: Viewer, input: PreviewReceptionInput): Promise<PreviewNode> {
  const centreId = readId('centreId', input.centreId);
  if (!viewer.capabilitiesAt(centreId).has('RECEIVE_CASE')) throw notFound();
  const matter = readOptionalText('matter', input.matter, { most: 200 }) ?? '';
  const description = readOptionalText('description', input.description, { most: 5000 }) ?? '';
  const category = readOptionalText('category', input.category, { most: 60 });
  const proposal = proposeClass({ matter, description, chosen: input.kind ?? null });
  const { kind, urgent, severity } = proposal;
  const proposed: ProposedClass = {
    kind: kind?.value ?? null, kindReason: reasonOf(kind), category: proposal.category?.value ?? null,
    urgent: urgent !== null, urgentReason: reasonOf(urgent), severity: severity?.value ?? null, severityReason: reasonOf(severity),
  };
  const as = input.kind ?? kind?.value;
  if (!as) return { proposed, obligations: [] };
  const receivedAt = toInstant(input.receivedAt);
  const { rows } = await database.pool.query<{ now: Instant; calendar_version: number; policy_set_id: string | null }>(GROUND, [centreId, receivedAt === null ? null : new Date(receivedAt)]);
  const { now, calendar_version: calendarVersion, policy_set_id: policySetId } = rows[0]!;
  if (!policySetId) return { proposed, obligations: [] };
  const { policy } = await loadPolicySet(database, policySetId);
  const calendar = await calendarAt(database, centreId, calendarVersion);
  const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
  // Why it is recorded late moves no clock, and is asked for when it is saved.
  const form = { centreId, kind: as, channel: input.channel, urgent: input.urgent ?? false, category, receivedAt, lateRecordReason: 'preview', residentDeadline: toInstant(input.residentDeadline) };
  const decision = decideReceiveCase(form, { now, policy, calendar, actor, newId });
  return { proposed, obligations: decision.refused ? [] : foreseen(decision.next.obligations, policy) };
}

function foreseen(obligations: readonly Obligation[], policy: PolicySet): ForeseenNode[] {
  return obligations
    .filter(({ status }) => status === 'OPEN')
    .toSorted((one, other) => one.dueAt - other.dueAt)
    .map(({ rule, strength, owedBy, dueAt }) => {
      const row = policy.obligationRows.find(({ key }) => key === rule);
      return { rule, strength, owedBy, dueAt, name: row?.name ?? { zh: rule, en: rule }, clauses: row?.clauses.map((one) => ({ ...one })) ?? [] };
    });
}

function reasonOf(proposed: Proposed<unknown> | null): ProposalReason | null {
  return proposed && { words: [...proposed.words], clause: { ...proposed.clause } };
}
