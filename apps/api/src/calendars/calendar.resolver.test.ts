import { readsCalendar } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPORTS_PACK } from '../imports/plan-import.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { IN_WORKING_TIME } from './testing/working-desk.js';

let api: TestApi;
let gm: TestClient;
let manager: TestClient;
let centres: { id: string; code: string }[];
beforeAll(async () => {
  api = await startTestApi();
  [gm, manager] = await Promise.all([api.as('gm'), api.as('manager.1')]);
  centres = (await gm.graphql('{ serviceCentres { id code } }')).data.serviceCentres;
}, 60_000);
afterAll(() => api.end());

const WORDS = 'message { zh en }';
const CALENDAR = `centreId version weekly { weekday spans { from until } } years { year holidays { day name { zh } } makeUpDays { day name { zh } } } openLimits waitingCases changes { version year reason recordedBy moved }`;
const week = (client: TestClient, input: object) => client.graphql(`mutation($input: SetWeeklyHoursInput!) { setWeeklyHours(input: $input) { problems { field ${WORDS} } calendar { ${CALENDAR} } } }`, { input });
const year = (client: TestClient, input: object) => client.graphql(`mutation($input: SetCalendarYearInput!) { setCalendarYear(input: $input) { problems { field ${WORDS} } calendar { ${CALENDAR} } } }`, { input });
const look = async (client: TestClient, centreId: string) => client.graphql(`query($id: ID!) { calendar(centreId: $id) { ${CALENDAR} } }`, { id: centreId });
const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ from: '09:00', until: '12:00' }, { from: '13:30', until: '17:30' }] }));
const fields = (answer: { data: Record<string, { problems: { field: string }[] }> }) => Object.values(answer.data)[0]!.problems.map(({ field }) => field);

