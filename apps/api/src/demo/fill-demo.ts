import { DEFAULT_PACKS } from '@guanjia/domain';
import type { Services } from '../context.js';
import { seedEstate } from './life/seed-estate.js';
import type { WantedHistory } from './life/history.js';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { seedRosters } from './seed-rosters.js';
import { seedOrganisation } from './seed-organisation.js';
import { tellStories } from './tell-stories.js';

/** Any fixed number: one for all processes that fill the same database. */
const DEMO_LOCK = 4_711_002;

/**
 * Fills an empty database with the demo company and its last days, and says what history is to be told before them; does nothing where there is another company. Processes that start at once wait for
 * each other, and what one that was killed left undone the next start does.
 */
export async function fillDemo(services: Services, { cases = true, history = null }: { cases?: boolean; history?: WantedHistory | null } = {}): Promise<void> {
  const { database } = services;
  const lock = await database.pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [DEMO_LOCK]);
    await seedOrganisation(database);
    const { rows } = await database.pool.query<{ demo: boolean; told: boolean; centres: string[]; following: string[]; start: Date }>(
      `select demo, exists (select from service_case) as told, (select app_now()) - interval '400 days' as start,
         coalesce((select json_agg(id order by ordinal) from service_centre), '[]') as centres,
         coalesce((select json_agg(distinct centre_id) from policy_adoption), '[]') as following
       from company`,
    );
    const { demo, told, centres, following, start } = rows[0]!;
    if (!demo) {
      return;
    }
    for (const centreId of centres.filter((id) => !following.includes(id))) {
      await adoptPolicies(database, { centreId, packs: DEFAULT_PACKS.map(({ key }) => key), from: start });
    }
    if (cases) {
      await seedRosters(database.pool, centres);
    }
    if (cases && !told) {
      if (history) {
        await seedEstate(database.pool, centres);
      }
      await tellStories(database.url, history);
    }
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [DEMO_LOCK]);
    lock.release();
  }
}
