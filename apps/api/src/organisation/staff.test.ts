import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeOf, startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';

let api: TestApi;
let admin: TestClient;
let supervisor: TestClient;
let centreId: string;
let otherCentreId: string;
beforeAll(async () => {
  api = await startTestApi();
  [admin, supervisor] = await Promise.all([api.as('admin'), api.as('supervisor.1')]);
  [centreId, otherCentreId] = (await admin.graphql('{ serviceCentres { id } }')).data.serviceCentres.map(({ id }: { id: string }) => id);
});
afterAll(() => api.end());

const NO = 'refusal { message { zh en } }';
const OFFICE = 'office { post { key } centre { id } vacant rostered terms { id person { id } from until acting } }';
const code = (answer: { errors: { extensions?: { code?: string } }[] | undefined }) => answer.errors?.[0]?.extensions?.code;
const NOW = Date.now();
const hour = (n: number) => new Date(NOW + n * 3_600_000).toISOString();
const ownPassword = (client: TestClient) => client.graphql('mutation { changePassword(currentPassword: "first-password", newPassword: "one of my own") { changed } }');
const log = async (act: string) => (await api.database.pool.query('select reason from access_log where act = $1 order by id', [act])).rows.map(({ reason }) => reason as string);

const addPerson = async (input: object, who = admin) => who.graphql(`mutation ($input: AddPersonInput!) { done: addPerson(input: $input) { person { id login name { zh en } disabledAt } ${NO} } }`, { input });
const person = async (login: string) => (await addPerson({ login, nameZh: '新人', password: 'first-password' })).data.done.person.id as string;
const appoint = async (input: object, who = admin) => who.graphql(`mutation ($input: AppointPersonInput!) { done: appointPerson(input: $input) { ${OFFICE} ${NO} } }`, { input });
const end = async (holdingId: string, at: string | null = null, who = admin) => who.graphql(`mutation ($id: ID!, $at: DateTime) { done: endHolding(holdingId: $id, at: $at) { ${OFFICE} ${NO} } }`, { id: holdingId, at });
const savePost = async (input: object, who = admin) => who.graphql(`mutation ($input: SavePostInput!) { done: savePost(input: $input) { post { key name { zh } reportsTo capabilities } ${NO} } }`, { input });
const termOf = (answer: { data: { done: { office: { terms: { id: string; person: { id: string } }[] } } } }, personId: string) => answer.data.done.office.terms.find((term) => term.person.id === personId)!;

describe('people', () => {
  it('a new colleague signs in with the first password, and holds nothing yet', async () => {
    const { data } = await addPerson({ login: ' Zhang.San ', nameZh: '张三', password: 'first-password' });
    expect(data.done).toMatchObject({ person: { login: 'zhang.san', name: { zh: '张三', en: '张三' }, disabledAt: null }, refusal: null });
    const client = new TestClient(api.url);
    expect((await client.signIn('zhang.san', 'first-password')).data.signIn.viewer.login).toBe('zhang.san');
    await ownPassword(client);
    expect(code(await client.graphql('{ board { cursor } }'))).toBe('FORBIDDEN');
    expect((await addPerson({ login: 'ZHANG.SAN', nameZh: '另一', password: 'first-password' })).data.done.refusal.message.zh).toMatch(/已被使用/);
    expect(await log('CHANGE_STAFF')).toEqual(['added zhang.san']);
  });

  it.each([
    [{ login: 'x', nameZh: '某', password: 'first-password' }],
    [{ login: 'a b', nameZh: '某', password: 'first-password' }],
    [{ login: 'abc', nameZh: ' ', password: 'first-password' }],
    [{ login: 'abc', nameZh: '某', password: '1234567' }],
    [{ login: 'abc', nameZh: '某', password: 'x'.repeat(257) }],
  ])('not like %j', async (input) => {
    expect(code(await addPerson(input))).toBe('BAD_USER_INPUT');
  });

  it('disabled: shut out at once, open sockets too; enabled again: in again', async () => {
    const id = await person('leaver');
    await appoint({ personId: id, post: 'STEWARD', centreId });
    const leaver = new TestClient(api.url);
    await leaver.signIn('leaver', 'first-password');
    const socket = leaver.socket();
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise((resolve) => socket.once('message', resolve));
    const closed = closeOf(socket);
    const set = (disabled: boolean, who = admin) => who.graphql(`mutation ($id: ID!, $disabled: Boolean!) { done: setPersonDisabled(personId: $id, disabled: $disabled) { person { disabledAt } ${NO} } }`, { id, disabled });
    expect((await set(true)).data.done.person.disabledAt).not.toBeNull();
    expect((await closed).code).toBe(4401);
    expect((await new TestClient(api.url).signIn('leaver', 'first-password')).data.signIn.viewer).toBeNull();
    await set(false);
    expect((await new TestClient(api.url).signIn('leaver', 'first-password')).data.signIn.viewer.login).toBe('leaver');
  });

  it('nobody disables themselves; a new password ends the sessions of the old one', async () => {
    const { id } = (await admin.graphql('{ me { id } }')).data.me;
    expect((await admin.graphql(`mutation { done: setPersonDisabled(personId: "${id}", disabled: true) { ${NO} } }`)).data.done.refusal.message.zh).toBe('不能停用自己的账号。');
    const lost = await person('forgetful');
    const client = new TestClient(api.url);
    await client.signIn('forgetful', 'first-password');
    await admin.graphql(`mutation ($id: ID!) { resetPassword(personId: $id, password: "second-password") { person { id } } }`, { id: lost });
    expect((await client.graphql('{ me { id } }')).data.me).toBeNull();
    expect((await client.signIn('forgetful', 'second-password')).data.signIn.viewer.login).toBe('forgetful');
  });
});

