import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sealer } from '../journal/index.js';
import { Sweeper } from '../obligations/sweep.js';
import { buildSmallHouse } from '../obligations/testing/small-house.js';
import { fillOutbox } from './fill-outbox.js';
import { allSent, NoticeHouse, overdue } from './testing/notice-house.js';
import { startMailBox } from './testing/receivers.js';

let at: NoticeHouse;
beforeEach(async () => {
  at = await NoticeHouse.open();
});
afterEach(() => at.close());

describe('G9: A step reaches a person (law 9)', () => {
  it('a manager with no browser open gets it by webhook and by mail, from the sweeper on', async () => {
    const desk = await at.receiver();
    const box = at.opened(await startMailBox());
    await at.rows(`update person set language = 'en' where id = $1`, [at.house.holders['CENTRE_MANAGER']]);
    await at.channel(`${desk.url}/hook`, { person: at.house.holders['CENTRE_MANAGER']!, secret: 'shared-secret' });
    await at.channel('manager@example.com', { kind: 'MAIL', person: at.house.holders['CENTRE_MANAGER']!, centre: null });
    await at.house.owe(await at.house.openCase(), [overdue('CENTRE_MANAGER', { inSeconds: 1, kind: 'ESCALATE', level: 2 })]);

    const sealer = at.opened(new Sealer(at.url));
    sealer.start();
    const sweeper = at.opened(new Sweeper(at.url, { takeDueSteps: async () => undefined, onTaken: () => sealer.poke() }));
    sweeper.start();
    at.notifier({}, 5_000, box.url);

    const stored = await at.until(allSent(2));
    expect(stored.map(({ person_id }) => person_id)).toEqual([at.house.holders['CENTRE_MANAGER'], at.house.holders['CENTRE_MANAGER']]);
    expect(desk.arrived[0]!.json).toMatchObject({ language: 'en', possiblyDoubled: false, notices: [{ event: 'ObligationEscalated', level: 2, rule: 'FD-06' }] });
    expect(desk.arrived[0]!.headers).toMatchObject({ 'x-guanjia-attempt': '1', 'x-guanjia-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/), 'x-guanjia-signature': expect.stringMatching(/^sha256=/) });
    expect(box.mails).toMatchObject([{ from: 'desk@example.com', to: 'manager@example.com' }]);
    expect(box.mails[0]!.raw).toMatch(/^Message-ID: <[0-9a-f-]{36}@guanjia\.invalid>\r$/m);
    expect(box.mails[0]!.raw).toMatch(/escalated/);
  });

  it('so is what comes round by itself: the duty by its name and days, with its link, in the outbox as a duty’s', async () => {
    const desk = await at.receiver();
    await at.channel(desk.url, { person: at.house.holders['CENTRE_MANAGER']! });
    const dutyId = await at.ringDuty(overdue('CENTRE_MANAGER'));
    at.notifier();
    await at.until(allSent(1));
    expect(await at.rows('select case_id, duty_id from notification')).toEqual([{ case_id: null, duty_id: dutyId }]);
    expect(desk.arrived[0]!.json).toMatchObject({ notices: [{ event: 'ObligationOverdue', rule: 'CP-28', case: null, duty: { id: dutyId }, link: `https://desk.example.com/duties?duty=${dutyId}` }] });
    expect(desk.arrived[0]!.json.text).toMatch(/周期：\d{4}-\d\d-\d\d/);
  });

  it('a vacant post is passed over aloud, and the next one up is told', async () => {
    const desk = await at.receiver();
    await at.rows('delete from post_holding where post = $1', ['CS_SUPERVISOR']);
    await at.channel(desk.url, { person: at.house.holders['CENTRE_MANAGER']! });
    await at.ring(overdue('CS_SUPERVISOR'));
    at.notifier();
    const [stored] = await at.until(allSent(1));
    expect(stored).toMatchObject({ post: 'CENTRE_MANAGER', passed_over: 'CS_SUPERVISOR', person_id: at.house.holders['CENTRE_MANAGER'] });
    expect(desk.arrived[0]!.json.text).toContain('CS_SUPERVISOR空缺');
  });

  it('each person whom it reached, by each channel; the post; the group of the centre; nobody else', async () => {
    const [person, post, group, other] = [await at.receiver(), await at.receiver(), await at.receiver(), await at.receiver()];
    const second = at.house.holders['CENTRE_MANAGER']!;
    await at.rows(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'CS_SUPERVISOR', $2, app_now() - interval '1 day')`, [second, at.house.centreId]);
    await at.channel(`${person.url}/a`, { person: at.house.holders['CS_SUPERVISOR']! });
    await at.channel(`${person.url}/b`, { person: at.house.holders['CS_SUPERVISOR']! });
    await at.channel(`${person.url}/c`, { person: second, centre: null });
    await at.channel(post.url, { post: 'CS_SUPERVISOR' });
    await at.channel(group.url);
    const elsewhere = await buildSmallHouse(at.database.pool);
    await at.channel(other.url, { person: at.house.holders['RECEPTIONIST']! });
    await at.channel(other.url, { centre: elsewhere.centreId });
    await at.channel(other.url, { post: 'CENTRE_MANAGER' });
    await at.rows(`update notification_channel set removed_at = app_now() where id = $1`, [await at.channel(other.url)]);
    await at.ring(overdue());
    at.notifier();
    await at.until(allSent(5));
    expect([person.arrived.map(({ path }) => path).sort(), post.arrived.length, group.arrived.length, other.arrived.length]).toEqual([['/a', '/b', '/c'], 1, 1, 0]);
  });

  it('a record that is not for everyone at the centre does not go to its group', async () => {
    const desk = await at.receiver();
    await at.channel(`${desk.url}/group`);
    await at.channel(`${desk.url}/person`, { person: at.house.holders['CS_SUPERVISOR']! });
    await at.house.owe(await at.house.openCase({ audience: 'CONFIDENTIAL' }), [overdue()]);
    await at.sweepAndSeal();
    at.notifier();
    await at.until(allSent(1));
    expect(desk.arrived.map(({ path }) => path)).toEqual(['/person']);
  });

  it('nothing rings for history, nor a silent step, nor what happened before there were notices', async () => {
    await at.channel('http://127.0.0.1:9/');
    const past = await at.house.openCase();
    await at.house.owe(past, [overdue()]);
    await at.rows('update obligation set historic = true');
    await at.house.owe(await at.house.openCase(), [overdue('CS_SUPERVISOR', { silent: true })]);
    await at.sweepAndSeal();
    expect(await fillOutbox(at.database.pool)).toBe(0);
    expect(await at.rows('select type from journal')).toHaveLength(2);
    const [{ seq, head }] = (await at.rows<{ seq: number; head: number }>('select c.seq, h.seq as head from notification_cursor c, journal_head h')) as [{ seq: number; head: number }];
    expect(seq).toBe(head);
  });

  it('the text carries no personal data and no free text of the case', async () => {
    const desk = await at.receiver();
    await at.channel(desk.url);
    await at.ring(overdue());
    at.notifier();
    await at.until(allSent(1));
    expect(desk.arrived[0]!.body).not.toContain('电梯困人');
    expect(desk.arrived[0]!.body).not.toContain('某');
  });
});
