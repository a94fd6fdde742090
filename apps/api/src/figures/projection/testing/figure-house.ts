import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openCallbackHouse, type CallbackHouse } from '../../../callbacks/testing/callback-house.js';
import { checkFigures, type FigureCheck } from '../check-figures.js';
import { FACT_SOURCES } from '../fact-sources.js';
import { projectFigures } from '../project-figures.js';
import { rebuildFigures, type Rebuilt } from '../rebuild-figures.js';

export interface FigureHouse extends CallbackHouse {
  /** Two buildings of the first centre, and a home in each. */
  readonly buildingIds: readonly [string, string];
  readonly homeIds: readonly [string, string];
  /** Seals, follows as callbacks do, and counts, up to the journal's head. */
  project(): Promise<void>;
  check(): Promise<FigureCheck>;
  rebuild(): Promise<Rebuilt>;
  /** All that is stored, by table, in an order of its own. */
  storedFigures(): Promise<Record<string, unknown[]>>;
}

/** A company with visits whose figures are counted when a test says so. */
export async function openFigureHouse(): Promise<FigureHouse> {
  const house = await openCallbackHouse();
  const { pool } = house.database;
  const [other, home] = [randomUUID(), randomUUID()];
  await house.ask(`insert into building (id, centre_id, name_zh, name_en) values ($1, $2, '5栋', 'Building 5')`, [other, house.centreId]);
  await house.ask(`insert into unit (id, centre_id, building_id, number) values ($1, $2, $3, '0101')`, [home, house.centreId, other]);
  const [first] = await house.ask<{ building_id: string }>('select building_id from unit where id = $1', [house.unitId]);
  const alone = async <T>(work: (client: pg.ClientBase) => Promise<T>) => {
    const client = await pool.connect();
    return work(client).finally(() => client.release());
  };
  return {
    ...house,
    buildingIds: [first!.building_id, other],
    homeIds: [house.unitId, home],
    async project() {
      await house.follow();
      await house.ask('select seal()');
      await house.follow();
      await projectFigures(pool);
    },
    check: () => alone(checkFigures),
    rebuild: () => alone(rebuildFigures),
    async storedFigures() {
      const tables = FACT_SOURCES.flatMap(({ fact, cube }) => [fact, cube]);
      return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await house.ask<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t order by t`)).map(({ row }) => row)])));
    },
  };
}
