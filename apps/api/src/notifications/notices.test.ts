import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { dingTalkReply, startReceiver, weComReply, type Receiver } from './testing/receivers.js';

let api: TestApi;
let robot: Receiver;
let clients: Record<'manager' | 'other' | 'supervisor' | 'desk' | 'gm' | 'admin', TestClient>;
let centres: string[];
const KEY = '693a91f6-7aaa-4bc4-97a0-0ec2ab3c5aaa';

beforeAll(async () => {
  api = await startTestApi({ notify: { allowHttp: true, mail: null, withinMs: 2_000 }, publicUrl: 'https://desk.example.com' });
  robot = await startReceiver(weComReply(KEY));
  const as = (login: string) => api.as(login);
  clients = { manager: await as('manager.1'), other: await as('manager.2'), supervisor: await as('supervisor.1'), desk: await as('reception.1'), gm: await as('gm'), admin: await as('admin') };
  centres = (await api.database.pool.query<{ id: string }>('select id from service_centre order by ordinal')).rows.map(({ id }) => id);
}, 60_000);
afterAll(async () => {
  await api.end();
  await robot.close();
});

const CHANNEL = 'id kind addressMasked hasSecret language quietFrom quietUntil lastError centre { id } person { id } post { key }';
const set = (client: TestClient, input: object) =>
  client.graphql(`mutation($input: SetNotificationChannelInput!) { setNotificationChannel(input: $input) { channel { ${CHANNEL} } refusal { message { zh en } } } }`, { input });
const groupRobot = () => ({ kind: 'WECOM_ROBOT', centreId: centres[0], address: `${robot.url}/cgi-bin/webhook/send?key=${KEY}` });
const codes = (answer: { errors: { extensions?: { code?: string } }[] | undefined }) => answer.errors?.map(({ extensions }) => extensions?.code);

