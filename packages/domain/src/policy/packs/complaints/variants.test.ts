import { describe, expect, it } from 'vitest';
import { addNote } from '../../../cases/add-note.js';
import { agreeReplyTime } from '../../../cases/agree-reply-time.js';
import type { CaseState, DecisionContext, Validity } from '../../../cases/case.js';
import { checklistsOf } from '../../../cases/checklists.js';
import { classifyCase, type ClassifyCase } from '../../../cases/classify-case.js';
import { closeCase } from '../../../cases/close-case.js';
import { confirmWithResident } from '../../../cases/confirm-with-resident.js';
import { recordStep } from '../../../cases/record-step.js';
import { referCase } from '../../../cases/refer-case.js';
import { replyToResident } from '../../../cases/reply-to-resident.js';
import type { ReceiveCase } from '../../../cases/receive-case.js';
import { AROUND, DAY, holderOf, HOUR, MINUTE, MONTH, policyWith, RECEPTION, Story } from '../../../cases/story.fixture.js';
import { openDuties } from '../../../duties/open-duties.js';
import { sampleRecords } from '../../../duties/sample-records.js';
import { sendReport } from '../../../duties/send-report.js';
import type { PolicyPack } from '../../row.js';
import { complaintsK } from './k.js';
import { complaintsSK } from './s-k.js';
import { complaintsSKX } from './s-k-x.js';
import { complaintsX } from './x.js';
import { complaintsXReceived } from './x-received.js';

type Verb = (state: CaseState, context: DecisionContext) => ReturnType<typeof classifyCase>;

const under = (pack: PolicyPack, command: Partial<ReceiveCase> = {}) => new Story(policyWith(pack)).received('COMPLAINT', command);
const as = (validity: Validity, more: Partial<ClassifyCase> = {}): Verb => (state, context) => classifyCase(state, { kind: 'COMPLAINT', validity, severity: validity === 'VALID' ? 'MINOR' : null, basis: 'CORRECTION', ...more }, context);
const together: Verb = as('VALID', { collective: true });
const refer = (inWriting: boolean): Verb => (state, context) => referCase(state, { party: 'DEVELOPER', name: 'Spring River Homes', inWriting, reason: 'Their fault' }, context);
const note = (about: 'OPINION' | 'PROGRESS'): Verb => (state, context) => addNote(state, { about, body: 'As said' }, context);
const late = (offset: number) => (offset > 0 ? 'MET LATE' : 'MET ON_TIME');
/** RECEPTION is 09:00, so the day has 15 hours left. */
const MIDNIGHT = 15 * HOUR;

