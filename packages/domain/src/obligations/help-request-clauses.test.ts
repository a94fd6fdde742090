import { describe, expect, it } from 'vitest';
import type { CaseState, Channel, DecisionContext } from '../cases/case.js';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import { checklistsOf } from '../cases/checklists.js';
import { classifyCase, type ClassifyCase } from '../cases/classify-case.js';
import { closeCase } from '../cases/close-case.js';
import { addNote } from '../cases/add-note.js';
import { dispatchCase } from '../cases/dispatch-case.js';
import { referCase } from '../cases/refer-case.js';
import { reportUp } from '../cases/report-up.js';
import { AROUND, DAY, HOUR, MINUTE, policyWith, RECEPTION, Story } from '../cases/story.fixture.js';
import { takeOverCase } from '../cases/take-over-case.js';
import { helpRequestsFCU } from '../policy/packs/help-requests/f-c-u.js';

const policy = policyWith(helpRequestsFCU);
const on = (channel: Channel) => new Story(policy).received('INQUIRY', { channel });
const help = (category: string | null = null) => new Story(policy).received('HELP_REQUEST', { category });
const repair = () => new Story(policy).received('REPAIR');
const ask = (...to: string[]) => (state: CaseState, context: DecisionContext) => reportUp(state, { to, note: 'What shall we say?' }, context);
const agree = (at: number) => (state: CaseState, context: DecisionContext) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + at }, context);
const send = (state: CaseState, context: DecisionContext) => dispatchCase(state, { post: 'GUARD' }, context);
const say = (more: Partial<ClassifyCase>) => (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'HELP_REQUEST', basis: 'CORRECTION', ...more }, context);
const late = (offset: number) => (offset > 0 ? 'MET LATE' : 'MET ON_TIME');

describe('HR-01 (F 4.1.2 a, C 4.2.1): answered within 5 minutes of asking the supervisor', () => {
  it.each(AROUND)('replied %s the 5 minutes', (_, offset) => {
    expect(help().at(2 * MINUTE).does(ask('CS_SUPERVISOR')).at(7 * MINUTE + offset).replied(false).standing('HR-01')).toBe(late(offset));
  });

  it('counts from the asking, whenever that was', () => {
    expect(help().at(3 * HOUR).does(ask('CS_SUPERVISOR')).obligation('HR-01').dueAt).toBe(RECEPTION + 3 * HOUR + 5 * MINUTE);
  });

  it('is not owed where nobody asked, nor when somebody else was told', () => {
    expect(help().at(HOUR).does(ask('HEAD_OFFICE')).standing('HR-01')).toBe('-');
  });

  it('asked again after the answer, an answer is owed anew', () => {
    const story = help().does(ask('CS_SUPERVISOR')).replied(false).at(HOUR).does(ask('CS_SUPERVISOR'));
    expect(story.obligation('HR-01', 2)).toMatchObject({ status: 'OPEN', dueAt: RECEPTION + HOUR + 5 * MINUTE });
  });

  it('asked again before it, the 5 minutes still count from the first asking', () => {
    expect(help().does(ask('CS_SUPERVISOR')).at(4 * MINUTE).does(ask('CS_SUPERVISOR')).obligation('HR-01')).toMatchObject({ generation: 1, dueAt: RECEPTION + 5 * MINUTE });
  });

  it('a complaint has its own procedure (P 4.4)', () => {
    expect(new Story(policy).received('COMPLAINT').does(ask('CS_SUPERVISOR')).standing('HR-01')).toBe('-');
  });
});

describe('HR-01.at-once (F 4.1.2 a): as a rule replied to at once, by the company’s own minutes', () => {
  it.each(AROUND)('replied %s the 5 minutes that the company set', (_, offset) => {
    const story = help().at(5 * MINUTE + offset).replied(false);
    expect(story.standing('HR-01.at-once')).toBe(late(offset));
    expect(story.obligation('HR-01.at-once').strength).toBe('SHOULD');
  });

  it.each<[string, (story: Story) => Story]>([
    ['asking the supervisor', (story) => story.does(ask('CS_SUPERVISOR'))],
    ['settling it', (story) => story.settled()],
  ])('%s within them does too', (_, act) => {
    expect(act(help().at(MINUTE)).standing('HR-01.at-once')).toBe('MET ON_TIME');
  });

  it('a SHOULD: overdue, the supervisor hears of it once, and nobody above', () => {
    expect(help().at(DAY).swept().rung.filter((ring) => ring.startsWith('HR-01.at-once'))).toEqual(['HR-01.at-once WARN 0 → RECEPTIONIST', 'HR-01.at-once OVERDUE 1 → CS_SUPERVISOR']);
  });
});