describe('channels', () => {
  it('are set, tried and removed by who manages the centre, and their address never comes back', async () => {
    const made = await set(clients.manager, groupRobot());
    expect(made.errors).toBeUndefined();
    expect(made.data.setNotificationChannel).toMatchObject({ refusal: null, channel: { kind: 'WECOM_ROBOT', centre: { id: centres[0] }, person: null, post: null, hasSecret: false, addressMasked: expect.stringMatching(/^127\.0\.0\.1:\d+\/…5aaa$/) } });
    const { id } = made.data.setNotificationChannel.channel;
    const tried = await clients.manager.graphql(`mutation($id: ID!) { testNotificationChannel(id: $id) { delivered error } }`, { id });
    expect(tried.data.testNotificationChannel).toEqual({ delivered: true, error: null });
    expect(robot.arrived.at(-1)!.json.markdown.content).toContain('测试通知');

    await set(clients.manager, { ...groupRobot(), id, address: `${robot.url}/cgi-bin/webhook/send?key=another-wrong-key` });
    const failed = await clients.manager.graphql(`mutation($id: ID!) { testNotificationChannel(id: $id) { delivered error } }`, { id });
    expect(failed.data.testNotificationChannel).toEqual({ delivered: false, error: 'errcode 93000 invalid webhook url' });

    const listed = await clients.manager.graphql(`{ notificationChannels { ${CHANNEL} } }`);
    expect(listed.data.notificationChannels).toHaveLength(1);
    expect(listed.text).not.toMatch(/another-wrong|693a91f6|webhook/);
    const removed = await clients.manager.graphql(`mutation($id: ID!) { removeNotificationChannel(id: $id) { channel { id } } }`, { id });
    expect(removed.data.removeNotificationChannel.channel.id).toBe(id);
    expect((await clients.manager.graphql(`{ notificationChannels { id } }`)).data.notificationChannels).toEqual([]);
  });

  it('a change keeps what is left out; an empty secret takes it away', async () => {
    const dingTalk = await startReceiver(dingTalkReply('token-0001', 'SEC-secret-1'));
    const input = { kind: 'DINGTALK_ROBOT', centreId: centres[0], post: 'CENTRE_MANAGER', address: `${dingTalk.url}/robot/send?access_token=token-0001`, secret: 'SEC-secret-1' };
    const { id } = (await set(clients.manager, input)).data.setNotificationChannel.channel;
    const changed = await set(clients.manager, { id, kind: 'DINGTALK_ROBOT', language: 'en', quietFrom: '22:00', quietUntil: '07:30' });
    expect(changed.data.setNotificationChannel.channel).toMatchObject({ id, hasSecret: true, language: 'en', quietFrom: '22:00', quietUntil: '07:30', post: { key: 'CENTRE_MANAGER' } });
    expect((await clients.manager.graphql(`mutation($id: ID!) { testNotificationChannel(id: $id) { delivered error } }`, { id })).data.testNotificationChannel.error).toBeNull();
    expect((await set(clients.manager, { id, kind: 'DINGTALK_ROBOT', secret: '' })).data.setNotificationChannel.channel.hasSecret).toBe(false);
    await clients.manager.graphql(`mutation($id: ID!) { removeNotificationChannel(id: $id) { channel { id } } }`, { id });
    await dingTalk.close();
  });

  it("another centre's are not found, nor may they be set there or for its people", async () => {
    const { id } = (await set(clients.manager, groupRobot())).data.setNotificationChannel.channel;
    for (const field of ['removeNotificationChannel(id: $id) { channel { id } }', 'testNotificationChannel(id: $id) { delivered }']) {
      expect(codes(await clients.other.graphql(`mutation($id: ID!) { ${field} }`, { id }))).toEqual(['NOT_FOUND']);
    }
    expect(codes(await set(clients.other, { ...groupRobot(), id }))).toEqual(['NOT_FOUND']);
    expect(codes(await set(clients.other, groupRobot()))).toEqual(['NOT_FOUND']);
    expect((await clients.other.graphql(`{ notificationChannels { id } }`)).data.notificationChannels).toEqual([]);
    expect(codes(await clients.other.graphql(`query($id: ID!) { noticeRecipients(centreId: $id) { reachable } }`, { id: centres[0] }))).toEqual(['NOT_FOUND']);
    const { rows: [stranger] } = await api.database.pool.query<{ id: string }>(`select id from person where login = 'manager.2'`);
    expect(codes(await set(clients.manager, { ...groupRobot(), personId: stranger!.id }))).toEqual(['NOT_FOUND']);
    await clients.manager.graphql(`mutation($id: ID!) { removeNotificationChannel(id: $id) { channel { id } } }`, { id });
  });

  it('those of all centres are for a company post', async () => {
    const input = { kind: 'WEBHOOK', post: 'GENERAL_MANAGER', address: `${robot.url}/all` };
    expect(codes(await set(clients.manager, input))).toEqual(['NOT_FOUND']);
    const made = await set(clients.gm, input);
    expect(made.data.setNotificationChannel.channel).toMatchObject({ centre: null, post: { key: 'GENERAL_MANAGER' } });
    expect((await clients.manager.graphql(`{ notificationChannels { id } }`)).data.notificationChannels).toEqual([]);
    expect((await clients.admin.graphql(`{ notificationChannels { id } }`)).data.notificationChannels).toHaveLength(1);
    await clients.gm.graphql(`mutation($id: ID!) { removeNotificationChannel(id: $id) { channel { id } } }`, { id: made.data.setNotificationChannel.channel.id });
  });

  it('T 4.2: where notices of a company post go is the company\'s to say, not a centre\'s', async () => {
    const { rows: [inspector] } = await api.database.pool.query<{ id: string }>(`select id from person where login = 'inspector'`);
    expect(codes(await set(clients.manager, { ...groupRobot(), personId: inspector!.id }))).toEqual(['NOT_FOUND']);
    expect(codes(await set(clients.manager, { ...groupRobot(), post: 'QUALITY_INSPECTOR' }))).toEqual(['NOT_FOUND']);
    for (const whose of [{ personId: inspector!.id }, { post: 'QUALITY_INSPECTOR' }]) {
      const { id } = (await set(clients.gm, { ...groupRobot(), ...whose })).data.setNotificationChannel.channel;
      expect((await clients.manager.graphql(`{ notificationChannels { id } }`)).data.notificationChannels).toEqual([]);
      expect(codes(await set(clients.manager, { ...groupRobot(), id, address: 'https://example.com/mine' }))).toEqual(['NOT_FOUND']);
      await clients.gm.graphql(`mutation($id: ID!) { removeNotificationChannel(id: $id) { channel { id } } }`, { id });
    }
    const ask = async (client: TestClient) => (await client.graphql(`query($id: ID!) { noticeRecipients(centreId: $id) { settable person { id } } }`, { id: centres[0] })).data.noticeRecipients as { settable: boolean; person: { id: string } }[];
    expect((await ask(clients.manager)).find(({ person }) => person.id === inspector!.id)?.settable).toBe(false);
    expect((await ask(clients.gm)).every(({ settable }) => settable)).toBe(true);
  });

  it('the desk neither sees nor sets any', async () => {
    expect(codes(await clients.desk.graphql(`{ notificationChannels { id } }`))).toEqual(['FORBIDDEN']);
    expect(codes(await set(clients.desk, groupRobot()))).toEqual(['FORBIDDEN']);
    expect(codes(await clients.desk.graphql(`{ notices { edges { cursor } } }`))).toEqual(['FORBIDDEN']);
    expect(codes(await set(clients.supervisor, groupRobot()))).toEqual(['FORBIDDEN']);
  });

  it.each([
    [{ kind: 'MAIL', address: 'manager@example.com' }, /No mail server/],
    [{ kind: 'MAIL', address: 'a@b.cn\r\nBcc: c@d.cn' }, /not a mail address/],
    [{ kind: 'WEBHOOK', address: 'ftp://example.com' }, /https/],
  ])('%o is refused with words', async (change, why) => {
    const answer = await set(clients.manager, { ...groupRobot(), ...change });
    expect(answer.data.setNotificationChannel).toMatchObject({ channel: null, refusal: { message: { en: expect.stringMatching(why) } } });
  });

  it.each([
    [{ quietFrom: '22:00' }],
    [{ quietFrom: '25:00', quietUntil: '07:00' }],
    [{ language: 'fr' }],
    [{ address: '' }],
    [{ address: `http://x/${'y'.repeat(1_001)}` }],
    [{ personId: '00000000-0000-7000-8000-000000000000', post: 'CENTRE_MANAGER' }],
  ])('%o is bad input', async (change) => {
    expect(codes(await set(clients.manager, { ...groupRobot(), ...change }))).toEqual(['BAD_USER_INPUT']);
  });

  it('it is said who is reached by a screen only', async () => {
    const ask = async () => (await clients.manager.graphql(`query($id: ID!) { noticeRecipients(centreId: $id) { reachable person { id } posts { key } } }`, { id: centres[0] })).data.noticeRecipients as { reachable: boolean; posts: { key: string }[] }[];
    expect((await ask()).every(({ reachable }) => !reachable)).toBe(true);
    const { id } = (await set(clients.manager, { ...groupRobot(), post: 'CS_SUPERVISOR' })).data.setNotificationChannel.channel;
    expect((await ask()).filter(({ reachable }) => reachable).flatMap(({ posts }) => posts.map(({ key }) => key))).toEqual(['CS_SUPERVISOR']);
    await clients.manager.graphql(`mutation($id: ID!) { removeNotificationChannel(id: $id) { channel { id } } }`, { id });
  });
});

