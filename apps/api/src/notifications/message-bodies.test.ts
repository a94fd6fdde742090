import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dingTalkAddress, dingTalkBody, genericBody, mailText, webhookSignature, weComBody } from './message-bodies.js';
import { messageText, type MessageContent, type NoticeContent } from './notice-text.js';

const notice: NoticeContent = {
  event: 'ObligationEscalated', level: 2, caseNumber: 'YH-20261120-003', duty: null, callbackId: null, centreName: { zh: '云河花园', en: 'Yunhe Garden' }, zone: 'Asia/Shanghai', rule: 'FD-07',
  ruleName: { zh: '处理完毕', en: 'Settle the matter' }, clause: 'P 4.8', dueAt: Date.parse('2026-11-20T09:30:00Z'), post: { zh: '管理处主任', en: 'Centre manager' },
  passedOver: [{ post: { zh: '客服主管', en: 'Customer-service supervisor' }, reason: 'OFF_DUTY' }], link: 'https://desk.example.com/cases/YH-20261120-003',
};
const message = (changes: Partial<MessageContent> = {}): MessageContent => ({
  id: '0199-id', language: 'zh-CN', possiblyDoubled: false, notices: [notice], boardLink: 'https://desk.example.com/board', demo: false, ...changes,
});

describe('a notice says number, what is owed with its clause, when by the clock of the centre, for whom, and where to look', () => {
  it('in Chinese', () => {
    expect(messageText(message()).title).toBe('【管家】超时升级（第 2 级）：YH-20261120-003');
    expect(mailText(message())).toBe(
      ['服务中心：云河花园', '规程要求：处理完毕（FD-07、P 4.8）', '应完成时间：2026-11-20 17:30（Asia/Shanghai）', '通知岗位：管理处主任（客服主管无人当班，已顺延上级）', '查看事项 https://desk.example.com/cases/YH-20261120-003'].join('\n'),
    );
  });

  it.each([
    ['of one day', '2026-11-20T16:00:00Z', '2026-11-21T16:00:00Z', '2026-11-21'],
    ['of a week', '2026-11-15T16:00:00Z', '2026-11-22T16:00:00Z', '2026-11-16至2026-11-22'],
  ])('a duty %s has no number: its name and its days by the clock of the centre', (_, start, end, days) => {
    const duty = { id: 'd-1', periodStart: Date.parse(start), periodEnd: Date.parse(end) };
    const of = { ...notice, event: 'ObligationOverdue', level: 1, rule: 'FD-03', ruleName: { zh: '审核接待记录', en: 'Records audited' }, caseNumber: null, duty, passedOver: [], link: 'https://desk.example.com/duties?duty=d-1' } as const;
    expect(messageText(message({ notices: [of] })).title).toBe(`【管家】已超时：审核接待记录 ${days}`);
    expect(mailText(message({ notices: [of] }))).toBe(
      ['服务中心：云河花园', '规程要求：审核接待记录（FD-03、P 4.8）', `周期：${days}`, '应完成时间：2026-11-20 17:30（Asia/Shanghai）', '通知岗位：管理处主任', '查看职责 https://desk.example.com/duties?duty=d-1'].join('\n'),
    );
    const english = message({ language: 'en', notices: [of] });
    expect(messageText(english).title).toBe(`[管家 Guanjia] Overdue: Records audited ${days.replace('至', ' to ')}`);
    expect(mailText(english)).toContain(`Period: ${days.replace('至', ' to ')}\n`);
    expect(mailText(english)).toContain('Open the duty https://desk.example.com/duties?duty=d-1');
    expect(mailText(message({ notices: [of, notice] }))).toContain(`${days} 已超时；审核接待记录`);
    expect(JSON.parse(genericBody(english)).notices[0]).toMatchObject({ case: null, duty: { id: 'd-1', periodStart: new Date(start).toISOString(), periodEnd: new Date(end).toISOString() } });
  });

  it('of a visit, with the way to it', () => {
    const visit = { ...notice, callbackId: 'cb-1', link: 'https://desk.example.com/callbacks?callback=cb-1' };
    expect(mailText(message({ notices: [visit] }))).toContain('查看回访 https://desk.example.com/callbacks?callback=cb-1');
    // After a service or an event there is no case: its rule names it.
    expect(messageText(message({ notices: [{ ...visit, caseNumber: null }] })).title).toBe('【管家】超时升级（第 2 级）：处理完毕');
  });

  it('in English', () => {
    expect(messageText(message({ language: 'en' })).title).toBe('[管家 Guanjia] Overdue, escalated (level 2): YH-20261120-003');
    expect(mailText(message({ language: 'en' }))).toBe(
      ['Service centre: Yunhe Garden', 'Owed: Settle the matter (FD-07, P 4.8)', 'Due: 2026-11-20 17:30 (Asia/Shanghai)',
        'For: Centre manager (passed up: Customer-service supervisor off duty)', 'Open the case https://desk.example.com/cases/YH-20261120-003'].join('\n'),
    );
  });

  it.each([
    ['VACANT', '客服主管空缺', 'Customer-service supervisor vacant'],
    ['AWAY', '客服主管离岗', 'Customer-service supervisor away'],
  ] as const)('who was passed over, and why (law 9): %s', (reason, zh, en) => {
    const passed = [{ ...notice, passedOver: [{ post: { zh: '客服主管', en: 'Customer-service supervisor' }, reason }] }];
    expect(mailText(message({ notices: passed }))).toContain(`管理处主任（${zh}，已顺延上级）`);
    expect(mailText(message({ language: 'en', notices: passed }))).toContain(`(passed up: ${en})`);
  });

  it('and first of all that it may have come before', () => {
    expect(mailText(message({ possiblyDoubled: true }))).toMatch(/^（可能重复/);
    expect(mailText(message({ possiblyDoubled: true, language: 'en' }))).toMatch(/^\(Possibly a duplicate/);
  });

  it('of a demo company: in the title and in the first line, so that nobody acts on it', () => {
    const demo = message({ demo: true, possiblyDoubled: true });
    expect(messageText(demo).title).toBe('【管家·演示】超时升级（第 2 级）：YH-20261120-003');
    expect(mailText(demo)).toMatch(/^演示公司：以下内容均为虚构，无需处理。\n\n（可能重复/);
    const burst = { ...demo, language: 'en', notices: [notice, notice] } as const;
    expect(messageText(burst).title).toBe('[管家 Guanjia · demo] 2 time limits');
    expect(mailText(burst)).toMatch(/^A demo company: what follows is made up, nothing is to be done\./);
    for (const body of [weComBody(demo), dingTalkBody(demo)]) expect(body).toMatch(/管家·演示.*演示公司：以下内容均为虚构/);
    expect(JSON.parse(genericBody(demo))).toMatchObject({ demo: true, text: expect.stringContaining('演示公司') });
    expect([weComBody(message()), dingTalkBody(message()), genericBody(message())].join()).not.toContain('演示');
    expect(JSON.parse(genericBody(message()))).toMatchObject({ demo: false });
  });

  it('a burst is one message that lists them, and names the rest by their number', () => {
    const burst = message({ notices: Array.from({ length: 25 }, (_, n) => ({ ...notice, caseNumber: `YH-${n}` })) });
    const { title, paragraphs } = messageText(burst);
    expect(title).toBe('【管家】25 条时限提醒');
    expect(paragraphs).toHaveLength(21);
    expect(paragraphs.at(-1)).toEqual({ lines: ['另有 5 条，请在看板查看。'], link: 'https://desk.example.com/board' });
  });
});

describe('the bodies are what the robots document', () => {
  it('WeCom: markdown within 4,096 bytes, whatever the burst, and a link to each case', () => {
    const long = message({ notices: Array.from({ length: 100 }, () => ({ ...notice, ruleName: { zh: '规'.repeat(300), en: 'r' } })) });
    for (const one of [message(), long]) {
      const body = JSON.parse(weComBody(one)) as { msgtype: string; markdown: { content: string } };
      expect(body.msgtype).toBe('markdown');
      expect(Buffer.byteLength(body.markdown.content)).toBeLessThanOrEqual(4_096);
      expect(body.markdown.content).toContain('](https://desk.example.com/');
    }
    expect(Buffer.byteLength((JSON.parse(weComBody(message({ notices: [{ ...notice, ruleName: { zh: '规'.repeat(3_000), en: '' } }] }))) as { markdown: { content: string } }).markdown.content)).toBeLessThanOrEqual(4_096);
  });

  it('DingTalk: markdown with title and text, signed by timestamp and secret', () => {
    expect(JSON.parse(dingTalkBody(message()))).toMatchObject({ msgtype: 'markdown', markdown: { title: expect.stringContaining('管家'), text: expect.stringContaining('P 4.8') }, at: { isAtAll: false } });
    const address = new URL(dingTalkAddress('https://oapi.dingtalk.com/robot/send?access_token=t', 'SECx', 1_700_000_000_000));
    expect(address.searchParams.get('access_token')).toBe('t');
    expect(address.searchParams.get('timestamp')).toBe('1700000000000');
    expect(address.searchParams.get('sign')).toBe(createHmac('sha256', 'SECx').update('1700000000000\nSECx').digest('base64'));
    expect(address.search).not.toContain('+');
  });

  it('any other: the parts, the text, and a signature over time and body', () => {
    const body = JSON.parse(genericBody(message())) as Record<string, unknown>;
    expect(body).toMatchObject({ delivery: '0199-id', possiblyDoubled: false, notices: [{ case: 'YH-20261120-003', rule: 'FD-07', clause: 'P 4.8', dueAt: '2026-11-20T09:30:00.000Z', level: 2 }] });
    expect(webhookSignature('{}', 's', 1)).toBe(`sha256=${createHmac('sha256', 's').update('1.{}').digest('hex')}`);
  });

  it('a name that reads as a call to everybody calls nobody', () => {
    const { markdown } = JSON.parse(weComBody(message({ notices: [{ ...notice, ruleName: { zh: '<@all> <font>', en: '' } }] }))) as { markdown: { content: string } };
    expect(markdown.content).not.toContain('<');
  });
});
