import type { DutyState, Instant } from '@guanjia/domain';
import type pg from 'pg';
import { obligationRow } from '../cases/case-row.js';
import { journalRows, lastEventOf } from '../cases/journal-rows.js';
import { inOrder, upsertObligations } from '../cases/save-decision.js';

/** A duty as the domain opened it, with the policy set of its period's start. */
export interface ArisenDuty {
  readonly state: DutyState;
  readonly policySetId: string;
}

export interface Arisen {
  readonly centreId: string;
  /** Business time of this look. */
  readonly now: Instant;
  /** It is the first look at this centre: its duties begin now. */
  readonly begins: boolean;
  /** Oldest first. */
  readonly arisen: readonly ArisenDuty[];
}

const AUDIENCE = 'CENTRE';
const DUTY_RECORD = `(id uuid, centre_id uuid, policy_set_id uuid, rule_key text, period_start timestamptz(3), period_end timestamptz(3), arisen_at timestamptz(3),
  owner_post text, last_event text, last_event_at timestamptz(3))`;

/** A duty that is there already (centre, rule and period are its key) stays as it is, and nothing is owed or journalled a second time. */
const SAVE = /* sql */ `
with looked as (
  update service_centre set duties_from = coalesce(duties_from, $2), duties_opened_until = greatest(duties_opened_until, $2) where id = $1
), begun as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, at, facts)
  select 'duties-from:' || $1, 'DutiesBegan', 'centre', $1::uuid, $1::uuid, '${AUDIENCE}', $2, '{}' where $3::boolean
), stored as (
  insert into duty (id, centre_id, policy_set_id, rule_key, period_start, period_end, arisen_at, owner_post, audience, last_event, last_event_at)
  select r.id, r.centre_id, r.policy_set_id, r.rule_key, r.period_start, r.period_end, r.arisen_at, r.owner_post, '${AUDIENCE}', r.last_event, r.last_event_at
  from jsonb_to_recordset($4) as r${DUTY_RECORD}
  on conflict (centre_id, rule_key, period_start) do nothing
  returning id, centre_id
), owed as (
  ${upsertObligations('$5', 'stored')} where r.subject_id = stored.id
), journalled as (
  insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts, obligation)
  select r.type, 'duty', stored.id, stored.centre_id, '${AUDIENCE}', r.at, r.facts, r.obligation
  from stored join jsonb_to_recordset($6) as r(position int, subject_id uuid, type text, at timestamptz(3), facts jsonb, obligation jsonb) on r.subject_id = stored.id
  order by r.position
)
select count(*)::int as opened from stored`;

/** Writes what has arisen at a centre and the time of the look, in one statement under the centre's lock: all or nothing. */
export async function saveArisen(client: pg.ClientBase, { centreId, now, begins, arisen }: Arisen): Promise<void> {
  const iso = (moment: Instant) => new Date(moment).toISOString();
  const duties = arisen.map(({ state, policySetId }) => {
    const last = lastEventOf(state.acts)!;
    return {
      id: state.id, centre_id: centreId, policy_set_id: policySetId, rule_key: state.rule, period_start: iso(state.periodStart), period_end: iso(state.periodEnd),
      arisen_at: iso(state.acts[0]!.at), owner_post: state.ownerPost, last_event: last.type, last_event_at: iso(last.at),
    };
  });
  const obligations = arisen.flatMap(({ state }) =>
    state.obligations.map((obligation) => obligationRow(obligation, { subjectKind: 'duty', id: state.id, centreId, audience: AUDIENCE, historic: false })),
  );
  const events = arisen.flatMap(({ state }) => journalRows(state.acts, 1, null).map(({ type, at, facts, obligation }) => ({ subject_id: state.id, type, at, facts, obligation })));
  await client.query({
    name: 'save-arisen',
    text: SAVE,
    values: [centreId, iso(now), begins, JSON.stringify(duties), JSON.stringify(obligations), JSON.stringify(inOrder(events))],
  });
}