describe('S + K + X where those are silent', () => {
  const minor = () => under(complaintsSKX).classified('MINOR');

  it('register §13: none of X’s hour limits is in it (CP-16 to CP-21)', () => {
    const keys = policyWith(complaintsSKX).obligationRows.map(({ key }) => key);
    for (const key of ['CP-16', 'CP-17', 'CP-18', 'CP-19', 'CP-20', 'CP-21']) expect(keys).not.toContain(key);
    for (const key of ['CP-03', 'CP-05', 'CP-06', 'CP-07', 'CP-08', 'CP-09', 'CP-10', 'CLASSIFY']) expect(keys).toContain(key);
    expect(complaintsSKX.overrides).toBeUndefined();
    expect(complaintsSKX.extends).toBe(complaintsSK.key);
  });

  it.each(AROUND)('CP-12 (S 5.3.1): the record with the supervisor %s 24:00 of the day of settling', (_, offset) => {
    expect(minor().at(HOUR).settled().at(MIDNIGHT + offset).reported('CS_SUPERVISOR').standing('CP-12')).toBe(late(offset));
  });

  it('CP-12: who asks the resident about it has it', () => {
    const story = minor().settled().by('RECEPTIONIST').confirmed('SATISFIED');
    expect([story.standing('CP-12'), story.state.status]).toEqual(['MET ON_TIME', 'CLOSED']);
  });

  it('CP-12: overdue, the supervisor is told; settled again, it is owed again', () => {
    expect(minor().settled().at(MIDNIGHT + 1).swept().rung).toContain('CP-12 OVERDUE 1 → CS_SUPERVISOR');
    const again = minor().settled().by('RECEPTIONIST').confirmed('DISSATISFIED').by('CS_SUPERVISOR').at(DAY).settled();
    expect(again.obligation('CP-12', 2).dueAt).toBe(RECEPTION + DAY + MIDNIGHT);
  });

  it.each(AROUND)('CP-25 (X 八.3): of a forwarded one the result is reported %s 12 hours after settling', (_, offset) => {
    const story = under(complaintsSKX, { channel: 'FORWARDED' }).classified('MINOR').at(HOUR).settled();
    expect(story.at(13 * HOUR + offset).reported('COMPLAINT_CENTRE').standing('CP-25')).toBe(late(offset));
  });

  it('CP-25: of others nothing is reported there', () => expect(minor().settled().standing('CP-25')).toBe('-'));

  it.each(AROUND)('CP-36 (X 七.4–5): what others caused is referred %s 24:00 of the next day', (_, offset) => {
    expect(under(complaintsSKX).does(as('ASSIST')).at(DAY + MIDNIGHT + offset).does(refer(false)).standing('CP-36')).toBe(late(offset));
  });

  it.each(AROUND)('CP-37 (X 七.4, 十二): followed %s a day after it was referred', (_, offset) => {
    const story = under(complaintsSKX).does(as('ASSIST')).at(HOUR).does(refer(false)).at(HOUR + DAY + offset).does(note('PROGRESS'));
    expect(story.standing('CP-37', 1)).toBe(offset > 0 ? 'SUPERSEDED MISSED' : 'MET ON_TIME');
  });

  it('CP-37: each day of its own, until it is settled', () => {
    const story = under(complaintsSKX).does(as('ASSIST')).does(refer(false)).at(HOUR).replied(false).at(DAY + HOUR).swept();
    expect([story.standing('CP-37', 1), story.standing('CP-37', 2)]).toEqual(['MET ON_TIME', 'OPEN']);
    expect(story.settled().owed).not.toContain('CP-37');
  });

  it('CP-30 (U 2): the eight steps stand beside every complaint, in their order; the last one writes down what staff were told', () => {
    const list = (story: Story) => checklistsOf(story.state, policyWith(complaintsSKX)).find(({ row }) => row.key === 'CP-30')?.steps.map(({ step }) => step.key);
    const story = new Story(policyWith(complaintsSKX)).received('COMPLAINT');
    expect(list(story)).toEqual(['EIGHT_THANKS', 'EIGHT_WHY_THANKS', 'EIGHT_APOLOGY', 'EIGHT_PROMISE', 'EIGHT_NEEDED', 'EIGHT_CORRECTED', 'EIGHT_SATISFIED', 'EIGHT_PREVENTED']);
    expect(list(new Story(policyWith(complaintsSKX)).received('REPAIR'))).toBeUndefined();
    expect(story.tries((state, context) => recordStep(state, { step: 'EIGHT_PREVENTED' }, context)).message.en).toContain('the lesson that staff were told');
    expect(story.recorded('EIGHT_PREVENTED').happenings('StepRecorded')).toHaveLength(1);
  });

  it('CP-01 (S 5.1.1, U 1): harm stopped first, the apology and the explanation stand beside every complaint; the measures are written down', () => {
    const story = under(complaintsSKX).by('RECEPTIONIST').recorded('APOLOGISED');
    const list = checklistsOf(story.state, policyWith(complaintsSKX)).find(({ row }) => row.key === 'CP-01')!;
    expect(list.steps.map(({ step, recordedAt }) => [step.key, step.strength, recordedAt !== null])).toEqual([['HARM_STOPPED', 'SHOULD', false], ['APOLOGISED', 'MUST', true], ['MISUNDERSTANDING_EXPLAINED', 'SHOULD', false]]);
    expect(story.tries((state, context) => recordStep(state, { step: 'HARM_STOPPED' }, context)).message.zh).toContain('采取的措施');
  });

  it('CP-39 (X 七.7): a valid one that nobody confirmed is closed only after a definite answer', () => {
    const close: Verb = (state, context) => closeCase(state, { reason: 'The resident moved away' }, context);
    const story = minor().replied(false).settled().by('CENTRE_MANAGER');
    expect(story.tries(close).rule).toBe('CP-39');
    expect(story.replied().does(note('OPINION')).does(close).state.status).toBe('CLOSED');
  });

  it('CP-39: what is invalid, or was confirmed, needs none', () => {
    const close: Verb = (state, context) => closeCase(state, { reason: 'Explained by letter' }, context);
    expect(under(complaintsSKX).does(as('INVALID')).by('CENTRE_MANAGER').does(close).state.status).toBe('CLOSED');
    expect(minor().settled().by('RECEPTIONIST').confirmed('SATISFIED').state.status).toBe('CLOSED');
  });

  it('CP-38 (X 七.6): closed with a reason only after the resident was asked; an invalid one was explained', () => {
    const close: Verb = (state, context) => closeCase(state, { reason: 'The resident moved away' }, context);
    const asked: Verb = (state, context) => confirmWithResident(state, { outcome: 'NOT_REACHED' }, context);
    const settled = () => minor().replied().settled().by('CENTRE_MANAGER', 'another manager');
    expect(settled().tries(close)).toMatchObject({ rule: 'CP-38', clause: { source: 'X', section: '七.6' } });
    expect(settled().does(note('PROGRESS')).tries(close).rule).toBe('CP-38');
    expect(settled().does(note('OPINION')).does(close).state.status).toBe('CLOSED');
    expect(settled().does(asked).does(close).state.status).toBe('CLOSED');
    expect(under(complaintsSKX).does(as('ASSIST')).by('CENTRE_MANAGER').tries(close).rule).toBe('CP-38');
    expect(under(complaintsSKX).does(as('INVALID')).by('CENTRE_MANAGER').does(close).state.status).toBe('CLOSED');
  });

  it('CP-35, CP-22: investigation and the signed visit stand beside a valid one, in their order', () => {
    const story = minor().by('CENTRE_MANAGER').recorded('INVESTIGATED', 'VISITED_AND_SIGNED');
    expect(checklistsOf(story.state, policyWith(complaintsSKX)).map(({ row, steps }) => [row.key, steps.filter(({ recordedAt }) => recordedAt !== null).length])).toEqual([['CP-01', 0], ['CP-35.steps', 1], ['CP-22', 1], ['CP-30', 0]]);
  });
});

