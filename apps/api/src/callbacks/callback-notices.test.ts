import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOutbox } from '../notifications/fill-outbox.js';
import { readMessages } from '../notifications/read-messages.js';
import { messageText } from '../notifications/notice-text.js';
import { watchFollowLag } from '../journal/index.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

let house: CallbackHouse;
beforeEach(async () => {
  house = await openCallbackHouse();
  await house.at('2027-03-01T09:00:00');
  await house.follow();
});
afterEach(() => house.close());

const channel = (personId: string | null, post: string | null, to: string) =>
  house.ask(`insert into notification_channel (kind, address, centre_id, person_id, post) values ('WEBHOOK', $1, $2, $3, $4)`, [`https://example.com/${to}`, house.centreId, personId, post]);
/** Whom the alarms of visits went to, and which. */
const told = () =>
  house.ask<{ to: string; callback_id: string }>(
    `select distinct substr(ch.address, 21) as to, n.callback_id from notification n join notification_channel ch on ch.id = n.channel_id where n.callback_id is not null order by 1`,
  );
const overdue = async () => {
  await house.at('2027-03-07T12:00:00');
  await house.pass();
  await house.ask('select seal()');
  await fillOutbox(house.database.pool);
};

describe('Law 9: an alarm of a visit reaches people', () => {
  it('of a complaint: each person whom it reached, and the centre’s group; with its case, rule and link', async () => {
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.follow();
    const [callback] = await house.callbacks(caseId);
    await channel(house.personIds.zhao, null, 'manager');
    await channel(null, null, 'group');
    await channel(house.personIds.zhou, null, 'guard');
    await overdue();
    expect(await told()).toEqual(['group', 'manager'].map((to) => ({ to, callback_id: callback!.id })));
    await house.ask(`update notification set message_id = id`);
    const { rows } = await house.database.pool.query<{ id: string }>('select id from notification where callback_id is not null limit 1');
    const message = (await readMessages(house.database, [rows[0]!.id], 'https://desk.example.com')).get(rows[0]!.id)!;
    const [notice] = message.message.notices;
    expect(notice).toMatchObject({ caseNumber: (await house.stored(caseId)).number, callbackId: callback!.id, duty: null, rule: expect.stringMatching(/^CB-01/), link: `https://desk.example.com/callbacks?callback=${callback!.id}` });
    expect(messageText(message.message).paragraphs.at(-1)!.lines.join('')).toContain('三天内回访');
  });

  it('of a draw: never who handled the matter nor a channel that they read, and not the group; but somebody', async () => {
    const caseId = await house.settled();
    await house.follow();
    const [callback] = await house.callbacks(caseId);
    expect(callback).toMatchObject({ origin: 'DRAWN', hidden_from: expect.arrayContaining([house.personIds.sun]) });
    // Who settled it is the only one whom the step reaches.
    await house.ask(`update post_holding set held_until = '2027-03-02T00:00:00+08:00' where post = 'CS_SUPERVISOR'`);
    await house.ask(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'CS_SUPERVISOR', $2, '2027-03-02T00:00:00+08:00')`, [house.personIds.sun, house.centreId]);
    await channel(house.personIds.sun, null, 'handler');
    await channel(null, 'CS_SUPERVISOR', 'post');
    await channel(null, null, 'group');
    await channel(house.personIds.zhao, null, 'manager');
    await overdue();
    expect(await told()).toEqual([{ to: 'manager', callback_id: callback!.id }]);
  });
});

describe('A follower that stands', () => {
  it('is seen to lag, and only delays', async () => {
    const lag = watchFollowLag(house.database.pool, 'callback_cursor');
    await house.follow();
    expect(await lag()).toBe(0);
    const holder = await house.database.pool.connect();
    await holder.query('begin');
    await holder.query('select seq from callback_cursor for update');
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.follow();
    expect(await house.callbacks(caseId)).toEqual([]);
    await lag();
    await expect.poll(lag, { interval: 20 }).toBeGreaterThan(0.05);
    await holder.query('rollback');
    holder.release();
    await house.follow();
    expect(await house.callbacks(caseId)).toHaveLength(1);
    // What the follower wrote itself is sealed and passed by.
    await house.follow();
    await house.follow();
    expect(await lag()).toBe(0);
  });
});
