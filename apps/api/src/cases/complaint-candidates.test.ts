import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, similarity } from '@guanjia/domain';
import type { ReceiveCaseInput } from '@guanjia/schema';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { buildExecutableSchema } from '../schema.js';
import { openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

const CANDIDATES = 'candidates { kind households cases { number } clause { source section } setting { key unit value } words { zh en } }';

describe('what a complaint may be together with others', () => {
  type Answer = any;
  let house: ServiceDesk;
  let schema: GraphQLSchema;
  let matter: string;
  const homes: string[] = [];
  beforeAll(async () => {
    house = await openServiceDesk();
    schema = buildExecutableSchema();
    const { rows } = await house.database.pool.query<{ id: string }>(
      `insert into unit (id, centre_id, building_id, number) select gen_random_uuid(), $1, (select building_id from unit where id = $2), '90' || n from generate_series(1, 7) n returning id`, [house.centreId, house.unitId]);
    homes.push(...rows.map(({ id }) => id));
  });
  afterAll(() => house.close());
  // Nothing is like what another test has left behind.
  beforeEach(() => void (matter = randomUUID().slice(0, 8)));

  async function ask(login: Login, source: string, variableValues: Record<string, unknown>): Promise<Answer> {
    const viewer = await house.viewer(login);
    const contextValue = { ...house.desk, viewer, organisation: organisationLoaders(house.database, viewer) } as unknown as Context;
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (errors) throw errors[0]!;
    return JSON.parse(JSON.stringify(data));
  }
  const complains = (unitId: string | null, own: Partial<ReceiveCaseInput> = {}) => house.receive({ matter, unitId, ...(unitId === null ? { placeText: '南门', anonymous: true, callerName: null, callerTelephone: null } : {}), ...own });
  const together = (count: number) => Promise.all(homes.slice(0, count).map((home) => complains(home)));
  const candidates = async (id: string, login: Login = 'wang'): Promise<Answer> => (await ask(login, `query ($id: ID!) { case(id: $id) { ${CANDIDATES} } }`, { id })).case.candidates;
  const households = async (id: string, login?: Login) => (await candidates(id, login)).find(({ kind }: Answer) => kind === 'COLLECTIVE')?.households ?? null;
  const repeats = async (id: string, login?: Login) => (await candidates(id, login)).find(({ kind }: Answer) => kind === 'REPEATED')?.cases.length ?? null;
  const change = (id: string, set: string, values: unknown[] = []) => house.database.pool.query(`update service_case set ${set} where id = $1`, [id, ...values]);
  const classify = async (id: string, more: Record<string, unknown>): Promise<Answer> =>
    (await ask('wang', `mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { refusal { message { en } } case { ${CANDIDATES} severity collective } } }`, {
      input: { clientKey: randomUUID(), caseId: id, version: (await house.stored(id)).version, kind: 'COMPLAINT', basis: 'CORRECTION', ...more },
    })).classifyCase;

  describe('X 四: five households at the same time', () => {
    it('is told with the other cases, clause and setting; four are not enough', async () => {
      const others = await together(3);
      const own = await complains(house.unitId);
      expect(await candidates(own)).toEqual([]);
      others.push(await complains(homes[3]!));
      const numbers = await Promise.all(others.map(async (id) => (await house.stored(id)).number));
      expect(await candidates(own)).toEqual([{
        kind: 'COLLECTIVE', households: 5, cases: expect.arrayContaining(numbers.map((number) => ({ number }))), clause: { source: 'X', section: '四' },
        setting: { key: 'collectiveWindow', unit: 'HOURS', value: 72 }, words: { zh: expect.stringContaining('72小时内有5户'), en: expect.stringContaining('5 households') },
      }]);
    });

    it.each<[string, string, number | null]>([['one second inside', '71 hours 59 minutes 59 seconds', 5], ['at its very end', '72 hours', 5], ['one second outside', '72 hours 1 second', null]])('the fifth %s of the window, before and after', async (_, away, found) => {
      const [fifth] = await together(4);
      const own = await complains(house.unitId);
      for (const sign of ['-', '+']) {
        await change(fifth!, `received_at = (select received_at from service_case where id = $2) ${sign} $3::interval`, [own, away]);
        expect(await households(own)).toBe(found);
      }
    });

    it('the same home twice is one household; who named none is none', async () => {
      await together(3);
      const own = await complains(house.unitId);
      await complains(homes[0]!);
      await complains(null);
      expect(await households(own)).toBeNull();
    });

    it('what is invalid, or no complaint, or at another centre, does not count', async () => {
      const [fifth] = await together(4);
      const own = await complains(house.unitId);
      expect(await households(own)).toBe(5);
      for (const [set, back, value] of [[`validity = 'INVALID'`, 'validity = null', []], [`kind = 'REPAIR'`, `kind = 'COMPLAINT'`, []], ['centre_id = $2', `centre_id = '${house.centreId}'`, [house.otherCentreId]]] as const) {
        await change(fifth!, set, [...value]);
        expect(await households(own), set).toBeNull();
        await change(fifth!, back);
      }
      expect(await households(own)).toBe(5);
    });

    it('one cancelled because it should not have been recorded does not count; one merged or settled does', async () => {
      const [fifth] = await together(4);
      const own = await complains(house.unitId);
      await change(fifth!, `status = 'CLOSED'`);
      expect(await households(own)).toBe(5);
      const say = (because: string) => house.database.pool.query(`insert into journal (key, type, subject_kind, subject_id, centre_id, audience, at, facts) values ($1, 'CaseClosed', 'case', $2, $3, 'CENTRE', app_now(), $4)`, [randomUUID(), fifth, house.centreId, { because }]);
      await say('MERGED');
      expect(await households(own)).toBe(5);
      await say('CANCELLED');
      expect(await households(own)).toBeNull();
    });

    it('HR-19: a confidential case is neither named nor counted for who may not see it', async () => {
      const [fifth] = await together(4);
      const own = await complains(house.unitId);
      const { number } = await house.stored(fifth!);
      await change(fifth!, `audience = 'CONFIDENTIAL'`);
      expect(await households(own, 'zhao')).toBe(5);
      expect(JSON.stringify(await candidates(own, 'zhao'))).toContain(number);
      expect(await candidates(own, 'li')).toEqual([]);
      // With a sixth it is told again, and the hidden one still adds nothing.
      await complains(homes[4]!);
      expect(await households(own, 'li')).toBe(5);
      expect(await households(own, 'zhao')).toBe(6);
      expect(JSON.stringify(await candidates(own, 'li'))).not.toContain(number);
    });

    it('a person confirms it, and it is proposed no longer', async () => {
      await together(4);
      const own = await complains(house.unitId);
      const { refusal, case: now } = await classify(own, { validity: 'VALID', severity: 'MINOR', collective: true });
      expect([refusal, now]).toEqual([null, { severity: 'MINOR', collective: true, candidates: [] }]);
    });

    it('a case keeps the window that it pinned at its reception (law 4)', async () => {
      await together(4);
      const before = await complains(house.unitId);
      const from = new Date((await house.database.pool.query<{ now: Date }>(`select app_now() + interval '1 minute' as now`)).rows[0]!.now);
      await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p', 'complaints/s-k'], settings: { ...DEFAULT_SETTINGS, collectiveWindow: 1, repeatsForMajor: 1 }, from });
      await house.later('61 minutes');
      const after = await complains(homes[5]!);
      expect(await households(before)).toBe(6);
      expect(await households(after)).toBeNull();
      expect(await repeats(await complains(homes[5]!))).toBe(1);
      await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p', 'complaints/s-k'], settings: DEFAULT_SETTINGS, from: new Date((await house.database.pool.query<{ now: Date }>(`select app_now() + interval '1 minute' as now`)).rows[0]!.now) });
      await house.later('2 minutes');
      expect(await households(await complains(homes[6]!))).toBe(7);
    });

    it('a set stored before the settings existed goes on with the product’s own', async () => {
      await together(4);
      const own = await complains(house.unitId);
      const { rows } = await house.database.pool.query<{ id: string }>(
        `insert into policy_set (id, body, content_hash) select gen_random_uuid(), s.body #- '{settings,collectiveWindow}' #- '{settings,repeatsForMajor}', gen_random_uuid()::text from policy_set s join service_case c on c.policy_set_id = s.id where c.id = $1 returning id`, [own]);
      await change(own, 'policy_set_id = $2', [rows[0]!.id]);
      expect(await candidates(own)).toMatchObject([{ households: 5, setting: { value: 72 } }]);
    });
  });

  describe('CP-03 (S 4.1.1): raised repeatedly by one household', () => {
    const aMinute = () => house.later('1 minute');

    it('the third of a home names the two before; the second names none', async () => {
      const first = await complains(homes[0]!);
      await aMinute();
      const second = await complains(homes[0]!);
      await aMinute();
      const third = await complains(homes[0]!);
      const numbers = await Promise.all([first, second].map(async (id) => ({ number: (await house.stored(id)).number })));
      expect(await candidates(second)).toEqual([]);
      expect(await candidates(third)).toEqual([{
        kind: 'REPEATED', households: 1, cases: numbers, clause: { source: 'S', section: '4.1.1' }, setting: { key: 'repeatsForMajor', unit: 'COUNT', value: 2 },
        words: { zh: expect.stringContaining('投诉2次'), en: expect.stringContaining('2 times before') },
      }]);
      await change(first, `audience = 'CONFIDENTIAL'`);
      expect(await repeats(third, 'zhao')).toBe(2);
      expect(await candidates(third, 'li')).toEqual([]);
    });

    it('CP-26: who came back dissatisfied is the same household without a home on record, in whatever words', async () => {
      let previousCaseId: string | null = null;
      for (const words of ['楼道照明不亮', '还是黑的', '没有人来']) {
        const id: string = await complains(null, { matter: words, previousCaseId });
        if (words === '没有人来') expect(await repeats(id)).toBe(2);
        else await change(id, `status = 'CLOSED'`);
        previousCaseId = id;
        await aMinute();
      }
    });

    it('a person confirms it as a development, and it is proposed no longer', async () => {
      for (let n = 0; n < 2; n++) {
        await complains(homes[1]!);
        await aMinute();
      }
      const third = await complains(homes[1]!);
      expect((await classify(third, { validity: 'VALID', severity: 'MINOR' })).case.candidates).toHaveLength(1);
      const { refusal, case: now } = await classify(third, { validity: 'VALID', severity: 'MAJOR', basis: 'DEVELOPMENT', reason: '同一问题第三次投诉' });
      expect([refusal, now.severity, now.candidates]).toEqual([null, 'MAJOR', []]);
    });
  });

  it('a case of another centre is not found, and so tells nothing', async () => {
    await together(4);
    const own = await complains(house.unitId);
    expect((await ask('chen', `query ($id: ID!) { case(id: $id) { ${CANDIDATES} } }`, { id: own })).case).toBeNull();
  });

  it('the domain measures likeness as the database does', async () => {
    const { rows } = await house.database.pool.query<{ one: string; other: string; like: number }>(
      `select one, other, similarity(one, other)::float8 as like from (values ('lift stuck', 'the lift is stuck again'), ('Parking fee', 'parking fees 2026'), ('noise', 'leak'), ('B-12 door', 'door b12')) as v (one, other)`);
    for (const { one, other, like } of rows) expect(similarity(one, other), `${one} / ${other}`).toBeCloseTo(like, 5);
  });
});
