import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { Sealer } from '../journal/index.js';
import { sweepBatch, Sweeper } from '../obligations/sweep.js';
import { buildSmallHouse, type SmallHouse, type WrittenStep } from '../obligations/testing/small-house.js';
import { MOST_ATTEMPTS } from './back-off.js';
import type { ChannelKind } from './channel.js';
import { claimMessages } from './claim-messages.js';
import { fillOutbox } from './fill-outbox.js';
import { notificationWarnings } from './notification-warnings.js';
import { Notifier, type NotifierOptions } from './notifier.js';
import { recordOutcome } from './record-outcome.js';
import { Sender } from './send-message.js';
import { dingTalkReply, startMailBox, startReceiver, weComReply, type Arrived, type Receiver, type Reply } from './testing/receivers.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let house: SmallHouse;
const open: { close?(): Promise<void>; stop?(): Promise<void> }[] = [];

beforeEach(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 6 });
  house = await buildSmallHouse(database.pool);
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await (one.stop ?? one.close)!.call(one);
  await database.close();
  await test.drop();
});

const rows = async <R>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const opened = <T extends { close?(): Promise<void>; stop?(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};
const receiver = async (reply?: (message: Arrived, before: number) => Reply): Promise<Receiver> => opened(await startReceiver(reply));

interface ChannelFields {
  kind?: ChannelKind;
  person?: string;
  post?: string;
  centre?: string | null;
  secret?: string;
  language?: string;
  quiet?: [string, string];
}
async function channel(address: string, { kind = 'WEBHOOK', person, post, centre, secret, language = 'zh-CN', quiet }: ChannelFields = {}): Promise<string> {
  const [row] = await rows<{ id: string }>(
    `insert into notification_channel (kind, address, secret, centre_id, person_id, post, language, quiet_from, quiet_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [kind, address, secret ?? null, centre === undefined ? house.centreId : centre, person ?? null, post ?? null, language, quiet?.[0] ?? null, quiet?.[1] ?? null],
  );
  return row!.id;
}

const overdue = (to = 'CS_SUPERVISOR', changes: Partial<WrittenStep> = {}): WrittenStep => ({ kind: 'OVERDUE', level: 1, inSeconds: -5, to, ...changes });
/** Steps as the sweeper takes them, sealed. */
async function ring(...steps: WrittenStep[]): Promise<string> {
  const caseId = await house.openCase();
  await house.owe(caseId, steps);
  await sweepAndSeal();
  return caseId;
}
async function sweepAndSeal(): Promise<void> {
  await sweepBatch(async <R>(config: { text: string }) => (await database.pool.query(config)).rows as R[]);
  await database.pool.query('select seal()');
}

function notifier(changes: Partial<NotifierOptions> = {}, withinMs = 2_000, smtpUrl?: string): Notifier {
  const sender = new Sender({ allowHttp: true, mail: smtpUrl === undefined ? null : { smtpUrl, from: 'Guanjia <desk@example.com>' }, withinMs });
  const one = opened(new Notifier({ database, sender, publicUrl: 'https://desk.example.com', lookEveryMs: 50, ...changes }));
  one.start();
  return one;
}

interface Stored {
  status: string;
  attempts: number;
  last_error: string | null;
  first_sent_uncertain: boolean;
  post: string;
  passed_over: string;
  person_id: string | null;
  message_id: string | null;
  claimed_until: Date | null;
  channel_id: string;
  not_before: Date;
}
const notices = () => rows<Stored>('select * from notification order by journal_seq, channel_id');
async function until(good: (notices: Stored[]) => boolean, withinMs = 12_000): Promise<Stored[]> {
  for (const end = performance.now() + withinMs; ; await sleep(25)) {
    const now = await notices();
    if (good(now)) return now;
    if (performance.now() > end) throw new Error(`it did not come to that: ${JSON.stringify(now)}`);
  }
}
const allSent = (count: number) => (stored: Stored[]) => stored.length === count && stored.every(({ status }) => status === 'SENT');
/** What failed is due again at once. */
const retryNow = () => rows(`update notification set next_attempt_at = clock_timestamp() where status = 'FAILED'`);

describe('A step reaches a person (law 9)', () => {
  it('a manager with no browser open gets it by webhook and by mail, from the sweeper on', async () => {
    const desk = await receiver();
    const box = opened(await startMailBox());
    await rows(`update person set language = 'en' where id = $1`, [house.holders['CENTRE_MANAGER']]);
    await channel(`${desk.url}/hook`, { person: house.holders['CENTRE_MANAGER']!, secret: 'shared-secret' });
    await channel('manager@example.com', { kind: 'MAIL', person: house.holders['CENTRE_MANAGER']!, centre: null });
    await house.owe(await house.openCase(), [overdue('CENTRE_MANAGER', { inSeconds: 1, kind: 'ESCALATE', level: 2 })]);

    const sealer = opened(new Sealer(test.url));
    sealer.start();
    const sweeper = opened(new Sweeper(test.url, { takeDueSteps: async () => undefined, onTaken: () => sealer.poke() }));
    sweeper.start();
    notifier({}, 5_000, box.url);

    const stored = await until(allSent(2));
    expect(stored.map(({ person_id }) => person_id)).toEqual([house.holders['CENTRE_MANAGER'], house.holders['CENTRE_MANAGER']]);
    expect(desk.arrived[0]!.json).toMatchObject({ language: 'en', possiblyDoubled: false, notices: [{ event: 'ObligationEscalated', level: 2, rule: 'FD-06' }] });
    expect(desk.arrived[0]!.headers).toMatchObject({ 'x-guanjia-attempt': '1', 'x-guanjia-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/), 'x-guanjia-signature': expect.stringMatching(/^sha256=/) });
    expect(box.mails).toMatchObject([{ from: 'desk@example.com', to: 'manager@example.com' }]);
    expect(box.mails[0]!.raw).toMatch(/^Message-ID: <[0-9a-f-]{36}@guanjia\.invalid>\r$/m);
    expect(box.mails[0]!.raw).toMatch(/escalated/);
  });

  it('a vacant post is passed over aloud, and the next one up is told', async () => {
    const desk = await receiver();
    await rows('delete from post_holding where post = $1', ['CS_SUPERVISOR']);
    await channel(desk.url, { person: house.holders['CENTRE_MANAGER']! });
    await ring(overdue('CS_SUPERVISOR'));
    notifier();
    const [stored] = await until(allSent(1));
    expect(stored).toMatchObject({ post: 'CENTRE_MANAGER', passed_over: 'CS_SUPERVISOR', person_id: house.holders['CENTRE_MANAGER'] });
    expect(desk.arrived[0]!.json.text).toContain('CS_SUPERVISOR空缺');
  });

  it('each person whom it reached, by each channel; the post; the group of the centre; nobody else', async () => {
    const [person, post, group, other] = [await receiver(), await receiver(), await receiver(), await receiver()];
    const second = house.holders['CENTRE_MANAGER']!;
    await rows(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'CS_SUPERVISOR', $2, app_now() - interval '1 day')`, [second, house.centreId]);
    await channel(`${person.url}/a`, { person: house.holders['CS_SUPERVISOR']! });
    await channel(`${person.url}/b`, { person: house.holders['CS_SUPERVISOR']! });
    await channel(`${person.url}/c`, { person: second, centre: null });
    await channel(post.url, { post: 'CS_SUPERVISOR' });
    await channel(group.url);
    const elsewhere = await buildSmallHouse(database.pool);
    await channel(other.url, { person: house.holders['RECEPTIONIST']! });
    await channel(other.url, { centre: elsewhere.centreId });
    await channel(other.url, { post: 'CENTRE_MANAGER' });
    await rows(`update notification_channel set removed_at = app_now() where id = $1`, [await channel(other.url)]);
    await ring(overdue());
    notifier();
    await until(allSent(5));
    expect([person.arrived.map(({ path }) => path).sort(), post.arrived.length, group.arrived.length, other.arrived.length]).toEqual([['/a', '/b', '/c'], 1, 1, 0]);
  });

  it('a record that is not for everyone at the centre does not go to its group', async () => {
    const desk = await receiver();
    await channel(`${desk.url}/group`);
    await channel(`${desk.url}/person`, { person: house.holders['CS_SUPERVISOR']! });
    await house.owe(await house.openCase({ audience: 'CONFIDENTIAL' }), [overdue()]);
    await sweepAndSeal();
    notifier();
    await until(allSent(1));
    expect(desk.arrived.map(({ path }) => path)).toEqual(['/person']);
  });

  it('nothing rings for history, nor a silent step, nor what happened before there were notices', async () => {
    await channel('http://127.0.0.1:9/');
    const past = await house.openCase();
    await house.owe(past, [overdue()]);
    await rows('update obligation set historic = true');
    await house.owe(await house.openCase(), [overdue('CS_SUPERVISOR', { silent: true })]);
    await sweepAndSeal();
    expect(await fillOutbox(database.pool)).toBe(0);
    expect(await rows('select type from journal')).toHaveLength(2);
    const [{ seq, head }] = (await rows<{ seq: number; head: number }>('select c.seq, h.seq as head from notification_cursor c, journal_head h')) as [{ seq: number; head: number }];
    expect(seq).toBe(head);
  });

  it('the text carries no personal data and no free text of the case', async () => {
    const desk = await receiver();
    await channel(desk.url);
    await ring(overdue());
    notifier();
    await until(allSent(1));
    expect(desk.arrived[0]!.body).not.toContain('电梯困人');
    expect(desk.arrived[0]!.body).not.toContain('某');
  });
});

