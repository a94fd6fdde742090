import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiveCase } from '../cases/receive-case.js';
import { complaint, idOf } from '../cases/testing/service-desk.js';
import { calendarAt, loadCalendar } from './load-calendar.js';
import { openWorkingDesk, type WorkingDesk } from './testing/working-desk.js';

let house: WorkingDesk;
beforeAll(async () => void (house = await openWorkingDesk()));
afterAll(() => house.close());

it('a centre without one has none; each version is read once and stays as it was', async () => {
  expect(await loadCalendar(house.database, house.centreId)).toBeUndefined();
  await house.works(0);
  await house.year(1, { holidays: ['2040-03-06'] });
  const [first, second] = [await calendarAt(house.database, house.centreId, 1), await loadCalendar(house.database, house.centreId)];
  expect([first?.holidays, second?.holidays, second?.zone]).toEqual([[], ['2040-03-06'], 'Asia/Shanghai']);
  expect(await calendarAt(house.database, house.centreId, 1)).toBe(first);
  await expect(calendarAt(house.database, house.centreId, 9)).rejects.toThrow(/There is no calendar 9/);
});

it('a reception by a calendar is one statement that reads and one that writes, as without', async () => {
  const li = await house.viewer('li');
  const sent: (string | undefined)[] = [];
  const pool = new Proxy(house.database.pool, {
    get(of, name) {
      const value = Reflect.get(of, name) as unknown;
      if (name !== 'query') return typeof value === 'function' ? value.bind(of) : value;
      return (config: { name?: string }, ...more: unknown[]) => {
        sent.push(config.name);
        return (of.query as (...all: unknown[]) => unknown)(config, ...more);
      };
    },
  }) as pg.Pool;
  const receive = async () => idOf(await receiveCase({ ...house.desk, database: { ...house.database, pool } }, li, complaint(house.centreId, house.unitId, { kind: 'REPAIR' })));
  await receive();
  sent.length = 0;
  await receive();
  expect(sent).toEqual(['receive-ground-unit', 'save-received']);
});