describe('terms of office (任职)', () => {
  it('from now on: rights at once; ended: gone at once, with the live sockets', async () => {
    const id = await person('steward.new');
    const appointed = await appoint({ personId: id, post: 'STEWARD', centreId });
    const client = new TestClient(api.url);
    await client.signIn('steward.new', 'first-password');
    await ownPassword(client);
    expect((await client.graphql('{ board { cursor } }')).errors).toBeUndefined();
    const socket = client.socket();
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise((resolve) => socket.once('message', resolve));
    const closed = closeOf(socket);
    expect((await end(termOf(appointed, id).id)).data.done.refusal).toBeNull();
    const { code: how, afterMs } = await closed;
    expect([how, afterMs < 2_000]).toEqual([4403, true]);
    expect(code(await client.graphql('{ board { cursor } }'))).toBe('FORBIDDEN');
  });

  it('future terms are shown and can be withdrawn; acting is said; a future end stands', async () => {
    const id = await person('acting.one');
    const appointed = await appoint({ personId: id, post: 'CASHIER', centreId, from: hour(24), until: hour(48), acting: true });
    expect(termOf(appointed, id)).toMatchObject({ acting: true });
    const client = new TestClient(api.url);
    await client.signIn('acting.one', 'first-password');
    expect((await client.graphql('{ me { holdings { acting } } }')).data.me.holdings).toEqual([]);
    expect(termOf(await end(termOf(appointed, id).id), id)).toBeUndefined();
    const again = await appoint({ personId: id, post: 'CASHIER', centreId });
    const later = hour(5);
    expect(termOf(await end(termOf(again, id).id, later), id)).toMatchObject({ until: later });
  });

  it.each([
    ['twice the same', { post: 'RECEPTIONIST' }, /holds the post there already/],
    ['a centre’s post for the company', { post: 'GUARD', centreId: null }, /held at a centre/],
    ['the company’s post at a centre', { post: 'FINANCE' }, /whole company/],
    ['an end before the beginning', { post: 'GUARD', from: hour(2), until: hour(1) }, /ends after it begins/],
  ])('refused: %s', async (_, input, message) => {
    const id = (await (await api.as('reception.1')).graphql('{ me { id } }')).data.me.id;
    expect((await appoint({ personId: id, centreId, ...input })).data.done.refusal.message.en).toMatch(message);
  });

  it('who manages staff last cannot leave', async () => {
    const offices = (await admin.graphql(`{ offices { post { key } terms { id person { id } } } }`)).data.offices;
    const of = (post: string) => offices.find((office: { post: { key: string } }) => office.post.key === post).terms[0].id;
    expect((await end(of('ADMINISTRATION'))).data.done.refusal).toBeNull();
    expect((await end(of('SYSTEM_ADMIN'))).data.done.refusal.message.zh).toMatch(/至少要有一位/);
    expect((await admin.graphql('{ staff { id } }')).errors).toBeUndefined();
  });

  it('vacant posts are shown, and history with what is over', async () => {
    const { offices } = (await supervisor.graphql('{ offices { post { key } centre { id } vacant terms { id } } }')).data;
    expect(new Set(offices.map(({ centre }: { centre: { id: string } | null }) => centre?.id ?? null))).toEqual(new Set([centreId, null]));
    expect(offices.filter(({ vacant }: { vacant: boolean }) => vacant).map(({ post }: { post: { key: string } }) => post.key)).toEqual(['ADMINISTRATION']);
    const history = (await supervisor.graphql('query ($c: ID) { termsOfOffice(post: "STEWARD", centreId: $c) { until acting } }', { c: centreId })).data.termsOfOffice;
    expect(history.some(({ until }: { until: string | null }) => until !== null)).toBe(true);
    expect(code(await supervisor.graphql('query ($c: ID) { termsOfOffice(post: "STEWARD", centreId: $c) { id } }', { c: otherCentreId }))).toBe('NOT_FOUND');
  });

  it('only who manages staff does any of it', async () => {
    const id = randomUUID();
    for (const answer of [addPerson({ login: 'abc', nameZh: '某', password: 'first-password' }, supervisor), appoint({ personId: id, post: 'GUARD', centreId }, supervisor), end(id, null, supervisor), savePost({ key: 'X', nameZh: '某', nameEn: 'x', companyWide: false }, supervisor)]) {
      expect(code(await answer)).toBe('FORBIDDEN');
    }
    expect(code(await supervisor.graphql('{ staff { id } }'))).toBe('FORBIDDEN');
    expect(code(await appoint({ personId: id, post: 'GUARD', centreId }))).toBe('NOT_FOUND');
    expect(code(await end(id))).toBe('NOT_FOUND');
  });
});

