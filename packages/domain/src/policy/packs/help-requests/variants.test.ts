import { describe, expect, it } from 'vitest';
import { dispatchCase } from '../../../cases/dispatch-case.js';
import { reportUp } from '../../../cases/report-up.js';
import { reopenCase } from '../../../cases/reopen-case.js';
import { AROUND, DAY, HOUR, MINUTE, policyWith, RECEPTION, Story } from '../../../cases/story.fixture.js';
import { transferCase } from '../../../cases/transfer-case.js';
import type { CaseState, DecisionContext } from '../../../cases/case.js';
import type { ReceiveCase } from '../../../cases/receive-case.js';
import type { PolicyPack } from '../../row.js';
import { helpRequestsA } from './a.js';
import { helpRequestsB } from './b.js';
import { helpRequestsD } from './d.js';
import { helpRequestsE } from './e.js';
import { helpRequestsFCU } from './f-c-u.js';
import { helpRequestsGM } from './g-m.js';
import { helpRequestsH } from './h.js';
import { helpRequestsJ } from './j.js';

const under = (pack: PolicyPack, command: Partial<ReceiveCase> = {}, kind: ReceiveCase['kind'] = 'HELP_REQUEST') => new Story(policyWith(pack)).received(kind, command);
const ask = (...to: string[]) => (state: CaseState, context: DecisionContext) => reportUp(state, { to, note: 'What shall we say?' }, context);
const send = (state: CaseState, context: DecisionContext) => dispatchCase(state, { post: 'GUARD' }, context);
const pass = (state: CaseState, context: DecisionContext) => transferCase(state, { department: 'Engineering', ownerPost: 'MAINTENANCE' }, context);
const late = (offset: number) => (offset > 0 ? 'MET LATE' : 'MET ON_TIME');
/** What is owed of this area, and how long after reception: the same request in each house. */
const clocks = (story: Story) => Object.fromEntries(story.state.obligations.filter(({ rule, status }) => rule.startsWith('HR-') && status === 'OPEN').map(({ rule, dueAt }) => [rule, (dueAt - RECEPTION) / MINUTE]));

describe('the same request, by telephone and not urgent, in each house (register §13)', () => {
  it.each<[string, PolicyPack, Record<string, number>, Record<string, number>]>([
    ['F + C + U', helpRequestsFCU, { 'HR-01.at-once': 5 }, { 'HR-01': 15 }],
    ['A', helpRequestsA, { 'HR-01.at-once': 5 }, {}],
    ['B', helpRequestsB, { 'HR-02': 60 }, { 'HR-02': 60 }],
    ['D', helpRequestsD, { 'HR-06': 1440, 'HR-13': 1440, 'HR-24': 5 }, { 'HR-06': 1440, 'HR-13': 1440 }],
    ['E', helpRequestsE, { 'HR-05': 120 }, { 'HR-05': 120 }],
    ['G/M', helpRequestsGM, { 'HR-01.at-once': 5 }, { 'HR-01': 15 }],
    ['H', helpRequestsH, { 'HR-03': 60, 'HR-04': 1440 }, { 'HR-03': 60, 'HR-04': 1440 }],
    ['J', helpRequestsJ, { 'HR-01.at-once': 5 }, {}],
  ])('%s: when received; when the supervisor is asked after 10 minutes', (_, pack, received, asked) => {
    expect(clocks(under(pack))).toEqual(received);
    expect(clocks(under(pack).at(4 * MINUTE).does(ask('HEAD_OFFICE')).at(10 * MINUTE).does(ask('CS_SUPERVISOR')))).toEqual(asked);
  });

  it.each<[string, PolicyPack, readonly string[], readonly string[], readonly string[]]>([
    ['A', helpRequestsA, ['HR-01.at-once'], ['HR-01'], ['HR-07.steps', 'HR-07', 'HR-12']],
    ['B', helpRequestsB, [], ['HR-01', 'HR-01.at-once'], ['HR-02', 'HR-14']],
    ['D', helpRequestsD, [], ['HR-01', 'HR-01.at-once'], ['HR-06', 'HR-24', 'HR-23', 'HR-13', 'HR-12']],
    ['E', helpRequestsE, [], ['HR-01', 'HR-01.at-once'], ['HR-05.steps', 'HR-05']],
    ['G/M', helpRequestsGM, ['HR-01.at-once', 'HR-01', 'HR-10'], [], []],
    ['H', helpRequestsH, [], ['HR-01', 'HR-01.at-once'], ['HR-03', 'HR-04', 'HR-04.urgent', 'HR-15']],
    ['J', helpRequestsJ, ['HR-01.at-once'], ['HR-01'], ['HR-01v']],
  ])('%s builds on the default: what it replaces, leaves out and adds is named', (_, pack, replaced, left, added) => {
    const policy = policyWith(pack);
    const keys = policy.packs.find(({ area }) => area === 'HELP_REQUESTS')!.rows.map(({ key }) => key);
    const base = helpRequestsFCU.rows.map(({ key }) => key);
    expect(pack.extends).toBe('help-requests/f-c-u');
    expect(pack.overrides ?? []).toEqual(replaced);
    expect(base.filter((key) => !keys.includes(key))).toEqual(expect.arrayContaining([...left]));
    expect(base.filter((key) => !keys.includes(key))).toHaveLength(left.length);
    expect(keys.filter((key) => !base.includes(key))).toEqual(added);
  });
});