describe('HR-22 (有时效要求的服务工作按时效要求执行): a limit of its own comes before the 5 minutes', () => {
  it('a written inquiry owes its 2 days and not the quick reply, also when the supervisor is asked', () => {
    expect(on('LETTER').does(ask('CS_SUPERVISOR')).owed.filter((rule) => rule.startsWith('HR-'))).toEqual(['HR-17']);
  });

  it('an oral one owes HR-18', () => {
    expect(on('TELEPHONE').owed.filter((rule) => rule.startsWith('HR-'))).toEqual(['HR-18']);
  });

  it('a repair has its 24 hours and owes no quick reply beside them', () => {
    expect(repair().owed).toEqual(['FD-06', 'HR-08']);
  });

  it('what was asked about a repair is answered all the same', () => {
    expect(repair().does(ask('CS_SUPERVISOR')).obligation('HR-01').dueAt).toBe(RECEPTION + 5 * MINUTE);
  });

  it('what sets another thing runs beside: the 24 hours of U and the 2 days of P (register §13)', () => {
    expect(repair().at(DAY + HOUR).swept().owed).toEqual(expect.arrayContaining(['FD-06', 'HR-08']));
  });
});

describe('HR-17 (J 三.2, U): a written inquiry is answered in writing within 2 days', () => {
  it.each(AROUND)('answered %s the 2 days', (_, offset) => {
    expect(on('LETTER').at(2 * DAY + offset).replied().standing('HR-17')).toBe(late(offset));
  });

  it.each<[Channel, string]>([['LETTER', 'HR-17'], ['FAX', 'HR-17'], ['EMAIL', 'HR-17'], ['ONLINE', 'HR-17'], ['TELEPHONE', 'HR-18'], ['WALK_IN', 'HR-18'], ['WECHAT', 'HR-18'], ['SMS', 'HR-18'], ['OWNERS_GROUP', 'HR-18']])('by %s: %s', (channel, rule) => {
    expect(on(channel).owed).toContain(rule);
  });

  it('an answer by telephone is no written one; a letter to who telephoned is', () => {
    const story = on('EMAIL').at(HOUR).replied(true, { form: 'TELEPHONE' });
    expect(story.standing('HR-17')).toBe('OPEN');
    expect(story.replied(true, { form: 'WRITTEN' }).standing('HR-17')).toBe('MET ON_TIME');
  });

  it('overdue, the centre manager is told', () => {
    expect(on('LETTER').at(2 * DAY + 1).swept().rung).toContain('HR-17 OVERDUE 1 → CENTRE_MANAGER');
  });
});

describe('HR-18 (U 咨询的求助处理 2, J 三.2): an oral inquiry is answered at once, or a time is named and kept', () => {
  it.each(AROUND)('answered %s the minutes that the company set', (_, offset) => {
    expect(on('TELEPHONE').at(5 * MINUTE + offset).replied().standing('HR-18')).toBe(late(offset));
  });

  it('naming a time meets it, and that time is then owed', () => {
    const story = on('TELEPHONE').at(2 * MINUTE).does(agree(4 * HOUR));
    expect(story.standing('HR-18')).toBe('MET ON_TIME');
    expect(story.obligation('REPLY-AGREED').dueAt).toBe(RECEPTION + 4 * HOUR);
  });
});