describe('notices', () => {
  const NOTICES = `query($filter: NoticeFilter, $centreIds: [ID!], $first: Int, $after: String) { notices(filter: $filter, centreIds: $centreIds, first: $first, after: $after) {
    edges { node { id caseNumber rule ruleName { zh } clause kind level channelKind addressMasked status attempts error possiblyDoubled together sentAt nextAttemptAt person { name { zh } } post { key } passedOver { key } centre { id } } }
    pageInfo { hasNextPage endCursor } } }`;
  const list = async (client: TestClient, variables: object = {}) => {
    const answer = await client.graphql(NOTICES, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data.notices as { edges: { node: Record<string, unknown> & { id: string; status: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
  let caseNumber: string;
  let caseId: string;

  it('P 4.6: a matter that nobody settles is told to the supervisor by the real sweeper; the obligation and the page say so', async () => {
    await set(clients.manager, groupRobot());
    const { rows: [unit] } = await api.database.pool.query<{ id: string }>('select id from unit where centre_id = $1 limit 1', [centres[0]]);
    const received = await clients.desk.graphql(
      `mutation($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } refusal { message { en } } } }`,
      { input: { clientKey: 'n-1', centreId: centres[0], kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '电梯困人', description: '三号电梯停在七楼。', unitId: unit!.id, anonymous: true } },
    );
    expect(received.errors).toBeUndefined();
    ({ number: caseNumber, id: caseId } = received.data.receiveCase.case);
    await api.database.pool.query(`select adjust_clock('3 days')`);
    await expect.poll(async () => (await list(clients.supervisor)).edges.map(({ node }) => node.status), { timeout: 15_000 }).toContain('SENT');
    await expect.poll(async () => (await list(clients.supervisor, { filter: { status: 'WAITING' } })).edges.length, { timeout: 40_000, interval: 300 }).toBe(0);
    const { edges } = await list(clients.supervisor, { filter: { caseNumber } });
    expect(edges.length).toBeGreaterThan(0);
    expect(edges[0]!.node).toMatchObject({ caseNumber, channelKind: 'WECOM_ROBOT', status: 'SENT', error: null, person: null, centre: { id: centres[0] }, nextAttemptAt: null });
    expect(edges.map(({ node }) => node['clause'])).toContainEqual(expect.stringMatching(/^[A-Z]+ \S+/));
    expect(edges.every(({ node }) => node['ruleName'] !== node['rule'] && node['level'] !== null)).toBe(true);
    const onCase = await clients.supervisor.graphql(`query($id: ID!) { case(id: $id) { obligations { id notices { status channelKind obligationId sentAt } } } }`, { id: caseId });
    expect(onCase.errors).toBeUndefined();
    const told = (onCase.data.case.obligations as { id: string; notices: { obligationId: string }[] }[]).flatMap(({ id, notices }) => notices.map(({ obligationId }) => obligationId === id));
    expect(told).toHaveLength(edges.length);
    expect(told.every(Boolean)).toBe(true);
    expect(robot.arrived.some(({ json }) => (json.markdown.content as string).includes(`https://desk.example.com/cases/${caseNumber}`))).toBe(true);
  }, 80_000);

  it('pages go on where the last one ended, newest first', async () => {
    const all = (await list(clients.supervisor)).edges.map(({ node }) => node.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await list(clients.supervisor, { first: 1, after });
      paged.push(...page.edges.map(({ node }) => node.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(paged).toEqual(all);
  });

  it("another centre's are not there, not even asked for by its id, and cannot be sent again", async () => {
    const { node } = (await list(clients.supervisor)).edges[0]!;
    expect((await list(clients.other, { centreIds: [centres[0]] })).edges).toEqual([]);
    expect((await list(clients.gm, { centreIds: [centres[0]] })).edges.length).toBeGreaterThan(0);
    expect(codes(await clients.other.graphql(`mutation($id: ID!) { resendNotice(id: $id) { notice { id } } }`, { id: node.id }))).toEqual(['NOT_FOUND']);
    expect(codes(await clients.supervisor.graphql(`mutation($id: ID!) { resendNotice(id: $id) { notice { id } } }`, { id: node.id }))).toEqual(['FORBIDDEN']);
  });

  it('sent again by hand it says that it may be a double', async () => {
    const { node } = (await list(clients.manager)).edges[0]!;
    const before = robot.arrived.length;
    const again = await clients.manager.graphql(`mutation($id: ID!) { resendNotice(id: $id) { notice { id status possiblyDoubled } refusal { message { en } } } }`, { id: node.id });
    expect(again.data.resendNotice).toMatchObject({ refusal: null, notice: { id: node.id, possiblyDoubled: true } });
    await expect.poll(() => robot.arrived.length, { timeout: 40_000, interval: 200 }).toBe(before + 1);
    expect(robot.arrived.at(-1)!.json.markdown.content).toContain('可能重复');
  }, 60_000);

  it('a channel that is removed gives up aloud what waited for it', async () => {
    const channels = (await clients.manager.graphql(`{ notificationChannels { id } }`)).data.notificationChannels as { id: string }[];
    await api.database.pool.query(`update notification set status = 'FAILED', next_attempt_at = clock_timestamp() + interval '1 hour', last_error = 'HTTP 500' where id = (select id from notification limit 1)`);
    for (const { id } of channels) await clients.manager.graphql(`mutation($id: ID!) { removeNotificationChannel(id: $id) { channel { id } } }`, { id });
    const { edges } = await list(clients.manager, { filter: { status: 'GIVEN_UP' } });
    expect(edges.map(({ node }) => node['error'])).toEqual(['the channel was removed']);
    const refused = await clients.manager.graphql(`mutation($id: ID!) { resendNotice(id: $id) { notice { id } refusal { message { zh } } } }`, { id: edges[0]!.node.id });
    expect(refused.data.resendNotice).toMatchObject({ notice: null, refusal: { message: { zh: expect.stringContaining('移除') } } });
    const health = await clients.gm.graphql('{ health { warnings { zh } } }');
    expect(JSON.stringify(health.data)).toContain('已放弃');
  });
});
