import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../context.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { buildExecutableSchema } from '../schema.js';
import { complaint, openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

describe('HR-16 (B 3.2–3.3): a case shows which periods ran for its home at reception', () => {
  let house: ServiceDesk;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    house = await openServiceDesk();
    schema = buildExecutableSchema();
  });
  afterAll(() => house.close());

  const RECEIVE = `mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { handover {
    handedOverOn freeServiceUntil warrantyUntil freeServiceApplies warrantyApplies clauses { source section words { zh } } } } } }`;

  async function received(handedOverOn: string | null, place: Record<string, unknown> = {}) {
    await house.database.pool.query('update unit set handed_over_on = $2 where id = $1', [house.unitId, handedOverOn]);
    const viewer = await house.viewer('li');
    const contextValue = { ...house.desk, viewer, organisation: organisationLoaders(house.database, viewer) } as unknown as Context;
    const { data, errors } = await graphql({ schema, source: RECEIVE, variableValues: { input: { ...complaint(house.centreId, house.unitId), ...place } }, contextValue });
    if (errors) throw errors[0]!;
    return JSON.parse(JSON.stringify(data)).receiveCase.case.handover;
  }

  /** A day so many months before today in the centre's zone, as the database counts. */
  const monthsAgo = async (months: number, days = 0) =>
    (await house.database.pool.query<{ day: string }>(`select ((app_now() at time zone 'Asia/Shanghai')::date - $1 * interval '1 month' - $2 * interval '1 day')::date::text as day`, [months, days])).rows[0]!.day;

  it.each<[string, months: number, days: number, free: boolean, warranty: boolean]>([
    ['today', 0, 0, true, true],
    ['a month ago', 1, 0, true, true],
    ['2 months and 5 days ago', 2, 5, false, true],
    ['12 months and 5 days ago', 12, 5, false, false],
    ['not yet', 0, -1, false, false],
  ])('handed over %s', async (_, months, days, freeServiceApplies, warrantyApplies) => {
    const handedOverOn = await monthsAgo(months, days);
    expect(await received(handedOverOn)).toMatchObject({ handedOverOn, freeServiceApplies, warrantyApplies, clauses: [{ source: 'B', section: '3.2' }, { source: 'B', section: '3.3' }] });
  });

  it('names the last days', async () => {
    expect(await received('2025-12-31')).toMatchObject({ freeServiceUntil: '2026-02-28', warrantyUntil: '2026-12-31' });
  });

  it('says nothing where no date is on record, or the place is no unit', async () => {
    expect(await received(null)).toBeNull();
    expect(await received('2026-01-15', { unitId: null, residentId: null, placeText: '南门' })).toBeNull();
  });
});
