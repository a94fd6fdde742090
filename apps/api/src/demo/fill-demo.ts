import { SHIPPED_PACKS } from '@guanjia/domain';
import type { Services } from '../context.js';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { seedOrganisation } from './seed-organisation.js';

/** Every area's first shipped pack: what a centre follows that chose nothing else. */
function defaultPacks(): string[] {
  const byArea = new Map<string, string>();
  for (const pack of SHIPPED_PACKS) {
    if (!byArea.has(pack.area)) {
      byArea.set(pack.area, pack.key);
    }
  }
  return [...byArea.values()];
}

/** Fills an empty database with the demo company; does nothing where there is a company. */
export async function fillDemo(services: Services, { cases: withCases = true }: { cases?: boolean } = {}): Promise<void> {
  const { database } = services;
  const centreIds = await seedOrganisation(database);
  if (!centreIds) {
    return;
  }
  const { rows } = await database.pool.query<{ start: Date }>(`select (select app_now()) - interval '400 days' as start`);
  for (const centreId of centreIds) {
    await adoptPolicies(database, { centreId, packs: defaultPacks(), from: rows[0]!.start });
  }
}