describe('HR-08 (U 上门服务规范 3): a repair is solved within 24 hours (SHOULD)', () => {
  it.each(AROUND)('settled %s the 24 hours', (_, offset) => {
    const { strength, status, verdict, owedBy } = repair().at(24 * HOUR + offset).settled().obligation('HR-08');
    expect({ strength, status, verdict, owedBy }).toEqual({ strength: 'SHOULD', status: 'MET', verdict: offset > 0 ? 'LATE' : 'ON_TIME', owedBy: ['MAINTENANCE'] });
  });

  it('register §13: beside the 2 days and the week of P, which move the owner; neither replaces the other', () => {
    const story = repair().at(3 * DAY).swept();
    expect(story.state.ownerPost).toBe('CS_SUPERVISOR');
    expect(['HR-08', 'FD-06', 'FD-07'].map((rule) => story.standing(rule))).toEqual(['OPEN', 'OPEN', 'OPEN']);
  });

  it('other kinds do not owe it', () => expect(help().standing('HR-08')).toBe('-'));
});

describe('HR-09 (F 4.1.2 c, C 4.2.3 严禁推诿): what cannot be met is referred before it is closed', () => {
  const close = (state: CaseState, context: DecisionContext) => closeCase(state, { reason: 'Not in our power' }, context);
  const refer = (state: CaseState, context: DecisionContext) => referCase(state, { party: 'AUTHORITY', name: 'Street office', reason: 'Public land' }, context);

  it('the manager cannot close an unconfirmed one that was referred to nobody', () => {
    expect(help().by('CENTRE_MANAGER').tries(close)).toMatchObject({ rule: 'HR-09', clause: { source: 'F', section: '4.1.2 c' } });
  });

  it('referred, the manager can', () => expect(help().by('CENTRE_MANAGER').does(refer).does(close).state.status).toBe('CLOSED'));

  it('one that the resident confirmed needs no referral', () => {
    expect(help().replied().settled().by('RECEPTIONIST').confirmed('SATISFIED').state.status).toBe('CLOSED');
  });

  it('a repair is not held back by it', () => expect(repair().by('CENTRE_MANAGER').does(close).state.status).toBe('CLOSED'));
});

describe('HR-10 (F 3.1, C 3.4, 4.1.2): special help goes to the head of the centre at once', () => {
  it.each(AROUND)('reported %s the minutes that the company set', (_, offset) => {
    expect(help('DISASTER').at(5 * MINUTE + offset).does(ask('CENTRE_MANAGER')).standing('HR-10')).toBe(late(offset));
  });

  it.each<[string, string | null, boolean]>([
    ['first aid', 'FIRST_AID', true],
    ['crime or accident', 'CRIME_OR_ACCIDENT', true],
    ['disaster', 'DISASTER', true],
    ['daily life', 'DAILY_LIFE', false],
    ['something without a category', null, false],
  ])('%s', (_, category, special) => {
    expect(help(category).standing('HR-10')).toBe(special ? 'OPEN' : '-');
  });

  it('the lists end in 等: a person may say so of any other, and not so of one of them', () => {
    expect(help('DAILY_LIFE').at(MINUTE).does(say({ special: true })).obligation('HR-10')).toMatchObject({ status: 'OPEN', dueAt: RECEPTION + 5 * MINUTE });
    expect(help('DISASTER').at(MINUTE).does(say({ special: false, reason: 'A dripping tap' })).standing('HR-10')).toBe('SUPERSEDED');
  });

  it('general help is not put to the head; urgent is another mark', () => {
    expect(new Story(policy).received('HELP_REQUEST', { urgent: true }).standing('HR-10')).toBe('-');
  });

  it('what the head took over, has reached the head', () => {
    expect(help('DISASTER').by('CENTRE_MANAGER').at(MINUTE).does((state, context) => takeOverCase(state, { post: 'CENTRE_MANAGER' }, context)).standing('HR-10')).toBe('MET ON_TIME');
  });
});

describe('HR-21 (C 4.2.4): for special help the risk of a dispute is noted on the day (SHOULD)', () => {
  // Received at 09:00, so the day has 15 hours left.
  it.each(AROUND)('noted %s 24:00', (_, offset) => {
    const story = help('DISASTER').at(15 * HOUR + offset).does((state, context) => addNote(state, { about: 'RISK', body: 'The neighbour blames us' }, context));
    expect(story.standing('HR-21')).toBe(late(offset));
  });

  it('another note is not the risk', () => {
    expect(help('DISASTER').does((state, context) => addNote(state, { body: 'Called back' }, context)).standing('HR-21')).toBe('OPEN');
  });
});