describe('a centre’s calendar, over the API', () => {
  it('a centre without one says so, and proposes the announcement', async () => {
    const id = centres[0]!.id;
    expect((await look(manager, id)).data.calendar).toMatchObject({ version: 0, weekly: [], years: [], openLimits: 0, waitingCases: 0, changes: [] });
    const { data } = await manager.graphql('query($id: ID!) { known: calendarProposal(centreId: $id, year: 2026) { announced holidays { day name { zh } } makeUpDays { day } } unknown: calendarProposal(centreId: $id, year: 2050) { announced holidays { day } } }', { id });
    expect(data.known).toMatchObject({ announced: true, holidays: expect.arrayContaining([{ day: '2026-10-01', name: { zh: '国庆节' } }]), makeUpDays: expect.arrayContaining([{ day: '2026-10-10' }]) });
    expect(data.unknown).toEqual({ announced: false, holidays: [] });
  });

  it('holidays come after the weekly hours', async () => {
    const answer = await year(gm, { centreId: centres[0]!.id, version: 0, year: 2026, holidays: ['2026-10-01'], makeUpDays: [], reason: 'r' });
    expect(fields(answer)).toEqual(['weekly']);
  });

  it.each<[string, object, string[]]>([
    ['25:00', { hours: [{ weekday: 1, spans: [{ from: '09:00', until: '25:00' }] }] }, ['weekly.1.0']],
    ['overlapping', { hours: [{ weekday: 2, spans: [{ from: '09:00', until: '13:00' }, { from: '12:00', until: '17:00' }] }] }, ['weekly.2.1']],
    ['over midnight', { hours: [{ weekday: 1, spans: [{ from: '22:00', until: '06:00' }] }] }, ['weekly.1.0']],
    ['never open', { hours: [] }, ['weekly']],
    ['an eighth day', { hours: [...OFFICE, { weekday: 8, spans: [] }] }, ['hours.5.weekday']],
    ['a day twice', { hours: [...OFFICE, OFFICE[0]] }, ['hours.5.weekday']],
    ['seven spans a day', { hours: [{ weekday: 1, spans: Array.from({ length: 7 }, (_, n) => ({ from: `${10 + n}:00`, until: `${10 + n}:30` })) }] }, ['weekly.1']],
    ['no reason', { reason: ' ' }, ['reason']],
    ['a long reason', { reason: '长'.repeat(501) }, ['reason']],
    ['an older version', { version: 7 }, ['version']],
  ])('a week is refused: %s', async (_, change, expected) => {
    const answer = await week(gm, { centreId: centres[0]!.id, version: 0, hours: OFFICE, reason: 'r', ...change });
    expect(fields(answer)).toEqual(expected);
    expect(answer.data.setWeeklyHours.calendar.version).toBe(0);
    for (const { message } of answer.data.setWeeklyHours.problems) expect([message.zh, message.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.not.stringMatching(/\p{Script=Han}/u)]);
  });

  it('is set, with who, when and why; the access log has it too', async () => {
    const centreId = centres[0]!.id;
    const { data } = await week(gm, { centreId, version: 0, hours: OFFICE, reason: '管理处上班时间' });
    expect(data.setWeeklyHours.problems).toEqual([]);
    const taken = await year(gm, { centreId, version: 1, year: 2026, holidays: ['2026-10-02', '2026-10-01', '2026-03-09'], makeUpDays: ['2026-10-10'], reason: '国务院办公厅通知' });
    expect(taken.data.setCalendarYear).toMatchObject({
      problems: [],
      calendar: {
        version: 2,
        years: [{ year: 2026, holidays: [{ day: '2026-03-09', name: null }, { day: '2026-10-01', name: { zh: '国庆节' } }, { day: '2026-10-02', name: { zh: '国庆节' } }], makeUpDays: [{ day: '2026-10-10', name: { zh: '国庆节' } }] }],
        changes: [{ version: 2, year: 2026, reason: '国务院办公厅通知', moved: 0 }, { version: 1, year: null, reason: '管理处上班时间', moved: 0 }],
      },
    });
    const { rows } = await api.database.pool.query(`select reason, subject_id from access_log where act = 'CHANGE_CALENDAR' order by id`);
    expect(rows).toEqual([{ reason: 'weekly hours, version 1: 管理处上班时间', subject_id: centreId }, { reason: '2026, version 2: 国务院办公厅通知', subject_id: centreId }]);
  });

  it.each<[string, object, string[]]>([
    ['no date', { holidays: ['2026-02-30'] }, ['holidays.0']],
    ['outside the year', { holidays: ['2027-01-01'] }, ['holidays.0']],
    ['both', { holidays: ['2026-10-10'], makeUpDays: ['2026-10-10'] }, ['makeUpDays.0']],
    ['an ordinary working day worked instead', { makeUpDays: ['2026-10-12'] }, ['makeUpDays.0']],
    ['another age', { year: 1899 }, ['year']],
    ['an older version', { version: 1 }, ['version']],
  ])('a year is refused: %s', async (_, change, expected) => {
    const answer = await year(gm, { centreId: centres[0]!.id, version: 2, year: 2026, holidays: [], makeUpDays: [], reason: 'r', ...change });
    expect(fields(answer)).toEqual(expected);
    expect(answer.data.setCalendarYear.calendar.version).toBe(2);
  });

  it('two who change it at once: one wins, the other is told', async () => {
    const input = { centreId: centres[0]!.id, version: 2, year: 2026, holidays: ['2026-10-01'], makeUpDays: [], reason: 'r' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => year(gm, input)));
    expect(answers.map((answer) => fields(answer).join()).sort()).toEqual(['', 'version', 'version', 'version', 'version']);
    expect((await look(gm, centres[0]!.id)).data.calendar.version).toBe(3);
  });

  it('is for who manages procedures; another centre’s is not found', async () => {
    const other = centres[1]!.id;
    expect((await look(manager, other)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    const asked = await manager.graphql('query($id: ID!) { calendarProposal(centreId: $id, year: 2026) { year } }', { id: other });
    expect(asked.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await week(manager, { centreId: centres[0]!.id, version: 3, hours: OFFICE, reason: 'r' })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await look(api.anonymous, other)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await look(gm, 'nonsense')).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('who sees no cases is not told how many hang on it', async () => {
    const admin = await api.as('admin');
    expect((await look(admin, centres[0]!.id)).data.calendar.openLimits).toBeNull();
  });

  it('versions are kept as they were', async () => {
    await expect(api.database.pool.query(`update centre_calendar set reason = 'another'`)).rejects.toThrow(/kept as they were/);
    await expect(api.database.pool.query('delete from centre_calendar')).rejects.toThrow(/kept as they were/);
  });
});

describe('a holiday moves a limit, and the limit says so (law 6)', () => {
  it('counts it before, moves it by itself, and explains it with former and new time', async () => {
    const centreId = centres[1]!.id;
    await gm.graphql('mutation($json: String!) { uploadPolicyPack(json: $json) { key } }', { json: JSON.stringify(IN_WORKING_TIME) });
    await gm.graphql('mutation($input: AdoptPoliciesInput!) { adoptPolicies(input: $input) { problems { message { en } } } }', { input: { centreId, packKeys: [IN_WORKING_TIME.key] } });
    const desk = await api.as('reception.2');
    const received = await desk.graphql(
      'mutation($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } } }',
      { input: { clientKey: 'calendar', centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter: '水管漏水', placeText: '南门', anonymous: true } },
    );
    const caseId = received.data.receiveCase.case.id as string;
    const obligations = async () => (await desk.graphql('query($id: ID!) { case(id: $id) { obligations { id rule dueAt } } }', { id: caseId })).data.case.obligations as { id: string; rule: string; dueAt: string }[];
    const obligation = async () => (await obligations()).find(({ rule }) => rule === 'DAYS')!;
    const dueBefore = new Map((await obligations()).map(({ id, dueAt }) => [id, dueAt]));
    const lines = async (id: string) => (await desk.graphql('query($id: ID!) { explainObligation(id: $id) { lines { label { en } value { zh en } at } } }', { id })).data.explainObligation.lines as { label: { en: string }; value: { zh: string; en: string }; at: string | null }[];
    const before = await obligation();
    expect((await lines(before.id)).find(({ label }) => label.en === 'Working calendar')?.value.en).toMatch(/no working calendar: working time counts round the clock/);

    // All seven days, so that it does not matter on which of them this runs.
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans: [{ from: '00:00', until: '24:00' }] }));
    expect((await week(gm, { centreId, version: 0, hours, reason: '每天' })).data.setWeeklyHours.calendar).toMatchObject({ version: 1, openLimits: 2 });
    const tomorrow = new Date(Date.parse(before.dueAt) - 2 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    expect((await year(gm, { centreId, version: 1, year: Number(tomorrow.slice(0, 4)), holidays: [tomorrow], makeUpDays: [], reason: '台风停工' })).data.setCalendarYear.problems).toEqual([]);

    await expect.poll(async () => (await obligation()).dueAt, { timeout: 10_000 }).not.toBe(before.dueAt);
    expect(Date.parse((await obligation()).dueAt) - Date.parse(before.dueAt)).toBe(86_400_000);
    const after = await lines(before.id);
    expect(after.find(({ label }) => label.en === 'Working calendar')?.value).toEqual({ zh: expect.stringContaining(`第2版；不计${tomorrow}（`), en: expect.stringContaining(`version 2. Left out: ${tomorrow}`) });
    expect(after.find(({ label }) => label.en === 'Calendar changed')).toMatchObject({ value: { zh: expect.stringMatching(/第2版：台风停工；原到期时间 \d{4}-\d\d-\d\d \d\d:\d\d，重算为/) }, at: (await obligation()).dueAt });
    // From noon on the limit in hours runs into the holiday too.
    const moved = (await obligations()).filter(({ id, dueAt }) => dueAt !== dueBefore.get(id)).length;
    expect((await look(await api.as('manager.2'), centreId)).data.calendar).toMatchObject({ waitingCases: 0, changes: [{ version: 2, moved }, { version: 1, moved: 0 }] });
  }, 30_000);
});

it('imported records are judged by limits of natural time, so that no calendar has a say in them', () => {
  for (const row of IMPORTS_PACK.rows) if (row.kind === 'obligation') expect(readsCalendar(row.term)).toBe(false);
});
