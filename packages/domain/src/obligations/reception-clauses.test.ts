import { describe, expect, it } from 'vitest';
import type { CaseState, DecisionContext } from '../cases/case.js';
import { CASE_KINDS } from '../cases/case.js';
import { classifyCase } from '../cases/classify-case.js';
import { closeCase } from '../cases/close-case.js';
import { AROUND, DAY, given, HOUR, RECEPTION, SHIPPED_POLICY, WEEK } from '../cases/story.fixture.js';
import { takeOverCase } from '../cases/take-over-case.js';
import { transferCase } from '../cases/transfer-case.js';

const transfer = (state: CaseState, context: DecisionContext) => transferCase(state, { department: 'Engineering', ownerPost: 'DEPARTMENT_HEAD' }, context);
const takeOver = (post: string) => (state: CaseState, context: DecisionContext) => takeOverCase(state, { post }, context);
const close = (reason: string) => (state: CaseState, context: DecisionContext) => closeCase(state, { reason }, context);

describe('FD-06 (P 4.6–4.7): settled within 2 days of receipt, else the CS supervisor takes over', () => {
  it.each(CASE_KINDS)('of a case of kind %s', (kind) => {
    // P 4.4: complaints go to the complaint procedure.
    expect(given(kind).find('FD-06')?.dueAt).toBe(kind === 'COMPLAINT' ? undefined : RECEPTION + 2 * DAY);
  });

  it.each<[string, number, boolean]>([...AROUND.map(([words, offset]): [string, number, boolean] => [words, 2 * DAY + offset, offset > 0]), ['at once', 0, false], ['five days after', WEEK, true]])('settled %s the limit', (_, time, late) => {
    const story = given('INQUIRY').at(time).settled();
    expect(story.obligation('FD-06')).toMatchObject({ status: 'MET', verdict: late ? 'LATE' : 'ON_TIME', metAt: RECEPTION + time });
    expect(story.state.ownerPost).toBe(late ? 'CS_SUPERVISOR' : 'RECEPTIONIST');
  });

  it.each(AROUND)('not settled %s the limit: who owns it', (_, offset) => {
    const story = given('REPAIR').at(2 * DAY + offset).swept();
    expect(story.state.ownerPost).toBe(offset > 0 ? 'CS_SUPERVISOR' : 'RECEPTIONIST');
    expect(story.state.status).toBe(offset > 0 ? 'IN_PROGRESS' : 'RECEIVED');
    expect(story.happenings('CaseTakenOver').map(({ facts }) => [facts['post'], facts['from'], facts['byRule'], facts['stepAt']])).toEqual(
      offset > 0 ? [['CS_SUPERVISOR', 'RECEPTIONIST', 'FD-06', RECEPTION + 2 * DAY]] : [],
    );
  });

  it('a transfer to a department and a takeover never restart it', () => {
    const story = given('REPAIR').by('RECEPTIONIST').at(DAY).does(transfer).by('CS_SUPERVISOR').at(DAY + HOUR).does(takeOver('CS_SUPERVISOR'));
    expect(story.obligation('FD-06')).toMatchObject({ clockFrom: RECEPTION, dueAt: RECEPTION + 2 * DAY, owedBy: ['CS_SUPERVISOR'], generation: 1 });
  });

  it('warns the owner a fifth of the term before, 9.6 hours', () => {
    expect(given('REPAIR').at(2 * DAY - 0.4 * DAY + 1).swept().rung).toEqual(['FD-06 WARN 0 → RECEPTIONIST']);
  });

  it('does not take it down again from a manager who has it already', () => {
    const story = given('REPAIR').by('CENTRE_MANAGER').at(DAY).does(takeOver('CENTRE_MANAGER')).at(8 * DAY).swept();
    expect(story.state).toMatchObject({ ownerPost: 'CENTRE_MANAGER', ownerPersonId: 'the CENTRE_MANAGER' });
    expect(story.happenings('CaseTakenOver')).toHaveLength(1);
  });
});