describe('posts', () => {
  it('a company adds its own, with names, line and capabilities; holders have them', async () => {
    const { data } = await savePost({ key: 'POOL_ATTENDANT', nameZh: '泳池管理员', nameEn: 'Pool attendant', reportsTo: 'CS_SUPERVISOR', companyWide: false, capabilities: ['VIEW_CASES', 'ADD_NOTE'] });
    expect(data.done).toEqual({ post: { key: 'POOL_ATTENDANT', name: { zh: '泳池管理员' }, reportsTo: 'CS_SUPERVISOR', capabilities: ['ADD_NOTE', 'VIEW_CASES'] }, refusal: null });
    const id = await person('pool.1');
    await appoint({ personId: id, post: 'POOL_ATTENDANT', centreId });
    const client = new TestClient(api.url);
    await client.signIn('pool.1', 'first-password');
    expect((await client.graphql('{ me { capabilities } }')).data.me.capabilities.sort()).toEqual(['ADD_NOTE', 'VIEW_CASES']);
    await savePost({ key: 'POOL_ATTENDANT', nameZh: '泳池员', nameEn: 'Pool attendant', reportsTo: 'CENTRE_MANAGER', companyWide: false, capabilities: ['ADD_NOTE'] });
    expect((await client.graphql('{ me { capabilities } }')).data.me.capabilities).toEqual(['ADD_NOTE']);
    expect((await removePost('POOL_ATTENDANT')).refusal.message.en).toMatch(/depend on this post/);
  });

  const removePost = async (key: string) => (await admin.graphql(`mutation ($key: ID!) { done: removePost(key: $key) { ${NO} } }`, { key })).data.done;

  it('one on which nothing depends can be taken away; a shipped one cannot', async () => {
    await savePost({ key: 'GARDENER', nameZh: '园丁', nameEn: 'Gardener', reportsTo: 'LINE_SUPERVISOR', companyWide: false });
    expect((await removePost('GARDENER')).refusal).toBeNull();
    expect((await admin.graphql('{ posts { key } }')).data.posts.map(({ key }: { key: string }) => key)).not.toContain('GARDENER');
    expect((await removePost('STEWARD')).refusal.message.zh).toBe('规程所用的岗位不能删除。');
  });

  it.each([
    ['a circle', { key: 'CENTRE_MANAGER', nameZh: '主任', nameEn: 'm', reportsTo: 'RECEPTIONIST', companyWide: false }, /come back to itself/],
    ['a company post under a centre’s', { key: 'AUDIT', nameZh: '审计', nameEn: 'a', reportsTo: 'CENTRE_MANAGER', companyWide: true }, /cannot report/],
    ['nobody above', { key: 'AUDIT', nameZh: '审计', nameEn: 'a', companyWide: true }, /only the general manager/],
    ['a centre’s post made the company’s', { key: 'GUARD', nameZh: '护卫', nameEn: 'g', reportsTo: 'GENERAL_MANAGER', companyWide: true }, /cannot be changed/],
    ['the last right to manage staff taken', { key: 'SYSTEM_ADMIN', nameZh: '管理员', nameEn: 'a', reportsTo: 'GENERAL_MANAGER', companyWide: true, capabilities: [] }, /must be left/],
  ])('refused: %s', async (_, input, message) => {
    expect((await savePost(input)).data.done.refusal.message.en).toMatch(message);
  });
});