describe('A', () => {
  it('responding at once is a MUST there', () => expect(under(helpRequestsA).obligation('HR-01.at-once').strength).toBe('MUST'));

  it.each(AROUND)('HR-07 (A 2.1): reinforcements there %s 20 minutes after they were called', (_, offset) => {
    expect(under(helpRequestsA).at(HOUR).recorded('REINFORCEMENTS_CALLED').at(HOUR + 20 * MINUTE + offset).recorded('REINFORCEMENTS_ARRIVED').standing('HR-07')).toBe(late(offset));
  });

  it('HR-07.steps: a second call has 20 minutes of its own', () => {
    const story = under(helpRequestsA).recorded('REINFORCEMENTS_CALLED').at(10 * MINUTE).recorded('REINFORCEMENTS_ARRIVED').at(HOUR).recorded('REINFORCEMENTS_CALLED');
    expect(story.obligation('HR-07', 2).dueAt).toBe(RECEPTION + HOUR + 20 * MINUTE);
  });

  // Received and settled on 2 March; 24:00 of the 3rd is 39 hours after 09:00.
  it.each(AROUND)('HR-12 (A 2.3): confirmed %s 24:00 of the day after settling', (_, offset) => {
    expect(under(helpRequestsA).replied().at(HOUR).settled().by('RECEPTIONIST').at(39 * HOUR + offset).confirmed('SATISFIED').standing('HR-12')).toBe(late(offset));
  });

  it('HR-12: nobody reached counts for nothing; dissatisfied reopens, and after the next settling it is owed anew', () => {
    const story = under(helpRequestsA).replied().settled().by('RECEPTIONIST').confirmed('NOT_REACHED');
    expect(story.standing('HR-12')).toBe('OPEN');
    story.confirmed('DISSATISFIED').at(5 * DAY).by('CS_SUPERVISOR').settled();
    expect(story.obligation('HR-12', 2)).toMatchObject({ status: 'OPEN', clockFrom: RECEPTION + 5 * DAY });
  });

  it('HR-12: reopened without being asked, it is not overdue when settled days later', () => {
    const story = under(helpRequestsA).replied().settled().does((state, context) => reopenCase(state, { reason: 'It drips again' }, context)).at(5 * DAY).settled();
    expect(story.obligation('HR-12')).toMatchObject({ generation: 2, status: 'OPEN', level: 0 });
  });
});

describe('B', () => {
  it.each(AROUND)('HR-02 (B 4.1): responded %s the 60 minutes', (_, offset) => {
    expect(under(helpRequestsB).at(60 * MINUTE + offset).does(send).standing('HR-02')).toBe(late(offset));
  });

  it.each(AROUND)('HR-14 (B 2.5): satisfaction asked %s a week after settling', (_, offset) => {
    expect(under(helpRequestsB).replied().at(HOUR).settled().by('RECEPTIONIST').at(HOUR + 7 * DAY + offset).confirmed('SATISFIED').standing('HR-14')).toBe(late(offset));
  });
});