describe('FD-07 (P 4.7–4.8): settled within 1 week of receipt, else the manager takes over', () => {
  it.each(AROUND)('arises only when FD-06 lapses: %s its due time', (_, offset) => {
    expect(given('REPAIR').at(2 * DAY + offset).swept().standing('FD-07')).toBe(offset > 0 ? 'OPEN' : '-');
  });

  it('counts from reception, not from the takeover', () => {
    expect(given('REPAIR').at(3 * DAY).swept().obligation('FD-07')).toMatchObject({ clockFrom: RECEPTION, dueAt: RECEPTION + WEEK, owedBy: ['CS_SUPERVISOR'] });
  });

  it.each(AROUND)('not settled %s the week: who owns it', (_, offset) => {
    expect(given('REPAIR').at(WEEK + offset).swept().state.ownerPost).toBe(offset > 0 ? 'CENTRE_MANAGER' : 'CS_SUPERVISOR');
  });

  it.each(AROUND)('settled %s the week', (_, offset) => {
    const story = given('REPAIR').at(WEEK + offset).settled();
    expect(story.standing('FD-06')).toBe('MET LATE');
    expect(story.standing('FD-07')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it('hangs on a step that does more than ring: those that only ring are taken in bulk, without asking what they open', () => {
    const opening = SHIPPED_POLICY.obligationRows.filter(({ opensOn }) => opensOn.event === 'ObligationOverdue').map(({ opensOn }) => opensOn.facts!['rule']);
    expect(opening).toEqual(['FD-06']);
    for (const rule of opening) expect(SHIPPED_POLICY.obligationRows.find(({ key }) => key === rule)!.ladder![0]!.effect.kind).not.toBe('NOTIFY');
  });

  it('never arises for what was settled in time', () => {
    expect(given('REPAIR').at(DAY).settled().at(30 * DAY).swept().find('FD-07')).toBeUndefined();
  });

  it('settled early and reopened late, it is overdue at once, and goes to the manager', () => {
    const story = given('REPAIR').at(DAY).settled().at(8 * DAY).by('RECEPTIONIST').confirmed('DISSATISFIED');
    expect(story.state).toMatchObject({ status: 'IN_PROGRESS', ownerPost: 'CENTRE_MANAGER', settledAt: null });
    expect(story.obligation('FD-06', 2)).toMatchObject({ status: 'OPEN', dueAt: RECEPTION + 2 * DAY, level: 1 });
    expect(story.obligation('FD-07', 1)).toMatchObject({ status: 'OPEN', dueAt: RECEPTION + WEEK, level: 1 });
    // FD-06 rings once, at its highest step; the warnings before it are past and silent.
    expect(story.rung).toEqual(['FD-06 WARN 0 → RECEPTIONIST (silent)', 'FD-06 OVERDUE 1 → CS_SUPERVISOR', 'FD-07 WARN 0 → CS_SUPERVISOR (silent)', 'FD-07 OVERDUE 1 → CENTRE_MANAGER']);
  });

  it('was late, was settled and is reopened: owed anew at once, the first verdict stays', () => {
    const story = given('REPAIR').at(3 * DAY).settled().after(HOUR).by('RECEPTIONIST').confirmed('DISSATISFIED');
    expect([story.standing('FD-07', 1), story.standing('FD-07', 2)]).toEqual(['MET ON_TIME', 'OPEN']);
    expect(story.at(8 * DAY).settled().standing('FD-07', 2)).toBe('MET LATE');
  });
});

describe('FD-08 (P 3.3.3, 4.8): what cannot be done is closed by the manager with the reason', () => {
  it('by nobody else', () => {
    expect(given('REPAIR').by('CS_SUPERVISOR').tries(close('No way')).rule).toBe('FD-08');
  });

  it('not without the reason', () => {
    expect(given('REPAIR').by('CENTRE_MANAGER').tries(close('  ')).message.en).toContain('why');
  });

  it('even while something is owed, which is then cancelled, and MISSED where it was late', () => {
    const story = given('REPAIR').by('CENTRE_MANAGER').at(3 * DAY).does(close('The building is to be pulled down'));
    expect(story.state.status).toBe('CLOSED');
    expect([story.standing('FD-06'), story.standing('FD-07')]).toEqual(['CANCELLED MISSED', 'CANCELLED']);
    expect(story.at(30 * DAY).swept().rung).toHaveLength(2);
  });
});

describe('FD-04 (P 4.4): what turns out to be a complaint follows the complaint procedure', () => {
  it('from reception: to classify it is owed and met, FD-06 no longer asked for', () => {
    const story = given('INQUIRY').at(HOUR).classified('MINOR');
    expect(story.standing('FD-06')).toBe('SUPERSEDED');
    expect(story.obligation('CLASSIFY')).toMatchObject({ status: 'MET', verdict: 'LATE', dueAt: RECEPTION + 30 * 60_000 });
    expect(story.obligation('CP-10').dueAt).toBe(RECEPTION + 2 * DAY);
  });

  it('an inquiry that develops into a complaint days later is not late at once: to classify it is owed from then', () => {
    expect(given('INQUIRY').at(3 * DAY).developed('MINOR').obligation('CLASSIFY')).toMatchObject({ status: 'MET', verdict: 'ON_TIME', clockFrom: RECEPTION + 3 * DAY, dueAt: RECEPTION + 3 * DAY + 30 * 60_000 });
  });

  it('and back: FD-06 is owed as before; the same two days are no longer limit', () => {
    const back = (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'INQUIRY', basis: 'CORRECTION', reason: 'She only asked' }, context);
    const story = given('INQUIRY').at(HOUR).classified('MINOR').by('RECEPTIONIST').at(2 * HOUR).does(back);
    expect(story.obligation('FD-06')).toMatchObject({ status: 'OPEN', generation: 1, dueAt: RECEPTION + 2 * DAY });
    expect(story.state).toMatchObject({ kind: 'INQUIRY', validity: null, severity: null });
  });
});

describe('Imported history is judged, and does not ring', () => {
  it.each(AROUND)('settled %s the due time that the record states', (_, offset) => {
    const story = given('REPAIR');
    story.at(0).received('REPAIR', { historic: true, statedDueAt: RECEPTION + 5 * HOUR }).at(5 * HOUR + offset).settled();
    expect(story.standing('IMPORT-DUE')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
    expect(story.obligation('IMPORT-DUE')).toMatchObject({ steps: [], nextStepAt: null, level: 0 });
  });

  it('years of it bring no takeover', () => {
    expect(given('REPAIR').at(0).received('REPAIR', { historic: true }).at(900 * DAY).swept()).toMatchObject({ rung: [], state: { ownerPost: 'RECEPTIONIST' } });
  });
});