describe('rosters and absences', () => {
  const ROSTER = 'shifts { person { id } from until } problems { zh en }';
  const setRoster = (input: object, who = supervisor) => who.graphql(`mutation ($input: SetRosterInput!) { done: setRoster(input: $input) { ${ROSTER} } }`, { input: { centreId, post: 'GUARD', from: hour(-24), until: hour(72), ...input } });
  let guard: string;
  beforeAll(async () => {
    guard = (await (await api.as('guard.1')).graphql('{ me { id } }')).data.me.id;
  });

  it('a roster is written, and who is on duty now stands in the office and in the hand-over', async () => {
    const shifts = [{ personId: guard, from: hour(-2), until: hour(6) }, { personId: guard, from: hour(22), until: hour(30) }];
    expect((await setRoster({ shifts })).data.done).toEqual({ shifts: shifts.map(({ personId, ...times }) => ({ person: { id: personId }, ...times })), problems: [] });
    const { onDuty } = (await supervisor.graphql('query ($c: ID!) { handover(centreId: $c) { onDuty { post { key } rostered now { person { id } until } next { person { id } from } } } }', { c: centreId })).data.handover;
    expect(onDuty.find(({ post }: { post: { key: string } }) => post.key === 'GUARD')).toMatchObject({ rostered: true, now: [{ person: { id: guard }, until: shifts[0]!.until }], next: [{ person: { id: guard }, from: shifts[1]!.from }] });
    expect((await log('PLAN_ROSTER')).at(-1)).toContain(guard);
    expect((await setRoster({ shifts: [] })).data.done).toEqual({ shifts: [], problems: [] });
  });

  it('all that is wrong is said, and nothing changes', async () => {
    const other = (await (await api.as('reception.1')).graphql('{ me { id } }')).data.me.id;
    const { data } = await setRoster({ shifts: [{ personId: guard, from: hour(1), until: hour(1) }, { personId: guard, from: hour(2), until: hour(40) }, { personId: guard, from: hour(3), until: hour(4) }, { personId: other, from: hour(1), until: hour(2) }] });
    expect(data.done.problems.map(({ en }: { en: string }) => en.replace(/^[^:]+: /, ''))).toEqual([
      'a shift ends after it begins.', 'a shift lasts 24 hours at most.', 'does not hold this post at the time of the shift.', 'is on two shifts at the same time.',
    ]);
    expect(data.done.shifts).toEqual([]);
  });

  it('wrong stretch, wrong centre, wrong post, wrong person', async () => {
    expect(code(await setRoster({ shifts: [], from: hour(2), until: hour(1) }))).toBe('BAD_USER_INPUT');
    expect(code(await setRoster({ shifts: [], until: hour(24 * 36) }))).toBe('BAD_USER_INPUT');
    expect(code(await setRoster({ shifts: [], centreId: otherCentreId }))).toBe('NOT_FOUND');
    expect(code(await setRoster({ shifts: [], post: 'NO_SUCH_POST' }))).toBe('NOT_FOUND');
    expect(code(await setRoster({ shifts: [{ personId: randomUUID(), from: hour(1), until: hour(2) }] }))).toBe('NOT_FOUND');
    expect((await setRoster({ shifts: [], post: 'FINANCE' })).data.done.problems).toHaveLength(1);
    expect(code(await setRoster({ shifts: [] }, await api.as('reception.1')))).toBe('FORBIDDEN');
  });

  it('an absence is recorded, shown and ended', async () => {
    const record = (input: object, who = supervisor) => who.graphql(`mutation ($input: RecordAbsenceInput!) { done: recordAbsence(input: $input) { absence { id person { id } until } ${NO} } }`, { input });
    const { absence } = (await record({ personId: guard })).data.done;
    expect((await supervisor.graphql('{ absences { id person { id } } }')).data.absences).toEqual([{ id: absence.id, person: { id: guard } }]);
    const ended = await supervisor.graphql(`mutation ($id: ID!) { done: endAbsence(absenceId: $id) { absence { until } ${NO} } }`, { id: absence.id });
    expect(ended.data.done).toMatchObject({ absence: { until: expect.any(String) }, refusal: null });
    expect((await supervisor.graphql('{ absences { id } }')).data.absences).toEqual([]);
    expect((await record({ personId: guard, from: hour(-1) })).data.done.refusal.message.en).toMatch(/now or later/);
    expect((await record({ personId: guard, from: hour(2), until: hour(1) })).data.done.refusal.message.en).toMatch(/comes back/);
    const elsewhere = (await (await api.as('guard.2')).graphql('{ me { id } }')).data.me.id;
    expect(code(await record({ personId: elsewhere }))).toBe('NOT_FOUND');
  });
});
