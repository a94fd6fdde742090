import { SHIPPED_POSTS, type ShippedPostKey } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { hashPassword } from '../access/password.js';
import type { Database } from '../database/database.js';
import { spellNames } from '../organisation/spell-names.js';
import { DEMO_AREAS, DEMO_CENTRES, DEMO_COMPANY, DEMO_LOGINS, DEMO_PASSWORD, demoName, demoTelephone, UNITS_A_FLOOR } from './company.js';

/** Posts were filled long before the first demo case, so every step finds somebody. */
const IN_OFFICE_DAYS = 400;

/**
 * Company, centres, homes, residents, and one person for every post of every centre, in one transaction. Does nothing where there is a company.
 */
export async function seedOrganisation(database: Database): Promise<void> {
  const { rowCount: companies } = await database.pool.query('select from company');
  if (companies) {
    return;
  }
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const founded = await client.query('insert into company (name_zh, name_en, demo) values ($1, $2, true) on conflict do nothing', [DEMO_COMPANY.zh, DEMO_COMPANY.en]);
    if (founded.rowCount === 1) {
      await seedEverything(client, passwordHash);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function seedEverything(client: PoolClient, passwordHash: string): Promise<void> {
  const centres = await insert<{ id: string }>(client, 'service_centre', '(code text, name_zh text, name_en text, ordinal int)',
    DEMO_CENTRES.map((centre, ordinal) => ({ code: centre.code, name_zh: centre.name.zh, name_en: centre.name.en, ordinal })));
  const ids = centres.map((centre) => centre.id);
  await seedPlaces(client, ids);
  await seedPeople(client, ids, passwordHash);
  // The demo is there to be tried, so those who supervise may move its clock.
  await client.query(`insert into post_capability (post, capability) values ('CS_SUPERVISOR', 'ADJUST_CLOCK'), ('CENTRE_MANAGER', 'ADJUST_CLOCK') on conflict do nothing`);
}

async function seedPlaces(client: PoolClient, centreIds: readonly string[]): Promise<void> {
  let household = 0;
  for (const [index, centre] of DEMO_CENTRES.entries()) {
    const centreId = centreIds[index]!;
    const buildings = await insert<{ id: string }>(client, 'building', '(centre_id uuid, name_zh text, name_en text)',
      Array.from({ length: centre.buildings }, (_, n) => ({ centre_id: centreId, name_zh: `${n + 1}栋`, name_en: `Building ${n + 1}` })));
    const rooms = buildings.flatMap((building) =>
      Array.from({ length: centre.floors * UNITS_A_FLOOR }, (_, n) => ({
        centre_id: centreId, building_id: building.id,
        number: `${Math.floor(n / UNITS_A_FLOOR) + 1}0${(n % UNITS_A_FLOOR) + 1}`,
        handed_over_on: `20${16 + index * 3}-0${(n % 9) + 1}-15`,
      })));
    const units = await insert<{ id: string }>(client, 'unit', '(centre_id uuid, building_id uuid, number text, handed_over_on date)', rooms);
    const residents = units.flatMap((unit) => {
      household += 1;
      const owner = { centre_id: centreId, unit_id: unit.id, name: demoName(household).zh, telephone: demoTelephone(household), owner: true };
      // Every third household has a tenant as well.
      const tenant = { ...owner, name: demoName(household + 101).zh, telephone: demoTelephone(household + 101), owner: false };
      return household % 3 === 0 ? [owner, tenant] : [owner];
    });
    await insert(client, 'resident', '(centre_id uuid, unit_id uuid, name text, telephone text, owner boolean)', residents);
    await insert(client, 'public_area', '(centre_id uuid, name_zh text, name_en text)', DEMO_AREAS.map((area) => ({ centre_id: centreId, name_zh: area.zh, name_en: area.en })));
  }
  await spellNames(client);
}

async function seedPeople(client: PoolClient, centreIds: readonly string[], passwordHash: string): Promise<void> {
  const posts = Object.keys(SHIPPED_POSTS) as ShippedPostKey[];
  const offices = posts.flatMap((post): { post: string; centreId: string | null; login: string }[] =>
    SHIPPED_POSTS[post].companyWide
      ? [{ post, centreId: null, login: DEMO_LOGINS[post] }]
      : centreIds.map((centreId, n) => ({ post, centreId, login: `${DEMO_LOGINS[post]}.${n + 1}` })));
  const people = await insert<{ id: string }>(client, 'person', '(login text, name_zh text, name_en text, password_hash text)',
    offices.map(({ login }, n) => ({ login, name_zh: demoName(n + 200).zh, name_en: demoName(n + 200).en, password_hash: passwordHash })));
  await insert(client, 'post_holding', '(person_id uuid, post text, centre_id uuid, held_from timestamptz)',
    offices.map(({ post, centreId }, n) => ({ person_id: people[n]!.id, post, centre_id: centreId, held_from: new Date(0) })));
  await client.query(`update post_holding set held_from = (select app_now()) - $1 * interval '1 day'`, [IN_OFFICE_DAYS]);
}

/** Inserts records in one statement and answers their ids in the same order. `columns` as jsonb_to_recordset wants them. */
async function insert<R>(client: PoolClient, table: string, columns: string, records: readonly object[]): Promise<R[]> {
  const names = [...columns.matchAll(/(\w+) [\w]+[,)]/g)].map((match) => match[1]).join(', ');
  const { rows } = await client.query(
    `insert into ${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as record${columns.replace(/\)$/, ', position int)')} order by position returning *`,
    [JSON.stringify(records.map((record, position) => ({ ...record, position })))],
  );
  return rows as R[];
}
