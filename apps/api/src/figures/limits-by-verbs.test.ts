import { randomUUID } from 'node:crypto';
import type { FigureKey } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveExtension } from '../cases/approve-extension.js';
import { extendObligation } from '../cases/extend-obligation.js';
import { pauseObligation } from '../cases/pause-obligation.js';
import { idOf } from '../cases/testing/service-desk.js';
import { figureScopeOf } from './figure-scope.js';
import { openFigureHouse, type FigureHouse } from './projection/testing/figure-house.js';
import { readFigures } from './read-figures.js';

/** FD-06: five repairs of 31 October 2027, 9:00, each owed by 2 November, 9:00; what the desk does to them. */

let house: FigureHouse;
beforeAll(async () => {
  house = await openFigureHouse();
  await house.at('2027-10-31T09:00:00');
  const repairs: string[] = [];
  for (let n = 0; n < 5; n++) repairs.push(await house.receive({ kind: 'REPAIR' }));
  const [inTime, extended, paused, late] = repairs;
  await house.at('2027-11-01T09:00:00');
  await house.settle(inTime!);
  const on = async (caseId: string) => ({ clientKey: randomUUID(), obligationId: (await house.ask<{ id: string }>(`select id from obligation where subject_id = $1 and rule_key = 'FD-06'`, [caseId]))[0]!.id, version: (await house.stored(caseId)).version });
  idOf(await extendObligation(house.desk, await house.viewer('li'), { ...(await on(extended!)), dueAt: new Date('2027-12-01T00:00:00+08:00'), reason: '等待配件' }));
  idOf(await approveExtension(house.desk, await house.viewer('zhao'), await on(extended!)));
  idOf(await pauseObligation(house.desk, await house.viewer('li'), { ...(await on(paused!)), reason: 'WAITING_FOR_RESIDENT' }));
  await house.at('2027-11-02T09:00:00.001');
  await house.settle(late!);
  await house.at('2027-11-20T09:00:00');
  await house.settle(extended!);
  await house.project();
}, 60_000);
afterAll(() => house.close());

const figure = async (key: FigureKey, more: object = {}) =>
  (await readFigures(house.database, figureScopeOf(await house.viewer('zhao')), { from: '2027-10', until: '2027-12', figures: [{ key, filters: [{ dimension: 'RULE', keys: ['FD-06'] }], ...more }] })).figures[0]!.points;

describe('FD-06: what a time limit counts for', () => {
  it('the month in which it was due: in time, late by a millisecond, past due; extended, it is of the month of its new day', async () => {
    // November: 1 in time of 1 + 1 late + 1 past due; the paused one is none of them. December: the extended one, settled before its new day.
    expect((await figure('ATTAINMENT')).map(({ period, numerator, denominator }) => [period, numerator, denominator])).toEqual([['2027-10', 0, 0], ['2027-11', 1, 3], ['2027-12', 1, 1]]);
  });

  it('and what became of each', async () => {
    expect((await figure('TIME_LIMITS', { by: ['OUTCOME'] })).map(({ period, groups, numerator }) => [period, groups[0]!.key, numerator])).toEqual([
      ['2027-11', 'LATE', 1], ['2027-11', 'ON_TIME', 1], ['2027-11', 'OVERDUE', 1], ['2027-11', 'OWED', 1], ['2027-12', 'ON_TIME', 1],
    ]);
  });
});