describe('FA-01 to FA-07 (急救病人): first aid, step by step', () => {
  const aid = () => help('FIRST_AID');
  const lists = (story: Story) => checklistsOf(story.state, policy).map(({ row }) => row.key);

  it('FA-01: what is asked first, and the end (FA-06), stand beside it from reception; the rest follows the wish', () => {
    expect(lists(aid())).toEqual(['FA-01', 'FA-06']);
    expect(lists(aid().recorded('FA_WANTS_HOSPITAL'))).toEqual(['FA-01', 'FA-02', 'FA-06']);
    expect(lists(aid().recorded('FA_WANTS_120'))).toEqual(['FA-01', 'FA-03', 'FA-06']);
    expect(lists(aid().recorded('FA_WANTS_NURSING'))).toEqual(['FA-01', 'FA-04', 'FA-06', 'FA-07']);
    expect(lists(help('DISASTER'))).toEqual([]);
  });

  it('a step belongs to the wish: no car before anybody wants to go to hospital', () => {
    expect(() => aid().recorded('FA_CAR')).toThrow('no step');
    expect(aid().recorded('FA_WANTS_HOSPITAL', 'FA_CAR').state.status).toBe('IN_PROGRESS');
  });

  it('what was done stays to be seen when it turns out to be no first aid', () => {
    expect(lists(aid().recorded('FA_PLACE').does(say({ category: 'OTHER' })))).toEqual(['FA-01']);
  });

  it.each(AROUND)('FA-01.at-once: place and wish recorded %s the minutes that the company set', (_, offset) => {
    expect(aid().at(MINUTE).recorded('FA_PLACE').at(5 * MINUTE + offset).recorded('FA_WANTS_120').standing('FA-01.at-once')).toBe(late(offset));
  });

  it('FA-01.at-once: the place alone is not enough', () => expect(aid().recorded('FA_PLACE').standing('FA-01.at-once')).toBe('OPEN'));

  it.each(AROUND)('FA-02.sent: somebody sent %s the minutes after the wish', (_, offset) => {
    expect(aid().at(HOUR).recorded('FA_WANTS_HOSPITAL').at(HOUR + 5 * MINUTE + offset).does(send).standing('FA-02.sent')).toBe(late(offset));
  });

  it.each(AROUND)('FA-03.called: 120 called %s the minutes after the wish', (_, offset) => {
    expect(aid().at(HOUR).recorded('FA_WANTS_120').at(HOUR + 5 * MINUTE + offset).recorded('FA_CALLED_120').standing('FA-03.called')).toBe(late(offset));
  });

  it.each(AROUND)('FA-04.sent: nurses sent %s the minutes after the wish', (_, offset) => {
    expect(aid().at(HOUR).recorded('FA_WANTS_NURSING').at(HOUR + 5 * MINUTE + offset).does(send).standing('FA-04.sent')).toBe(late(offset));
  });

  it.each(AROUND)('FA-06.told: the manager told %s the minutes after more help was needed', (_, offset) => {
    expect(aid().at(HOUR).recorded('FA_MORE_HELP').at(HOUR + 5 * MINUTE + offset).does(ask('CENTRE_MANAGER')).standing('FA-06.told')).toBe(late(offset));
  });

  it('FA-06.told: a second need is told anew', () => {
    const story = aid().recorded('FA_MORE_HELP').at(MINUTE).does(ask('CENTRE_MANAGER')).at(HOUR).recorded('FA_MORE_HELP');
    expect(story.obligation('FA-06.told', 2).dueAt).toBe(RECEPTION + HOUR + 5 * MINUTE);
  });

  it('FA-07: checking the nursing is a SHOULD; nothing rings without it', () => {
    const story = aid().recorded('FA_WANTS_NURSING');
    expect(story.state.obligations.some(({ rule }) => rule.startsWith('FA-07'))).toBe(false);
    expect(story.recorded('FA_NURSING_CHECKED').happenings('StepRecorded').at(-1)!.facts).toMatchObject({ checklist: 'FA-07', step: 'FA_NURSING_CHECKED' });
  });
});
