import { openDuties, type DutyState, type Instant } from '@guanjia/domain';
import { CALENDAR_VERSION, calendarAt } from '../calendars/load-calendar.js';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { newId } from '../cases/new-id.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { saveArisen, type ArisenDuty } from './save-arisen.js';

/** The longest period is a month; what began before the last look may arise at its end. */
const LONGEST_PERIOD_MS = 32 * 24 * 3_600_000;

/** What failed would fail again the next second, and fill the log. */
const FAILED_CENTRE_MS = 60_000;

/** The last midnight and the next by a centre's clock. Every period begins and ends at one, so nothing arises in between. */
const MIDNIGHTS = /* sql */ `
date_trunc('day', now at time zone zone) at time zone zone as today,
(date_trunc('day', now at time zone zone) + interval '1 day') at time zone zone as tomorrow`;

/** Centres at which something may have arisen since the last look: no look yet, or none since midnight; and how long until the next midnight anywhere. */
const WHERE = /* sql */ `
with moment as materialized (select app_now() as now),
centre as (
  select c.id, c.ordinal, c.duties_from, c.duties_opened_until, now, ${MIDNIGHTS}
  from service_centre c, moment
  where exists (select from policy_adoption a where a.centre_id = c.id and a.effective_from <= now)
)
select coalesce(json_agg(id order by ordinal) filter (where duties_from is null or duties_opened_until < today), '[]') as centres,
  (extract(epoch from min(tomorrow - now)) * 1000)::float8 as wait
from centre`;

/**
 * Opens the duties that have arisen at all centres, oldest first, each once however many processes do it side by side, and after downtime all that were missed.
 * Answers after how many milliseconds of business time the next one can arise; null while no centre follows anything. A centre that fails is told to `onTrouble`
 * and stops no other; with `restUntil` (monotonic time by centre, kept by the caller) it is left alone for a minute.
 */
export async function openArisenDuties(desk: Desk, onTrouble: (trouble: unknown, centreId: string) => void, restUntil = new Map<string, number>()): Promise<number | null> {
  const { rows } = await desk.database.pool.query<{ centres: string[]; wait: number | null }>({ name: 'duties: where', text: WHERE });
  const { centres, wait } = rows[0]!;
  for (const centreId of centres) {
    if (performance.now() < (restUntil.get(centreId) ?? 0)) continue;
    await openAt(desk, centreId).catch((trouble: unknown) => {
      restUntil.set(centreId, performance.now() + FAILED_CENTRE_MS);
      onTrouble(trouble, centreId);
    });
  }
  return wait;
}

interface Centre {
  readonly now: Instant;
  readonly calendar_version: number;
  /** Null: this is the first look. */
  readonly duties_from: Instant | null;
  readonly opened_until: Instant | null;
  /** The first moment of the day from which the centre is closed: no period begins from then on. */
  readonly closed_at: Instant | null;
  readonly adoptions: readonly { readonly set: string; readonly from: Instant; readonly until: Instant | null }[];
}

const ms = (moment: string) => `(extract(epoch from ${moment}) * 1000)::int8`;

/** Another process that is at this centre opens what has arisen there: it is skipped, not waited for. */
const LOCK = /* sql */ `
with moment as materialized (select app_now() as now)
select ${ms('moment.now')} as now, ${CALENDAR_VERSION('c.id')} as calendar_version, ${ms('c.duties_from')} as duties_from, ${ms('c.duties_opened_until')} as opened_until,
  ${ms('(c.closed_from::timestamp at time zone c.zone)')} as closed_at,
  coalesce((select json_agg(a order by a."from") from (
    select a.policy_set_id as set, ${ms('a.effective_from')} as "from", ${ms('lead(a.effective_from) over (order by a.effective_from)')} as until
    from policy_adoption a where a.centre_id = c.id) a), '[]') as adoptions
from service_centre c, moment where c.id = $1
for no key update of c skip locked`;

function openAt(desk: Desk, centreId: string): Promise<void> {
  return persist(() =>
    inTransaction<void>(desk, async (client) => {
      const { rows } = await client.query<Centre>({ name: 'duties: lock centre', text: LOCK, values: [centreId] });
      const [centre] = rows;
      if (!centre) return { answer: undefined };
      const arisen = await arisenAt(desk, centreId, centre);
      await saveArisen(client, { centreId, now: centre.now, begins: centre.duties_from === null, arisen });
      const obligations = arisen.flatMap(({ state }) => state.obligations);
      return { answer: undefined, wake: { nextStepAt: nextStepAt({ obligations }), now: centre.now } };
    }),
  );
}

/**
 * What has arisen since the last look, by each set that the centre has followed meanwhile (law 4: the set of the period's start). A centre owes no period that began
 * before its first look: whoever takes the product up, or comes from a version without duties, does not owe the audits of last year.
 */
async function arisenAt({ database }: Desk, centreId: string, { now, calendar_version, duties_from, opened_until, closed_at, adoptions }: Centre): Promise<ArisenDuty[]> {
  const calendar = await calendarAt(database, centreId, calendar_version);
  const from = Math.max(duties_from ?? now, (opened_until ?? now) - LONGEST_PERIOD_MS);
  const sets = await Promise.all(
    adoptions
      .map((adoption) => ({ ...adoption, until: closed_at === null ? adoption.until : Math.min(adoption.until ?? closed_at, closed_at) }))
      .filter((adoption) => adoption.from <= now && (adoption.until === null || adoption.until > from))
      .map(async (adoption) => {
        const { policy } = await loadPolicySet(database, adoption.set);
        const centre = { id: centreId, followedFrom: Math.max(from, adoption.from), followedUntil: adoption.until, calendar };
        return openDuties(centre, policy, now, newId).map((state) => ({ state, policySetId: adoption.set }));
      }),
  );
  return sets
    .flat()
    .filter(({ state }) => state.obligations.length > 0 && (opened_until === null || arisesAt(state) > opened_until))
    .sort((one, other) => arisesAt(one.state) - arisesAt(other.state));
}

/** The moment of its first event. */
function arisesAt({ acts }: DutyState): Instant {
  return acts[0]!.at;
}