describe('CP-23, CP-24 (X 四, 八.1, 十一): the collective complaint', () => {
  /** The fifth household came an hour after the first; the desk said so. */
  const collective = () => under(complaintsSKX).by('RECEPTIONIST').at(HOUR).does(together);

  it.each(AROUND)('CP-23.manager: the manager told %s the minutes that the company set, from when it was known', (_, offset) => {
    expect(collective().at(HOUR + 5 * MINUTE + offset).reported('CENTRE_MANAGER').standing('CP-23.manager')).toBe(late(offset));
  });

  it.each(AROUND)('CP-23.company: deputy general manager and complaint centre told %s the minutes after the manager knew', (_, offset) => {
    const story = collective().at(2 * HOUR).reported('CENTRE_MANAGER').by('CENTRE_MANAGER').at(2 * HOUR + MINUTE).reported('COMPLAINT_CENTRE');
    expect(story.standing('CP-23.company')).toBe('OPEN');
    expect(story.at(2 * HOUR + 5 * MINUTE + offset).reported('DEPUTY_GENERAL_MANAGER').standing('CP-23.company')).toBe(late(offset));
  });

  it('a manager who had it before it was collective has the minutes from then', () => {
    const story = under(complaintsSKX).reported('CENTRE_MANAGER').at(DAY).does(together);
    expect(story.obligation('CP-23.company').dueAt).toBe(RECEPTION + DAY + 5 * MINUTE);
  });

  it('an ordinary complaint owes none of it', () => {
    const story = under(complaintsSKX).classified('MINOR').reported('CENTRE_MANAGER');
    expect([story.standing('CP-23.manager'), story.standing('CP-23.company')]).toEqual(['-', '-']);
  });

  it('CP-23.visit: the answer is given by a visit in person, and by nothing else', () => {
    const answer = (form: 'VISIT' | 'TELEPHONE' | 'WRITTEN'): Verb => (state, context) => replyToResident(state, { definite: true, reply: 'It is repaired', form }, context);
    expect(collective().tries(answer('TELEPHONE'))).toMatchObject({ rule: 'CP-23.visit', clause: { source: 'X', section: '十一' } });
    expect(collective().tries(answer('WRITTEN')).rule).toBe('CP-23.visit');
    expect(collective().does(answer('VISIT')).state.definiteAnswerAt).toBe(RECEPTION + HOUR);
    expect(collective().replied(false).state.repliedAt).toBe(RECEPTION + HOUR);
    expect(under(complaintsSKX).classified('MINOR').does(answer('TELEPHONE')).state.definiteAnswerAt).toBe(RECEPTION);
  });

  it('CP-23.steps: households contacted and the special incident report are recorded', () => {
    expect(collective().recorded('HOUSEHOLDS_CONTACTED', 'SPECIAL_INCIDENT_REPORT').happenings('StepRecorded').map(({ facts }) => facts['checklist'])).toEqual(['CP-23.steps', 'CP-23.steps']);
    expect(() => under(complaintsSKX).classified('MINOR').recorded('SPECIAL_INCIDENT_REPORT')).toThrow('no step');
  });

  it('CP-24: a written one is not closed before an answer went out in writing', () => {
    const settled = () => under(complaintsSKX, { channel: 'LETTER' }).classified('MINOR').replied(true, { form: 'TELEPHONE' }).settled().by('RECEPTIONIST');
    expect(() => settled().confirmed('SATISFIED')).toThrow('no written answer');
    expect(settled().confirmed('DISSATISFIED').state.status).toBe('IN_PROGRESS');
    expect(settled().replied(true, { form: 'WRITTEN' }).confirmed('SATISFIED').state.status).toBe('CLOSED');
  });
});