describe('The robots take what they are sent, as they document it', () => {
  it('WeCom and DingTalk, signed', async () => {
    const weCom = await receiver(weComReply('693a91f6-key'));
    const dingTalk = await receiver(dingTalkReply('token-1', 'SECabcdef'));
    await channel(`${weCom.url}/cgi-bin/webhook/send?key=693a91f6-key`, { kind: 'WECOM_ROBOT' });
    await channel(`${dingTalk.url}/robot/send?access_token=token-1`, { kind: 'DINGTALK_ROBOT', secret: 'SECabcdef', language: 'en' });
    await ring(overdue());
    notifier();
    await until(allSent(2));
    expect(weCom.arrived[0]!.json.markdown.content).toContain('已超时');
    expect(dingTalk.arrived[0]!.json.markdown.text).toContain('Overdue');
  });

  it('a robot that says no with HTTP 200 has not told anybody', async () => {
    const weCom = await receiver(weComReply('right-key'));
    await channel(`${weCom.url}/cgi-bin/webhook/send?key=wrong-key-0000`, { kind: 'WECOM_ROBOT' });
    await ring(overdue());
    notifier();
    const [stored] = await until(([first]) => first?.status === 'FAILED');
    expect(stored).toMatchObject({ attempts: 1, last_error: 'errcode 93000 invalid webhook url', first_sent_uncertain: false });
  });

  it('mail to an address that the server does not know is not tried again; the address is in no error', async () => {
    const box = opened(await startMailBox({ refuse: ['gone@example.com'] }));
    await channel('gone@example.com', { kind: 'MAIL' });
    await ring(overdue());
    notifier({}, 5_000, box.url);
    const [stored] = await until(([first]) => first?.status === 'GIVEN_UP');
    expect(stored!.last_error).toMatch(/^SMTP 550/);
    expect(stored!.last_error).not.toContain('gone@example.com');
  });

  it('no redirect is followed', async () => {
    const target = await receiver();
    const from = await receiver(() => ({ status: 307, headers: { location: target.url } }));
    await channel(from.url);
    await ring(overdue());
    notifier();
    const [stored] = await until(([first]) => first?.status === 'FAILED');
    expect([stored!.last_error, target.arrived.length]).toEqual(['HTTP 307', 0]);
  });

  it('an answer without end is not read to its end', async () => {
    const desk = await receiver(() => ({ body: 'x'.repeat(30_000_000) }));
    await channel(desk.url);
    await ring(overdue());
    notifier();
    await until(allSent(1));
  });
});

