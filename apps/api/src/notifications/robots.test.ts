import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sender } from './send-message.js';
import { testNotificationChannel } from './test-notification-channel.js';
import { allSent, NoticeHouse, overdue } from './testing/notice-house.js';
import { dingTalkReply, startMailBox, weComReply } from './testing/receivers.js';

let at: NoticeHouse;
beforeEach(async () => {
  at = await NoticeHouse.open();
});
afterEach(() => at.close());

describe('The robots take what they are sent, as they document it', () => {
  it('WeCom and DingTalk, signed', async () => {
    const weCom = await at.receiver(weComReply('693a91f6-key'));
    const dingTalk = await at.receiver(dingTalkReply('token-1', 'SECabcdef'));
    await at.channel(`${weCom.url}/cgi-bin/webhook/send?key=693a91f6-key`, { kind: 'WECOM_ROBOT' });
    await at.channel(`${dingTalk.url}/robot/send?access_token=token-1`, { kind: 'DINGTALK_ROBOT', secret: 'SECabcdef', language: 'en' });
    await at.ring(overdue());
    at.notifier();
    await at.until(allSent(2));
    expect(weCom.arrived[0]!.json.markdown.content).toContain('已超时');
    expect(dingTalk.arrived[0]!.json.markdown.text).toContain('Overdue');
  });

  it('a demo company’s notices say that they are: robot, webhook, mail, and the trial of a channel', async () => {
    await at.rows(`insert into company (name_zh, name_en, demo) values ('甲', 'A', true)`);
    const [weCom, desk, box] = [await at.receiver(weComReply('693a91f6-key')), await at.receiver(), at.opened(await startMailBox())];
    await at.channel(`${weCom.url}/cgi-bin/webhook/send?key=693a91f6-key`, { kind: 'WECOM_ROBOT' });
    const id = await at.channel(desk.url);
    await at.channel('zhang@example.com', { kind: 'MAIL', language: 'en' });
    await at.ring(overdue());
    at.notifier({}, 5_000, box.url);
    await at.until(allSent(3));
    expect(weCom.arrived[0]!.json.markdown.content).toMatch(/^\*\*【管家·演示】已超时.*\n> 演示公司：以下内容均为虚构/);
    expect(desk.arrived[0]!.json).toMatchObject({ demo: true, text: expect.stringContaining('演示公司') });
    expect(box.mails[0]!.raw).toMatch(/^A demo company: what follows is made up/m);
    await testNotificationChannel(at.database.pool, new Sender({ allowHttp: true, mail: null }), id, undefined);
    expect(desk.arrived[1]!.json).toMatchObject({ demo: true });
  });

  it('a robot that says no with HTTP 200 has not told anybody', async () => {
    const weCom = await at.receiver(weComReply('right-key'));
    await at.channel(`${weCom.url}/cgi-bin/webhook/send?key=wrong-key-0000`, { kind: 'WECOM_ROBOT' });
    await at.ring(overdue());
    at.notifier();
    const [stored] = await at.until(([first]) => first?.status === 'FAILED');
    expect(stored).toMatchObject({ attempts: 1, last_error: 'errcode 93000 invalid webhook url', first_sent_uncertain: false });
  });

  it('mail to an address that the server does not know is not tried again; the address is in no error', async () => {
    const box = at.opened(await startMailBox({ refuse: ['gone@example.com'] }));
    await at.channel('gone@example.com', { kind: 'MAIL' });
    await at.ring(overdue());
    at.notifier({}, 5_000, box.url);
    const [stored] = await at.until(([first]) => first?.status === 'GIVEN_UP');
    expect(stored!.last_error).toMatch(/^SMTP 550/);
    expect(stored!.last_error).not.toContain('gone@example.com');
  });

  it('no redirect is followed', async () => {
    const target = await at.receiver();
    const from = await at.receiver(() => ({ status: 307, headers: { location: target.url } }));
    await at.channel(from.url);
    await at.ring(overdue());
    at.notifier();
    const [stored] = await at.until(([first]) => first?.status === 'FAILED');
    expect([stored!.last_error, target.arrived.length]).toEqual(['HTTP 307', 0]);
  });

  it('an answer without end is not read to its end', async () => {
    const desk = await at.receiver(() => ({ body: 'x'.repeat(30_000_000) }));
    await at.channel(desk.url);
    await at.ring(overdue());
    at.notifier();
    await at.until(allSent(1));
  });
});