describe('Duties of the month', () => {
  const policy = policyWith(complaintsSKX);
  const at = (time: string) => Date.parse(`${time}+08:00`);
  const MARCH = at('2026-03-01T00:00:00');
  const APRIL = at('2026-04-01T00:00:00');
  const duty = (rule: string) => openDuties({ id: 'centre', followedFrom: MARCH }, policy, APRIL, () => `id-${rule}`).find((candidate) => candidate.rule === rule)!;
  const by = (now: number) => ({ now, policy, actor: holderOf('CS_SUPERVISOR'), newId: () => 'note' });

  it.each(AROUND)('CP-28, CP-15, CP-40 (X 十五): the report sent %s 24:00 of the 5th', (_, offset) => {
    const sent = sendReport(duty('CP-28'), { to: 'COMPLAINT_CENTRE', finding: '12 complaints' }, by(at('2026-04-06T00:00:00') + offset));
    expect(!sent.refused && sent.next.obligations[0]!.verdict).toBe(offset > 0 ? 'LATE' : 'ON_TIME');
  });

  it('CP-28: sent elsewhere, it is still owed; it does not arise before the month is over', () => {
    const sent = sendReport(duty('CP-28'), { to: 'GM_OFFICE', finding: '12 complaints' }, by(APRIL));
    expect(!sent.refused && sent.next.obligations[0]!.status).toBe('OPEN');
    expect(openDuties({ id: 'centre', followedFrom: MARCH }, policy, APRIL - 1, () => 'id').some(({ rule }) => rule === 'CP-28')).toBe(false);
  });

  it.each(AROUND)('CP-29 (X 十六.2–3): sampled %s the end of the month', (_, offset) => {
    const sampled = sampleRecords(duty('CP-29'), { finding: 'None left out' }, by(APRIL + offset));
    expect(!sampled.refused && sampled.next.obligations[0]!.verdict).toBe(offset > 0 ? 'LATE' : 'ON_TIME');
  });
});