describe('What fails is tried again', () => {
  it('later each time, with the same delivery id, and given up aloud after 8 attempts', async () => {
    const desk = await receiver(() => ({ status: 503 }));
    await channel(desk.url);
    await ring(overdue());
    notifier();
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      await until(([first]) => first?.attempts === attempt && first.claimed_until === null);
      await retryNow();
    }
    const [stored] = await until(([first]) => first?.status === 'GIVEN_UP');
    expect(stored).toMatchObject({ attempts: MOST_ATTEMPTS, last_error: 'HTTP 503' });
    expect(new Set(desk.arrived.map(({ headers }) => headers['x-guanjia-delivery'])).size).toBe(1);
    expect(desk.arrived.map(({ headers }) => headers['x-guanjia-attempt'])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(desk.arrived.every(({ json }) => json.possiblyDoubled === false)).toBe(true);
    expect((await notificationWarnings(database.pool)).map(({ en }) => en).join()).toContain('1 notices of the last 7 days were given up');
  });

  it('waits in between: 10 s after the first failure, a quarter more or less; a minute when the robot says "too many"', async () => {
    const desk = await receiver(() => ({ status: 500 }));
    const robot = await receiver(() => ({ body: '{"errcode":45009,"errmsg":"api freq out of limit"}' }));
    const plain = await channel(desk.url);
    await channel(robot.url, { kind: 'WECOM_ROBOT' });
    await ring(overdue());
    notifier();
    await until((all) => all.length === 2 && all.every(({ status }) => status === 'FAILED'));
    const waits = await rows<{ channel_id: string; wait: number }>(`select channel_id, extract(epoch from next_attempt_at - claimed_at)::float8 as wait from notification`);
    for (const { channel_id, wait } of waits) {
      expect(wait).toBeGreaterThan(channel_id === plain ? 7.4 : 59);
      expect(wait).toBeLessThan(channel_id === plain ? 16 : 65);
    }
  });

  it('a receiver that took it and never answered may have it: the next text says so', async () => {
    const desk = await receiver((_message, before) => (before === 0 ? { cut: true } : {}));
    await channel(desk.url);
    await ring(overdue());
    notifier();
    await until(([first]) => first?.status === 'FAILED');
    await retryNow();
    const [stored] = await until(allSent(1));
    expect(stored).toMatchObject({ attempts: 2, first_sent_uncertain: true });
    expect(desk.arrived.map(({ json }) => json.possiblyDoubled)).toEqual([false, true]);
    expect(desk.arrived[1]!.json.text).toContain('可能重复');
  });

  it('one that was never reached surely has not', async () => {
    const gone = await startReceiver();
    await gone.close();
    await channel(gone.url);
    await ring(overdue());
    notifier();
    const [stored] = await until(([first]) => first?.status === 'FAILED');
    expect(stored).toMatchObject({ last_error: 'ECONNREFUSED', first_sent_uncertain: false });
  });

  it('slow and dead receivers hold up nobody else', async () => {
    const slow = await receiver(() => ({ afterMs: 1_500 }));
    const quick = await receiver();
    for (let n = 0; n < 12; n++) await channel(`${slow.url}/${n}`, { post: 'CS_SUPERVISOR' });
    await channel(quick.url);
    const begun = performance.now();
    await ring(overdue());
    notifier({}, 1_000);
    await until((all) => all.some(({ status }) => status === 'SENT'));
    expect(quick.arrived).toHaveLength(1);
    expect(slow.arrived.length).toBe(12);
    const stored = await until((all) => all.filter(({ status }) => status === 'FAILED').length === 12);
    expect(stored.filter(({ last_error }) => last_error === 'no answer within 1 s')).toHaveLength(12);
    expect(performance.now() - begun).toBeLessThan(8_000);
  });

  it('without an allowed http a stored http address is refused at sending too, and a name that leads home', async () => {
    const desk = await receiver();
    const port = new URL(desk.url).port;
    await channel(desk.url);
    await channel(`https://localhost:${port}/`, { post: 'CS_SUPERVISOR' });
    await ring(overdue());
    notifier({ sender: new Sender({ allowHttp: false, mail: null, withinMs: 2_000 }) });
    const stored = await until((all) => all.length === 2 && all.every(({ status }) => status === 'FAILED'));
    expect(stored.map(({ last_error }) => last_error).sort()).toEqual(['PrivateAddress', 'not https']);
    expect(desk.arrived).toEqual([]);
  });
});

