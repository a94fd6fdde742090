import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServiceDesk, type Login, type ServiceDesk } from '../cases/testing/service-desk.js';
import type { Context } from '../context.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { buildExecutableSchema } from '../schema.js';

/** Answers differ by operation; each test reads what it asked for. */
type Answer = any;

const SETTINGS = 'quietHours { from until } limits { key unit ladder value standard least most } changes { from future reason limits { key value } }';
const CHANGE = `mutation ($input: ChangeCompanySettingsInput!) { changeCompanySettings(input: $input) { problems { field message { zh en } } settings { ${SETTINGS} } } }`;
const QUIET = `mutation ($hours: QuietHoursInput, $reason: String!) { setQuietHours(hours: $hours, reason: $reason) { problems { field message { zh en } } settings { ${SETTINGS} } } }`;

describe('settings of the company', () => {
  let house: ServiceDesk;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    house = await openServiceDesk();
    schema = buildExecutableSchema();
  });
  afterAll(() => house.close());

  async function ask(login: Login, source: string, variableValues: Record<string, unknown> = {}): Promise<{ data: Answer; code: unknown }> {
    const viewer = await house.viewer(login);
    const contextValue = { ...house.desk, viewer, organisation: organisationLoaders(house.database, viewer) } as unknown as Context;
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    return { data: JSON.parse(JSON.stringify(data ?? null)), code: errors?.[0]?.extensions['code'] };
  }
  const settings = async (): Promise<Answer> => (await ask('wu', `{ companySettings { ${SETTINGS} } }`)).data.companySettings;
  const logged = async () => (await house.database.pool.query<{ reason: string }>(`select reason from access_log where act = 'CHANGE_SETTINGS' order by id`)).rows.map(({ reason }) => reason);

  describe('the default ladder', () => {
    const steps = async (caseId: string) =>
      (await house.database.pool.query<{ warned: number; second: number }>(
        `select round(extract(epoch from due_at) / 60 - (steps -> 0 ->> 'at')::float8 / 60000)::int as warned, round((steps -> 2 ->> 'at')::float8 / 60000 - extract(epoch from due_at) / 60)::int as second
         from obligation where subject_id = $1 and rule_key = 'CLASSIFY'`, [caseId])).rows[0];

    it('is told with its units and bounds', async () => {
      expect((await settings()).limits.filter(({ ladder }: Answer) => ladder).map(({ key, unit, value, standard, least, most }: Answer) => [key, unit, value, standard, least, most])).toEqual([
        ['warnShare', 'PERCENT', 20, 20, 5, 50],
        ['warnLeast', 'MINUTES', 1, 1, 1, 60],
        ['warnMost', 'MINUTES', 1440, 1440, 60, 4320],
        ['escalateShare', 'PERCENT', 50, 50, 10, 200],
        ['escalateLeast', 'MINUTES', 15, 15, 1, 120],
        ['escalateMost', 'MINUTES', 1440, 1440, 120, 10_080],
      ]);
    });

    it('holds for what is received from then on; a case received before keeps its own, also for what opens later (law 4)', async () => {
      const from = new Date((await house.database.pool.query<{ now: Date }>(`select app_now() + interval '1 hour' as now`)).rows[0]!.now);
      const input = { limits: [{ key: 'warnShare', value: 50 }, { key: 'escalateShare', value: 200 }], reason: '夜班人少', from: from.toISOString() };
      expect((await ask('wu', CHANGE, { input })).data.changeCompanySettings.problems).toEqual([]);
      const before = await house.receive();
      await house.later('1 hour');
      const after = await house.receive();
      // CLASSIFY has no ladder of its own and 30 minutes: a fifth is 6, half is 15; half is 15, twice is 60.
      expect([await steps(before), await steps(after)]).toEqual([{ warned: 6, second: 15 }, { warned: 15, second: 60 }]);
      expect((await settings()).changes[0]).toMatchObject({ future: false, reason: '夜班人少', limits: [{ key: 'warnShare', value: 50 }, { key: 'escalateShare', value: 200 }] });
      const explained = async (caseId: string): Promise<Answer> => {
        const { rows } = await house.database.pool.query<{ id: string }>(`select id from obligation where subject_id = $1 and rule_key = 'CLASSIFY'`, [caseId]);
        return (await ask('wang', 'query ($id: ID!) { explainObligation(id: $id) { lines { value { zh } } } }', { id: rows[0]!.id })).data.explainObligation.lines.map(({ value }: Answer) => value.zh);
      };
      expect(await explained(before)).toContain('时限剩20%时（提前1分钟至1天）（公司设置，非条款规定）');
      expect(await explained(after)).toContain('时限剩50%时（提前1分钟至1天）（公司设置，非条款规定）');
    });

    it.each<[string, string, number]>([['below', 'warnShare', 4], ['above', 'escalateMost', 10_081]])('%s the bounds: refused in words', async (_, key, value) => {
      const { problems } = (await ask('wu', CHANGE, { input: { limits: [{ key, value }], reason: 'why' } })).data.changeCompanySettings;
      expect(problems).toMatchObject([{ field: key, message: { zh: expect.stringContaining('整数') } }]);
    });
  });

  describe('what is proposed to a person (X 四, S 4.1.1)', () => {
    const proposals = async () => (await settings()).limits.filter(({ key }: Answer) => key === 'collectiveWindow' || key === 'repeatsForMajor').map(({ key, unit, ladder, value, standard, least, most }: Answer) => [key, unit, ladder, value, standard, least, most]);

    it('stands beside the limits, with its unit and bounds; changed from a moment on, and recorded', async () => {
      expect(await proposals()).toEqual([['collectiveWindow', 'HOURS', false, 72, 72, 1, 336], ['repeatsForMajor', 'COUNT', false, 2, 2, 1, 10]]);
      const input = { limits: [{ key: 'collectiveWindow', value: 48 }, { key: 'repeatsForMajor', value: 3 }], reason: '小区户数少' };
      expect((await ask('wu', CHANGE, { input })).data.changeCompanySettings.problems).toEqual([]);
      expect((await proposals()).map((row: Answer) => row[3])).toEqual([48, 3]);
      const { rows } = await house.database.pool.query<{ settings: Record<string, number> }>(`select s.body -> 'settings' as settings from policy_set s join service_case c on c.policy_set_id = s.id where c.id = $1`, [await house.receive()]);
      expect(rows[0]!.settings).toMatchObject({ collectiveWindow: 48, repeatsForMajor: 3 });
    });

    it.each([['collectiveWindow', 0], ['collectiveWindow', 337], ['repeatsForMajor', 0], ['repeatsForMajor', 11]])('%s of %d: refused in words', async (key, value) => {
      const { problems } = (await ask('wu', CHANGE, { input: { limits: [{ key, value }], reason: 'why' } })).data.changeCompanySettings;
      expect(problems).toMatchObject([{ field: key, message: { zh: expect.stringContaining('整数') } }]);
    });
  });

  describe('quiet hours', () => {
    it('are set, shown and written down with their reason; then none again', async () => {
      expect((await settings()).quietHours).toBeNull();
      const hours = { from: '22:00', until: '07:00' };
      const set = (await ask('wu', QUIET, { hours, reason: ' 夜间不扰 ' })).data.setQuietHours;
      expect(set).toMatchObject({ problems: [], settings: { quietHours: hours } });
      expect((await logged()).at(-1)).toBe('quietHours = 22:00-07:00: 夜间不扰');
      // What else the company has set is left alone.
      expect(set.settings.changes).toHaveLength(2);
      expect((await ask('wu', QUIET, { hours: null, reason: 'none' })).data.setQuietHours.settings.quietHours).toBeNull();
      expect((await logged()).at(-1)).toBe('quietHours = none: none');
    });

    it.each<[string, { from: string; until: string } | null, string, string[]]>([
      ['no times of day', { from: '24:00', until: '7:00' }, 'why', ['hours.from', 'hours.until']],
      ['begin and end the same', { from: '22:00', until: '22:00' }, 'why', ['hours.until']],
      ['without a reason', { from: '22:00', until: '07:00' }, '  ', ['reason']],
      ['a reason longer than 500 characters', null, 'x'.repeat(501), ['reason']],
    ])('%s: refused, and nothing is written', async (_, hours, reason, fields) => {
      const before = await logged();
      const { problems, settings: now } = (await ask('wu', QUIET, { hours, reason })).data.setQuietHours;
      expect(problems.map(({ field }: Answer) => field)).toEqual(fields);
      expect(now.quietHours).toBeNull();
      expect(await logged()).toEqual(before);
    });
  });

  it.each<[Login, string]>([['li', 'a receptionist'], ['zhao', 'the manager of a centre'], ['sun', 'who manages the procedures of one centre of two']])('%s, %s, changes nothing', async (login) => {
    if (login === 'sun') await house.database.pool.query(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'QUALITY_MANAGER', $2, app_now() - interval '1 day')`, [house.personIds.sun, house.centreId]);
    expect((await ask(login, QUIET, { hours: { from: '22:00', until: '07:00' }, reason: 'why' })).code).toBe('FORBIDDEN');
    expect((await ask(login, CHANGE, { input: { limits: [{ key: 'warnShare', value: 30 }], reason: 'why' } })).code).toBe('FORBIDDEN');
    expect((await settings()).quietHours).toBeNull();
  });
});
