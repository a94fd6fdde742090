import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf } from '../access/scope.js';
import { listDuties } from './list-duties.js';
import { openDutyHouse, type DutyHouse } from './testing/duty-house.js';

describe('Duties of a span of time', () => {
  let house: DutyHouse;
  beforeAll(async () => {
    house = await openDutyHouse();
    for (const day of ['2027-02-28', '2027-03-01', '2027-03-02']) {
      await house.at(`${day}T12:00:00`);
      await house.look();
    }
  });
  afterAll(() => house.close());

  const audits = async (from: string | null, until: string | null) => {
    const moment = (time: string | null) => (time === null ? null : new Date(`${time}+08:00`));
    const { edges, countAll } = await listDuties(house.database, { scope: scopeOf(await house.viewer('wang')), filter: { rule: 'FD-03', periodFrom: moment(from), periodUntil: moment(until) } });
    expect(await countAll()).toBe(edges.length);
    return edges.map(({ node }) => new Date(node.periodStart).toISOString());
  };
  const MONDAY = '2027-02-28T16:00:00.000Z';
  const TUESDAY = '2027-03-01T16:00:00.000Z';

  it('are those whose period touches it: one that ends with its first moment does not, nor one that begins with its last', async () => {
    expect(await audits(null, null)).toEqual([TUESDAY, MONDAY]);
    expect(await audits('2027-03-02T00:00:00', null)).toEqual([TUESDAY]);
    expect(await audits('2027-03-01T23:59:59.999', null)).toEqual([TUESDAY, MONDAY]);
    expect(await audits(null, '2027-03-02T00:00:00')).toEqual([MONDAY]);
    expect(await audits(null, '2027-03-02T00:00:00.001')).toEqual([TUESDAY, MONDAY]);
    expect(await audits('2027-03-01T09:00:00', '2027-03-01T10:00:00')).toEqual([MONDAY]);
  });

  it('the rows to choose from are those that duties of the own centres came from, whatever is asked for', async () => {
    const { listRules, edges } = await listDuties(house.database, { scope: scopeOf(await house.viewer('wang')), filter: { rule: 'CP-28', status: 'DONE' } });
    expect(edges).toEqual([]);
    const rules = await listRules();
    expect(rules.map(({ rule }) => rule)).toEqual([...new Set(rules.map(({ rule }) => rule))].sort());
    expect(rules).toContainEqual(expect.objectContaining({ rule: 'FD-03', name: expect.objectContaining({ zh: expect.stringMatching(/./) }) }));
    const nowhere = await listDuties(house.database, { scope: { ...scopeOf(await house.viewer('wang')), centreIds: [] } });
    expect(await nowhere.listRules()).toEqual([]);
  });
});