describe('Two deliverers, one row', () => {
  it('each message is claimed by one of many that ask at once', async () => {
    for (let n = 0; n < 30; n++) await channel(`http://127.0.0.1:9/${n}`, { post: 'CS_SUPERVISOR' });
    await ring(overdue());
    expect(await fillOutbox(database.pool)).toBe(30);
    const options = { most: 10, leaseMs: 60_000, burst: { size: 3, withinMs: 30_000 } };
    const claimed = (await Promise.all(Array.from({ length: 6 }, () => claimMessages(database.pool, options)))).flat();
    while (claimed.length < 30) claimed.push(...(await claimMessages(database.pool, options)));
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(30);
    expect(await claimMessages(database.pool, options)).toEqual([]);
    expect((await notices()).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('two notifiers over one database send each once', async () => {
    const desk = await receiver(() => ({ afterMs: 20 }));
    for (let n = 0; n < 20; n++) await channel(`${desk.url}/${n}`, { post: 'CS_SUPERVISOR' });
    notifier();
    notifier();
    await ring(overdue());
    await until(allSent(20));
    expect(desk.arrived).toHaveLength(20);
  });

  it('many that fill at once put each step in once', async () => {
    await channel('http://127.0.0.1:9/');
    for (let n = 0; n < 5; n++) await ring(overdue());
    await Promise.all(Array.from({ length: 6 }, () => fillOutbox(database.pool)));
    expect(await notices()).toHaveLength(5);
  });

  it('a claim that ran out goes to another, marked; the first one, waking up late, undoes nothing', async () => {
    await channel('http://127.0.0.1:9/');
    await ring(overdue());
    await fillOutbox(database.pool);
    const options = { most: 1, leaseMs: 1, burst: { size: 3, withinMs: 30_000 } };
    const [first] = await claimMessages(database.pool, options);
    await sleep(20);
    const [second] = await claimMessages(database.pool, { ...options, leaseMs: 60_000 });
    expect(second).toEqual({ id: first!.id, attempt: 2 });
    await recordOutcome(database.pool, first!, { kind: 'refused', error: 'late' });
    expect(await notices()).toMatchObject([{ status: 'WAITING', first_sent_uncertain: true, last_error: null }]);
    await recordOutcome(database.pool, second!, { kind: 'delivered' });
    expect(await notices()).toMatchObject([{ status: 'SENT' }]);
  });
});

describe('One message for a burst', () => {
  it('more than three at once to one recipient are one message that lists them', async () => {
    const desk = await receiver();
    await channel(desk.url);
    for (let n = 0; n < 5; n++) await house.owe(await house.openCase(), [overdue()]);
    await sweepAndSeal();
    notifier();
    const stored = await until(allSent(5));
    expect(desk.arrived).toHaveLength(1);
    expect(desk.arrived[0]!.json.notices).toHaveLength(5);
    expect(desk.arrived[0]!.json.text).toContain('已超时');
    expect(new Set(stored.map(({ message_id }) => message_id)).size).toBe(1);
  });

  it('three go one by one at once; what follows within the window gathers and goes as one', async () => {
    const desk = await receiver();
    await channel(desk.url);
    notifier({ burst: { size: 3, withinMs: 2_500 } });
    for (let n = 0; n < 3; n++) {
      await ring(overdue());
      await until(allSent(n + 1));
    }
    for (let n = 0; n < 4; n++) await ring(overdue());
    await until(allSent(7));
    expect(desk.arrived.map(({ json }) => json.notices.length)).toEqual([1, 1, 1, 4]);
  });

  it('a burst that failed comes again as the same message', async () => {
    const desk = await receiver((_message, before) => (before === 0 ? { status: 500 } : {}));
    await channel(desk.url);
    for (let n = 0; n < 5; n++) await house.owe(await house.openCase(), [overdue()]);
    await sweepAndSeal();
    notifier();
    await until((all) => all.length === 5 && all.every(({ status }) => status === 'FAILED'));
    await retryNow();
    await until(allSent(5));
    expect(desk.arrived.map(({ headers }) => headers['x-guanjia-delivery'])).toEqual([desk.arrived[0]!.headers['x-guanjia-delivery'], desk.arrived[0]!.headers['x-guanjia-delivery']]);
    expect(desk.arrived[1]!.json.notices).toHaveLength(5);
  });
});

describe('Quiet hours', () => {
  /** Business time in the centre's zone as a time of day, so many hours away. */
  const around = async (hours: number) => (await rows<{ time: string }>(`select to_char((app_now() at time zone 'Asia/Shanghai') + $1 * interval '1 hour', 'HH24:MI') as time`, [hours]))[0]!.time;

  it('a wish (SHOULD) waits for their end, an order (MUST) never does', async () => {
    const desk = await receiver();
    const quiet: [string, string] = [await around(-2), await around(3)];
    await channel(desk.url, { quiet });
    const [must, should] = [await house.openCase(), await house.openCase()];
    await house.owe(must, [overdue()], { rule: 'MUST-1' });
    await house.owe(should, [overdue()], { rule: 'SHOULD-1' });
    await rows(`update obligation set strength = 'SHOULD' where rule_key = 'SHOULD-1'`);
    await sweepAndSeal();
    notifier();
    await until((all) => all.filter(({ status }) => status === 'SENT').length === 1);
    expect(desk.arrived.map(({ json }) => json.notices[0].rule)).toEqual(['MUST-1']);
    const waiting = (await notices()).find(({ status }) => status === 'WAITING')!;
    const [{ end }] = (await rows<{ end: string }>(`select to_char($1::timestamptz at time zone 'Asia/Shanghai', 'HH24:MI') as end`, [waiting.not_before])) as [{ end: string }];
    expect(end).toBe(quiet[1]);
    await rows(`select adjust_clock('3 hours')`);
    await until(allSent(2));
  });

  it("the company's hold where the channel has none, and outside them nothing waits", async () => {
    await rows(`insert into company (name_zh, name_en, settings) values ('甲', 'A', jsonb_build_object('quietHours', jsonb_build_object('from', $1::text, 'until', $2::text)))`, [await around(-1), await around(1)]);
    await channel('http://127.0.0.1:9/a');
    await channel('http://127.0.0.1:9/b', { quiet: [await around(1), await around(2)] });
    await house.owe(await house.openCase(), [overdue()]);
    await rows(`update obligation set strength = 'SHOULD'`);
    await sweepAndSeal();
    await fillOutbox(database.pool);
    const waits = await rows<{ address: string; waits: boolean }>(`select c.address, n.not_before > app_now() as waits from notification n join notification_channel c on c.id = n.channel_id order by 1`);
    expect(waits.map(({ waits: later }) => later)).toEqual([true, false]);
  });

  it('a setting that is no time of day counts as none, and stops nothing', async () => {
    await rows(`insert into company (name_zh, name_en, settings) values ('甲', 'A', '{"quietHours": {"from": "ten", "until": "25:99"}}')`);
    await channel('http://127.0.0.1:9/a');
    await ring(overdue());
    expect(await fillOutbox(database.pool)).toBe(1);
  });
});
