import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../database/in-transaction.js';
import { spellNames } from '../../organisation/spell-names.js';
import { DEMO_LOGINS, demoName, demoTelephone } from '../company.js';
import { takeOn } from '../take-on.js';

/** What a year of matters comes from: beside the first few buildings of each centre as many high ones. */
const HIGH_BUILDINGS = [
  { from: 4, buildings: 6, floors: 12 },
  { from: 3, buildings: 4, floors: 11 },
  { from: 3, buildings: 4, floors: 11 },
];
const UNITS_A_FLOOR = 4;
/** Households of the first buildings, and who works here, have the names before. */
const FIRST_HOUSEHOLD = 1_000;
const FIRST_COLLEAGUE = 600;
const COLLEAGUES = [
  { post: 'MAINTENANCE', letters: ['b', 'c'] },
  { post: 'STEWARD', letters: ['b'] },
  { post: 'CUSTOMER_ASSISTANT', letters: ['b'] },
] as const;

/** The homes, households and colleagues that a year of the demo company needs. Does nothing where they are. */
export async function seedEstate(pool: Pool, centreIds: readonly string[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    let household = FIRST_HOUSEHOLD;
    for (const [n, centreId] of centreIds.entries()) {
      const { from, buildings, floors } = HIGH_BUILDINGS[n]!;
      const homes = floors * UNITS_A_FLOOR;
      for (let building = from; building < from + buildings; building++, household += homes) await build(client, { centreId, building, floors, household });
      for (const [which, { post, letters }] of COLLEAGUES.entries()) await takeOn(client, { centreId, post, login: `${DEMO_LOGINS[post]}.${n + 1}`, letters, nth: FIRST_COLLEAGUE + n * 12 + which * 4 });
    }
    await spellNames(client);
  });
}

async function build(client: PoolClient, { centreId, building, floors, household }: { centreId: string; building: number; floors: number; household: number }): Promise<void> {
  const names = Array.from({ length: floors * UNITS_A_FLOOR }, (_, i) => ({ position: i, name: demoName(household + i).zh, telephone: demoTelephone(household + i) }));
  await client.query(
    `with built as (
       insert into building (centre_id, name_zh, name_en) values ($1, $2, $3) on conflict do nothing returning id
     ), homes as (
       insert into unit (centre_id, building_id, number, handed_over_on)
       select $1, built.id, floor || '0' || flat, date '2019-06-15' from built, generate_series(1, $4::int) floor, generate_series(1, ${UNITS_A_FLOOR}) flat
       returning id, number
     ), in_order as (select id, row_number() over (order by number) - 1 as position from homes)
     insert into resident (centre_id, unit_id, name, telephone, owner)
     select $1, i.id, n.name, n.telephone, true from in_order i join jsonb_to_recordset($5) as n(position int, name text, telephone text) using (position)`,
    [centreId, `${building}栋`, `Building ${building}`, floors, JSON.stringify(names)],
  );
}