describe('D', () => {
  it.each(AROUND)('HR-06 (D 四.2(1)): replied %s the 24 hours', (_, offset) => {
    expect(under(helpRequestsD).at(24 * HOUR + offset).replied().standing('HR-06')).toBe(late(offset));
  });

  it('HR-06 is general: inquiries keep their own limits (HR-22)', () => {
    expect(clocks(under(helpRequestsD, { channel: 'LETTER' }, 'INQUIRY'))).toEqual({ 'HR-17': 2880, 'HR-13': 1440 });
  });

  it.each(AROUND)('HR-24 (I 五.2): the department told %s the minutes that the company set', (_, offset) => {
    expect(under(helpRequestsD).at(5 * MINUTE + offset).does(pass).standing('HR-24')).toBe(late(offset));
  });

  it.each(AROUND)('HR-23 (D 四.3(2)): the resident told %s the minutes after it was passed on', (_, offset) => {
    expect(under(helpRequestsD).at(HOUR).does(pass).at(HOUR + 5 * MINUTE + offset).replied(false).standing('HR-23')).toBe(late(offset));
  });

  it.each(AROUND)('HR-13 (D 四.3): progress told %s the end of the first day', (_, offset) => {
    const story = under(helpRequestsD).at(DAY + offset).replied(false);
    expect(story.standing('HR-13', 1)).toBe(offset > 0 ? 'SUPERSEDED MISSED' : 'MET ON_TIME');
  });

  it('HR-13: each day of its own, until it is settled', () => {
    const story = under(helpRequestsD).at(HOUR).replied(false).at(DAY + HOUR).replied(false).at(2 * DAY + HOUR).swept();
    expect([1, 2, 3].map((day) => story.standing('HR-13', day))).toEqual(['MET ON_TIME', 'MET ON_TIME', 'OPEN']);
    expect(story.settled().owed).not.toContain('HR-13');
  });

  it('HR-12 (D 四.2(4)): the result told after handling', () => {
    expect(under(helpRequestsD).replied().settled().obligation('HR-12').clockFrom).toBe(RECEPTION);
  });
});

describe('E', () => {
  it.each(AROUND)('HR-05 (E 五（一）): handling begun %s the 2 hours', (_, offset) => {
    expect(under(helpRequestsE).at(2 * HOUR + offset).recorded('HANDLING_BEGUN').standing('HR-05')).toBe(late(offset));
  });

  it('HR-05.steps: a reply is no handling', () => expect(under(helpRequestsE).replied().standing('HR-05')).toBe('OPEN'));
});

describe('H', () => {
  it.each(AROUND)('HR-03 (H 4): confirmed to the resident %s the hour', (_, offset) => {
    expect(under(helpRequestsH).at(HOUR + offset).replied(false).standing('HR-03')).toBe(late(offset));
  });

  it.each(AROUND)('HR-04 (H 4): somebody sent %s the 24 hours', (_, offset) => {
    expect(under(helpRequestsH).at(24 * HOUR + offset).does(send).standing('HR-04')).toBe(late(offset));
  });

  it.each(AROUND)('HR-04.urgent (H 4): somebody sent %s the minutes that the company set', (_, offset) => {
    const story = under(helpRequestsH, { urgent: true });
    expect(story.standing('HR-04')).toBe('-');
    expect(story.at(5 * MINUTE + offset).does(send).standing('HR-04.urgent')).toBe(late(offset));
  });

  it('HR-15 (H 3.2): identity, class and responsible person are recorded', () => {
    const story = under(helpRequestsH).recorded('IDENTITY_VERIFIED', 'SORTED', 'RESPONSIBLE_SET');
    expect(story.happenings('StepRecorded').map(({ facts }) => facts['checklist'])).toEqual(['HR-15', 'HR-15', 'HR-15']);
  });
});

describe('J', () => {
  it.each(AROUND)('HR-01v (J 二.1): replied %s 10 minutes after the quality department was asked', (_, offset) => {
    expect(under(helpRequestsJ).at(HOUR).does(ask('QUALITY_MANAGER')).at(HOUR + 10 * MINUTE + offset).replied(false).standing('HR-01v')).toBe(late(offset));
  });
});
