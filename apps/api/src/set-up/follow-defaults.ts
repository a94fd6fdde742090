import { DEFAULT_PACKS, settingsAt } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { settingsChanges } from '../policies/company-settings.js';
import { loadAdoptions } from '../policies/load-adoptions.js';
import { PLANNING, rewriteAdoptions } from '../policies/rewrite-adoptions.js';

/** A new centre follows the procedures that ship, from the beginning of its own day, under the company's limits as they are and as they are planned. */
export async function followDefaults(client: PoolClient, centreId: string, recordedBy: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [PLANNING]);
  const { rows } = await client.query<{ now: Date; midnight: Date }>(
    `select moment.now, date_trunc('day', moment.now at time zone zone) at time zone zone as midnight from service_centre, (select app_now() as now) as moment where id = $1`,
    [centreId],
  );
  const { now, midnight } = rows[0]!;
  const changes = await settingsChanges(client);
  await adoptPolicies({ pool: client }, { centreId, packs: DEFAULT_PACKS.map(({ key }) => key), settings: settingsAt(changes, now.getTime()), from: midnight, recordedBy });
  if (changes.some(({ from }) => from > now.getTime())) {
    await rewriteAdoptions(client, { centreId, now: now.getTime(), rows: (await loadAdoptions(client, [centreId])).rows, changes, recordedBy });
  }
}