describe('Variant X: its own hours beside the limits by severity', () => {
  const routed = (validity: Validity = 'VALID', pack = complaintsX) => under(pack).by('RECEPTIONIST').does(as(validity)).at(HOUR).reported('CS_SUPERVISOR').by('CS_SUPERVISOR');
  const spot = () => under(complaintsX).by('RECEPTIONIST').classified('MINOR');

  it('what it leaves out and adds', () => {
    const keys = policyWith(complaintsX).obligationRows.map(({ key }) => key);
    expect([complaintsX.extends, complaintsX.without, complaintsX.overrides]).toEqual(['complaints/s-k-x', ['CP-36'], undefined]);
    expect(keys).toEqual(expect.arrayContaining(['CP-10', 'CP-16', 'CP-17', 'CP-18', 'CP-19', 'CP-20', 'CP-21', 'CP-37']));
    expect(keys).not.toContain('CP-36');
  });

  it.each(AROUND)('CP-16 (X 六.1): settled on the spot and on record %s the hour', (_, offset) => {
    expect(spot().at(HOUR + offset).settled().standing('CP-16')).toBe(late(offset));
  });

  it('CP-16, CP-20: what came to the supervisor first is not on the spot', () => {
    const story = routed().settled();
    expect([story.standing('CP-16'), story.standing('CP-20')]).toEqual(['-', '-']);
  });

  it.each(AROUND)('CP-17 (X 七.1): a time agreed %s 2 hours after the supervisor got it', (_, offset) => {
    const story = routed().at(3 * HOUR + offset).does((state, context) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + 10 * HOUR }, context));
    expect(story.standing('CP-17')).toBe(late(offset));
    expect(story.obligation('REPLY-AGREED').dueAt).toBe(RECEPTION + 10 * HOUR);
  });

  it.each(AROUND)('CP-17 (X 七.1), read strictly: a time agreed %s 2 hours after it came in, though the supervisor got it an hour later', (_, offset) => {
    const story = routed('VALID', complaintsXReceived).at(2 * HOUR + offset).does((state, context) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + 10 * HOUR }, context));
    expect(story.standing('CP-17')).toBe(late(offset));
    expect(story.standing('CP-21')).toBe('OPEN');
  });

  it('CP-17: word that it is being seen to agrees no time', () => expect(routed().replied(false).standing('CP-17')).toBe('OPEN'));

  it.each(AROUND)('CP-18 (X 七.2): to assist with, reported in writing %s the minutes that the company set', (_, offset) => {
    expect(routed('ASSIST').at(HOUR + 5 * MINUTE + offset).does(refer(true)).standing('CP-18')).toBe(late(offset));
  });

  it('CP-18: a telephone call is not in writing', () => expect(routed('ASSIST').does(refer(false)).standing('CP-18')).toBe('OPEN'));

  it.each(AROUND)('CP-19 (X 十三): invalid, answered %s 2 hours after the supervisor got it', (_, offset) => {
    expect(routed('INVALID').at(3 * HOUR + offset).replied().standing('CP-19')).toBe(late(offset));
  });

  it.each(AROUND)('CP-20 (X 十.1): settled on the spot, answered with the opinion noted %s 2 hours after settling', (_, offset) => {
    const story = spot().at(30 * MINUTE).settled().replied();
    expect(story.standing('CP-20')).toBe('OPEN');
    expect(story.at(150 * MINUTE + offset).does(note('OPINION')).standing('CP-20')).toBe(late(offset));
  });

  it('CP-20: asking the resident is both at once', () => {
    expect(spot().settled().by('CS_SUPERVISOR').confirmed('DISSATISFIED').standing('CP-20')).toBe('MET ON_TIME');
  });

  it.each(AROUND)('CP-21 (X 十.2): valid, answered %s 24:00 of the day on which the supervisor got it', (_, offset) => {
    expect(routed().at(MIDNIGHT + offset).replied().standing('CP-21')).toBe(late(offset));
  });

  it('CP-21: in special circumstances by the agreed time, shown as an extension with its reason', () => {
    const story = routed().does((state, context) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + 2 * DAY, reason: 'The lift needs a part' }, context));
    expect(story.obligation('CP-21')).toMatchObject({ firstDueAt: RECEPTION + MIDNIGHT, dueAt: RECEPTION + 2 * DAY, extension: { reason: 'The lift needs a part' } });
  });
});

describe('Register §13: where texts that run together conflict', () => {
  it('K: developer’s leftovers are invalid, other services’ complaints valid; nothing is left to assist with (CP-14.no-assist)', () => {
    expect(under(complaintsK).tries(as('ASSIST'))).toMatchObject({ rule: 'CP-14.no-assist', clause: { source: 'K', section: '4.3.1' } });
    expect(under(complaintsSKX).does(as('ASSIST')).state.validity).toBe('ASSIST');
  });

  it('K: a complaint about other services is valid, so it has the one-month rule; by default it is to assist with and has none', () => {
    expect(under(complaintsK).does(as('VALID')).at(MONTH + 1).swept().state.severity).toBe('MAJOR');
    expect(under(complaintsSKX).does(as('ASSIST')).at(MONTH + 1).swept().state.severity).toBeNull();
  });

  it('an important complaint: the department head, the manager when late; in K the head of the office (CP-09)', () => {
    const late = (pack: PolicyPack) => under(pack).classified('IMPORTANT').at(7 * DAY + 1).swept();
    expect([late(complaintsSKX).obligation('CP-09').owedBy, late(complaintsK).obligation('CP-09').owedBy]).toEqual([['DEPARTMENT_HEAD'], ['CENTRE_MANAGER']]);
    expect(late(complaintsSKX).rung).toContain('CP-09 OVERDUE 1 → CENTRE_MANAGER');
    expect(late(complaintsK).rung).toContain('CP-09 OVERDUE 1 → GENERAL_MANAGER');
    expect([complaintsK.overrides, complaintsK.without]).toEqual([['CP-09'], ['CP-36', 'CP-37']]);
  });

  it('dissatisfied before closing: the same case goes on; afterwards it is a new complaint (CP-26)', () => {
    const settled = () => under(complaintsSKX).classified('MINOR').settled().by('RECEPTIONIST');
    expect(settled().confirmed('DISSATISFIED').state.status).toBe('IN_PROGRESS');
    expect(() => settled().confirmed('SATISFIED').confirmed('DISSATISFIED')).toThrow();
  });
});
