import { describe, expect, it } from 'vitest';
import { acknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import type { CaseState, DecisionContext } from '../cases/case.js';
import { classifyCase } from '../cases/classify-case.js';
import { closeCase } from '../cases/close-case.js';
import { confirmWithResident } from '../cases/confirm-with-resident.js';
import { extendWithApproval } from '../cases/approvals.fixture.js';
import { pauseObligation, resumeObligation } from '../cases/pause-obligation.js';
import { receiveCase } from '../cases/receive-case.js';
import { reopenCase } from '../cases/reopen-case.js';
import { settleCase } from '../cases/settle-case.js';
import { AROUND, complaint, DAY, given, HOUR, MINUTE, MONTH, RECEPTION, SHIPPED_POLICY, Story, WEEK } from '../cases/story.fixture.js';
import { transferCase } from '../cases/transfer-case.js';
import type { ObligationRow } from '../policy/row.js';
import { isLate } from './clock.js';

const close = (state: CaseState, context: DecisionContext) => closeCase(state, { reason: 'The developer has gone bankrupt' }, context);
const reopen = (state: CaseState, context: DecisionContext) => reopenCase(state, { reason: 'It leaks again' }, context);
const transfer = (state: CaseState, context: DecisionContext) => transferCase(state, { department: 'Engineering', ownerPost: 'DEPARTMENT_HEAD' }, context);
const agree = (sinceReception: number, reason?: string) => (state: CaseState, context: DecisionContext) =>
  agreeReplyTime(state, { agreedReplyAt: RECEPTION + sinceReception, ...(reason ? { reason } : {}) }, context);
const classify = (severity: 'MAJOR' | 'IMPORTANT' | 'MINOR', basis: 'CORRECTION' | 'DEVELOPMENT', reason?: string) => (state: CaseState, context: DecisionContext) =>
  classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity, basis, ...(reason ? { reason } : {}) }, context);

describe('Law 1. The clock starts at reception', () => {
  it('a first classification counts from reception, however late it is made', () => {
    expect(given('COMPLAINT').after(20 * MINUTE).classified('MINOR').obligation('CP-10')).toMatchObject({ clockFrom: RECEPTION, dueAt: RECEPTION + 2 * DAY });
  });

  it('a correction counts from reception, and is overdue at once where the time has gone', () => {
    const story = complaint('MINOR').at(3 * DAY).does(classify('MAJOR', 'CORRECTION'));
    expect(story.obligation('CP-06')).toMatchObject({ dueAt: RECEPTION + 2 * DAY, status: 'OPEN', level: 1 });
    expect(story.rung).toContain('CP-06 OVERDUE 1 → GENERAL_MANAGER');
  });

  it('a development counts from when it became so', () => {
    expect(complaint('MINOR').at(DAY).developed('MAJOR').obligation('CP-06')).toMatchObject({ clockFrom: RECEPTION + DAY, dueAt: RECEPTION + 3 * DAY, level: 0 });
  });

  it('only a rule or a supervisor makes a development, and a person gives the reason', () => {
    expect(complaint('MINOR').by('RECEPTIONIST').tries(classify('MAJOR', 'DEVELOPMENT', 'It got worse')).message.en).toContain('approve developments');
    expect(complaint('MINOR').tries(classify('MAJOR', 'DEVELOPMENT')).message.en).toContain('reason');
    expect(complaint('MINOR').tries(classify('MINOR', 'DEVELOPMENT', 'It got worse')).message.en).toContain('nothing has developed');
  });

  it('an act done since the zero meets a newly opened obligation', () => {
    const story = given('COMPLAINT').after(10 * MINUTE).replied(true).after(10 * MINUTE).classified('MAJOR');
    expect(story.obligation('CP-06')).toMatchObject({ status: 'MET', verdict: 'ON_TIME', metAt: RECEPTION + 10 * MINUTE, level: 0 });
  });

  it('an act done before a development does not meet what the development asks for', () => {
    expect(complaint('MINOR').at(HOUR).replied(true).at(DAY).developed('MAJOR').standing('CP-06')).toBe('OPEN');
  });

  it('returning to an earlier class revives its obligation: no second ring, no second breach', () => {
    const story = complaint('MINOR').at(2 * DAY + 1).swept();
    const first = story.obligation('CP-10');
    story.after(HOUR).developed('MAJOR');
    expect(story.standing('CP-10')).toBe('SUPERSEDED MISSED');
    story.after(HOUR).does(classify('MINOR', 'CORRECTION', 'It was not'));
    expect(story.obligation('CP-10')).toMatchObject({ id: first.id, generation: 1, status: 'OPEN', taken: first.taken, dueAt: first.dueAt });
    story.after(HOUR).swept();
    expect(story.rung.filter((ring) => ring.startsWith('CP-10 OVERDUE'))).toHaveLength(1);
    expect(story.after(DAY).settled().standing('CP-10')).toBe('MET LATE');
  });

  it('a clock that was started by a development and then corrected moves earlier, never later', () => {
    const story = complaint('MINOR').at(DAY).developed('MAJOR').after(HOUR).does(classify('MAJOR', 'CORRECTION', 'It was so from the start'));
    expect(story.obligation('CP-06')).toMatchObject({ clockFrom: RECEPTION, dueAt: RECEPTION + 2 * DAY });
    story.after(HOUR).classified('MINOR', { reason: 'It was not' }).after(HOUR).developed('MAJOR');
    expect(story.obligation('CP-06')).toMatchObject({ clockFrom: RECEPTION, dueAt: RECEPTION + 2 * DAY });
  });

  it('old obligations are judged before they are superseded', () => {
    for (const [, offset] of AROUND) {
      const story = complaint('MINOR').at(2 * DAY + offset).developed('MAJOR');
      expect([offset, story.standing('CP-10')]).toEqual([offset, offset > 0 ? 'SUPERSEDED MISSED' : 'SUPERSEDED']);
    }
  });
});

describe('Law 2. Not classifying is no way out', () => {
  it('to classify is itself owed', () => {
    const story = given('COMPLAINT');
    expect(story.owed).toEqual(['CLASSIFY']);
    expect(story.after(30 * MINUTE).swept().obligation('CLASSIFY').level).toBe(0);
    expect(story.after(1).swept().obligation('CLASSIFY').level).toBe(1);
  });

  it('and an unclassified complaint is neither settled nor closed', () => {
    expect(given('COMPLAINT').tries((state, context) => settleCase(state, { result: 'Done' }, context)).rule).toBe('CLASSIFY.settle');
    expect(given('COMPLAINT').by('CENTRE_MANAGER').tries(close).rule).toBe('CLASSIFY.close');
  });

  it('moving to a longer limit before the old one is due needs approval and a reason, and is counted', () => {
    const story = complaint('MINOR').at(2 * DAY);
    expect(story.by('RECEPTIONIST').tries(classify('IMPORTANT', 'CORRECTION', 'More is at stake')).message.en).toContain('approve longer limits');
    expect(story.by('CS_SUPERVISOR').tries(classify('IMPORTANT', 'CORRECTION')).message.en).toContain('reason');
    story.does(classify('IMPORTANT', 'CORRECTION', 'More is at stake'));
    expect(story.state.longerLimitMoves).toBe(1);
    expect(story.happenings('CaseClassified').at(-1)!.facts).toMatchObject({ longerLimit: true, longerLimitMoves: 1 });
  });

  it('after the old one is due nothing is gained, and nothing needs approval', () => {
    const story = complaint('MINOR').at(2 * DAY + 1).by('RECEPTIONIST').does(classify('IMPORTANT', 'CORRECTION'));
    expect(story.state.longerLimitMoves).toBe(0);
    expect(story.standing('CP-10')).toBe('SUPERSEDED MISSED');
  });

  it('to a shorter limit, and for the first classification, it needs none', () => {
    expect(complaint('IMPORTANT').by('RECEPTIONIST').does(classify('MINOR', 'CORRECTION')).state.longerLimitMoves).toBe(0);
    expect(given('COMPLAINT').by('RECEPTIONIST').classified('IMPORTANT').state.longerLimitMoves).toBe(0);
  });

  it('a limit that falls away is the longest limit: a major complaint does not lose its definite answer without approval', () => {
    const inquiry = (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'INQUIRY', basis: 'CORRECTION', reason: 'It was a question' }, context);
    expect(complaint('MAJOR').by('RECEPTIONIST').tries(inquiry).message.en).toContain('approve longer limits');
    expect(complaint('MAJOR').by('RECEPTIONIST').tries(classify('MINOR', 'CORRECTION', 'Not that grave')).message.en).toContain('approve longer limits');
    expect(complaint('MAJOR').does(inquiry).state.longerLimitMoves).toBe(1);
  });

  it('no limit of settling at all is the longest limit', () => {
    const assist = (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'COMPLAINT', validity: 'ASSIST', basis: 'CORRECTION', reason: 'The developer caused it' }, context);
    expect(complaint('MINOR').by('RECEPTIONIST').tries(assist).message.en).toContain('approve longer limits');
    expect(complaint('MINOR').does(assist).state.longerLimitMoves).toBe(1);
  });
});

describe('G7: Law 3. Nothing erases lateness', () => {
  it.each(AROUND)('settled %s due', (_, offset) => {
    expect(given('REPAIR').at(2 * DAY + offset).settled().standing('FD-06')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it.each(AROUND)('closed %s due', (_, offset) => {
    expect(given('REPAIR').by('CENTRE_MANAGER').at(2 * DAY + offset).does(close).standing('FD-06')).toBe(offset > 0 ? 'CANCELLED MISSED' : 'CANCELLED');
  });

  it('met late stays late, through reopening and closing', () => {
    const story = given('REPAIR').at(3 * DAY).settled().does(reopen).after(HOUR).settled().by('RECEPTIONIST').confirmed('SATISFIED');
    expect(story.state.status).toBe('CLOSED');
    expect([story.standing('FD-06', 1), story.standing('FD-06', 2)]).toEqual(['MET LATE', 'MET LATE']);
  });

  it('an older act that a corrected clock lets count does not make a breach unseen', () => {
    const story = complaint('MINOR').at(HOUR).replied(true).at(DAY).developed('MAJOR').at(4 * DAY);
    expect(isLate(story.obligation('CP-06'), story.now)).toBe(true);
    expect(story.does(classify('MAJOR', 'CORRECTION')).obligation('CP-06')).toMatchObject({ status: 'MET', verdict: 'LATE', metAt: RECEPTION + HOUR });
  });

  it('acknowledging makes nothing less late', () => {
    const story = given('REPAIR').at(2 * DAY + 1).swept();
    const { id } = story.obligation('FD-06');
    story.does((state, context) => acknowledgeOverdue(state, { obligationId: id }, context));
    expect(story.obligation('FD-06')).toMatchObject({ acknowledgedLevel: 1, level: 1, status: 'OPEN' });
    expect(story.tries((state, context) => acknowledgeOverdue(state, { obligationId: id }, context)).message.en).toContain('already');
    expect(story.settled().standing('FD-06')).toBe('MET LATE');
  });
});

describe('Law 4. A case keeps the policy of its reception', () => {
  it('a set with other limits changes nothing that is open under the old one', () => {
    const story = given('COMPLAINT', { ...SHIPPED_POLICY, settings: { ...SHIPPED_POLICY.settings, classifyWithin: 60 } });
    expect(story.obligation('CLASSIFY').dueAt).toBe(RECEPTION + HOUR);
    expect(given('COMPLAINT').obligation('CLASSIFY').dueAt).toBe(RECEPTION + 30 * MINUTE);
  });
});

describe('Law 5. An extension is one reasoned, approved act; a pause has a listed reason; both show', () => {
  const extend = (sinceReception: number, more: object = {}) => (state: CaseState, context: DecisionContext) =>
    extendWithApproval(state, { obligationId: state.obligations.find(({ rule }) => rule === 'FD-06')!.id, dueAt: RECEPTION + sinceReception, reason: 'Parts on order', requestedBy: 'Wang', ...more }, context);
  const pause = (reason = 'TRAFFIC') => (state: CaseState, context: DecisionContext) => pauseObligation(state, { obligationId: state.obligations[0]!.id, reason }, context);
  const resume = (state: CaseState, context: DecisionContext) => resumeObligation(state, { obligationId: state.obligations[0]!.id }, context);

  it('an extension keeps the first due time, moves the steps, and judges by the extended one', () => {
    const story = given('REPAIR').by('CENTRE_MANAGER').at(DAY).does(extend(4 * DAY));
    expect(story.obligation('FD-06')).toMatchObject({ firstDueAt: RECEPTION + 2 * DAY, dueAt: RECEPTION + 4 * DAY, extension: { reason: 'Parts on order', requestedBy: 'Wang', approvedBy: 'the CENTRE_MANAGER' } });
    expect(story.at(4 * DAY).swept().obligation('FD-06').level).toBe(0);
    expect(story.settled().standing('FD-06')).toBe('MET ON_TIME');
  });

  it('what was granted holds when the case is reopened: an extension, and what was paused', () => {
    const extendedCase = given('REPAIR').by('CENTRE_MANAGER').at(DAY).does(extend(4 * DAY)).at(3 * DAY).settled().does(reopen);
    expect(extendedCase.obligation('FD-06', 2)).toMatchObject({ status: 'OPEN', firstDueAt: RECEPTION + 2 * DAY, dueAt: RECEPTION + 4 * DAY, extension: { reason: 'Parts on order' }, level: 0 });
    const pausedCase = given('REPAIR').at(DAY).does(pause()).at(6 * DAY).does(resume).settled().does(reopen);
    expect(pausedCase.obligation('FD-06', 2)).toMatchObject({ dueAt: RECEPTION + 7 * DAY, level: 0 });
    expect(pausedCase.at(7 * DAY + 1).swept().obligation('FD-06', 2).level).toBe(1);
  });

  it('it is refused to who may not approve, without a reason, to an earlier time, and once it is overdue', () => {
    expect(given('REPAIR').by('CS_SUPERVISOR').tries(extend(4 * DAY)).message.en).toContain('approve extensions');
    expect(given('REPAIR').by('CENTRE_MANAGER').tries(extend(4 * DAY, { reason: ' ' })).message.en).toContain('why');
    expect(given('REPAIR').by('CENTRE_MANAGER').tries(extend(2 * DAY)).message.en).toContain('later');
    expect(given('REPAIR').by('CENTRE_MANAGER').at(2 * DAY + 1).tries(extend(4 * DAY)).message.en).toContain('overdue');
  });

  it('a new agreed time is an extension while the former is owed: approved, reasoned, first due time kept', () => {
    const story = given('INQUIRY').does(agree(HOUR)).at(30 * MINUTE);
    expect(story.tries(agree(3 * HOUR, 'He is travelling')).message.en).toContain('approve extensions');
    expect(story.by('CENTRE_MANAGER').tries(agree(3 * HOUR)).message.en).toContain('why');
    story.does(agree(3 * HOUR, 'He is travelling'));
    expect(story.obligation('REPLY-AGREED')).toMatchObject({ generation: 1, firstDueAt: RECEPTION + HOUR, dueAt: RECEPTION + 3 * HOUR, extension: { reason: 'He is travelling' } });
    expect(story.at(3 * HOUR).replied(false).standing('REPLY-AGREED')).toBe('MET ON_TIME');
  });

  it('an earlier one is free; a broken promise stays broken, whatever is newly agreed', () => {
    const story = given('INQUIRY').does(agree(3 * HOUR)).does(agree(HOUR));
    expect(story.obligation('REPLY-AGREED')).toMatchObject({ firstDueAt: RECEPTION + HOUR, dueAt: RECEPTION + HOUR, extension: null });
    story.by('CENTRE_MANAGER').at(HOUR + 1).does(agree(5 * HOUR, 'He is travelling'));
    expect(story.obligation('REPLY-AGREED')).toMatchObject({ dueAt: RECEPTION + HOUR, extension: null });
    expect(story.at(2 * HOUR).replied().standing('REPLY-AGREED')).toBe('MET LATE');
  });

  it('an extended one taken back is due when it was last promised, before the first time too', () => {
    const story = given('INQUIRY').by('CENTRE_MANAGER').does(agree(2 * HOUR)).does(agree(5 * HOUR, 'He is travelling')).does(agree(3 * HOUR));
    expect(story.obligation('REPLY-AGREED')).toMatchObject({ firstDueAt: RECEPTION + 2 * HOUR, dueAt: RECEPTION + 3 * HOUR, extension: { dueAt: RECEPTION + 3 * HOUR } });
    expect(story.does(agree(HOUR)).obligation('REPLY-AGREED')).toMatchObject({ firstDueAt: RECEPTION + HOUR, dueAt: RECEPTION + HOUR, extension: null });
  });

  it('a promise is not kept by what was said before it was made, and the next one is owed anew', () => {
    const story = given('INQUIRY').replied(false).after(MINUTE).does(agree(HOUR));
    expect(story.standing('REPLY-AGREED')).toBe('OPEN');
    story.after(MINUTE).replied(false).after(MINUTE).does(agree(2 * HOUR));
    expect(story.standing('REPLY-AGREED', 1)).toBe('MET ON_TIME');
    expect(story.obligation('REPLY-AGREED', 2)).toMatchObject({ status: 'OPEN', dueAt: RECEPTION + 2 * HOUR });
  });

  it('a pause stops the clock; resuming moves the due time and the steps by what was paused', () => {
    const story = given('REPAIR').at(DAY).does(pause()).after(5 * DAY).swept();
    expect(story.obligation('FD-06')).toMatchObject({ level: 0, nextStepAt: null });
    expect(isLate(story.obligation('FD-06'), story.now)).toBe(false);
    story.does(resume);
    expect(story.obligation('FD-06')).toMatchObject({ firstDueAt: RECEPTION + 2 * DAY, dueAt: RECEPTION + 7 * DAY, pauses: [{ reason: 'TRAFFIC', from: RECEPTION + DAY, until: RECEPTION + 6 * DAY }] });
    expect(story.at(7 * DAY).swept().obligation('FD-06').level).toBe(0);
    expect(story.after(1).swept().obligation('FD-06').level).toBe(1);
  });

  it('only for a reason on the list, not twice, and not once it is overdue', () => {
    expect(given('REPAIR').tries(pause('LUNCH')).message.en).toContain('list');
    expect(given('REPAIR').does(pause()).tries(pause()).message.en).toContain('already');
    expect(given('REPAIR').tries(resume).message.en).toContain('not paused');
    expect(given('REPAIR').at(2 * DAY + 1).tries(pause()).message.en).toContain('overdue');
  });

  it('what is done while the clock stands still is in time', () => {
    expect(given('REPAIR').at(DAY).does(pause()).at(9 * DAY).settled().standing('FD-06')).toBe('MET ON_TIME');
  });
});

describe('Law 6. Every obligation carries what explains it', () => {
  it('its start, its first and present due time, and on each of its events its rule', () => {
    const story = given('REPAIR');
    expect(story.obligation('FD-06')).toMatchObject({ clockFact: 'receivedAt', clockFrom: RECEPTION, firstDueAt: RECEPTION + 2 * DAY });
    expect(story.happenings('ObligationOpened')[0]).toMatchObject({ facts: { rule: 'FD-06', dueAt: RECEPTION + 2 * DAY }, obligation: { rule: 'FD-06', generation: 1 } });
  });
});

describe('Law 7. A step is taken exactly once', () => {
  it('once, in order, at the first moment after its time', () => {
    const story = complaint('MAJOR');
    const { steps } = story.obligation('CP-06');
    expect(steps.map(({ kind, level, at, to }) => [kind, level, at - RECEPTION, to])).toEqual([
      ['WARN', 0, 2 * DAY - 0.4 * DAY, 'CENTRE_MANAGER'],
      ['OVERDUE', 1, 2 * DAY, 'GENERAL_MANAGER'],
      ['ESCALATE', 2, 3 * DAY, 'GENERAL_MANAGER'],
    ]);
    for (const [n, step] of steps.entries()) {
      story.now = step.at;
      expect(story.swept().obligation('CP-06').taken).toBe(n);
      expect(story.after(1).swept().swept().obligation('CP-06').taken).toBe(n + 1);
    }
    expect(story.obligation('CP-06').nextStepAt).toBeNull();
  });

  it('after downtime oldest first over all obligations, none skipped, each with its own time', () => {
    const story = complaint('MAJOR').at(11 * DAY).swept();
    const times = story.state.acts.filter((act) => act.obligation?.step !== undefined).map((act) => act.facts['stepAt'] as number);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(story.rung).toEqual([
      'CP-05 WARN 0 → CENTRE_MANAGER',
      'CP-05 OVERDUE 1 → GENERAL_MANAGER',
      'CP-06 WARN 0 → CENTRE_MANAGER',
      'CP-06 OVERDUE 1 → GENERAL_MANAGER',
      'CP-06 ESCALATE 2 → GENERAL_MANAGER',
      'CP-07 WARN 0 → CENTRE_MANAGER',
      'CP-07 OVERDUE 1 → GENERAL_MANAGER',
    ]);
  });

  it('of steps that were already past when written only the highest rings', () => {
    const story = given('COMPLAINT').at(4 * DAY).classified('MAJOR');
    expect(story.rung.filter((ring) => ring.startsWith('CP-06'))).toEqual(['CP-06 WARN 0 → CENTRE_MANAGER (silent)', 'CP-06 OVERDUE 1 → GENERAL_MANAGER (silent)', 'CP-06 ESCALATE 2 → GENERAL_MANAGER']);
  });

  it('and their effects are carried out all the same, each in its turn', () => {
    const story = given('REPAIR').at(DAY).settled().at(8 * DAY).does(reopen);
    expect(story.happenings('CaseTakenOver').map((act) => [act.facts['post'], act.facts['byRule']])).toEqual([['CS_SUPERVISOR', 'FD-06'], ['CENTRE_MANAGER', 'FD-07']]);
    expect(story.state.ownerPost).toBe('CENTRE_MANAGER');
  });

  it('the generation rises when a duty is owed anew', () => {
    const story = given('REPAIR').at(DAY).settled().after(HOUR).does(reopen);
    expect([story.standing('FD-06', 1), story.standing('FD-06', 2)]).toEqual(['MET ON_TIME', 'OPEN']);
    expect(story.obligation('FD-06', 2).id).not.toBe(story.obligation('FD-06', 1).id);
    expect(story.obligation('FD-06', 2).clockFrom).toBe(RECEPTION);
  });
});

describe('Law 8. What is overdue is derivable from the due time; a dead sweeper delays an event and hides nothing', () => {
  it('without a sweeper it is overdue all the same', () => {
    const story = given('REPAIR').at(5 * DAY);
    expect(story.obligation('FD-06').level).toBe(0);
    expect(isLate(story.obligation('FD-06'), RECEPTION + 2 * DAY)).toBe(false);
    expect(isLate(story.obligation('FD-06'), RECEPTION + 2 * DAY + 1)).toBe(true);
  });

  it('what time did counts from its own time, not from when somebody came by', () => {
    const reachesTheSupervisor: ObligationRow = {
      ...SHIPPED_POLICY.obligationRows.find(({ key }) => key === 'FD-06')!,
      key: 'REACHES-SUPERVISOR',
      sets: 'REPORT',
      term: { kind: 'days', days: 3 },
      metBy: { event: 'CaseTakenOver', facts: { post: 'CS_SUPERVISOR' } },
    };
    const story = given('REPAIR', { ...SHIPPED_POLICY, obligationRows: [...SHIPPED_POLICY.obligationRows, reachesTheSupervisor] }).at(6 * DAY).swept();
    expect(story.obligation('REACHES-SUPERVISOR')).toMatchObject({ verdict: 'ON_TIME', metAt: RECEPTION + 2 * DAY });
  });

  it('what time has done is done before any verb: the supervisor owns it, though nobody swept', () => {
    const story = given('REPAIR').at(3 * DAY).replied();
    expect(story.state.ownerPost).toBe('CS_SUPERVISOR');
    expect(story.obligation('FD-07')).toMatchObject({ openedAt: RECEPTION + 2 * DAY + 1, dueAt: RECEPTION + WEEK });
  });
});

describe('Law 9. Every step names the post that it reaches', () => {
  it('up the reporting line of whoever owes it, and the top stays the top', () => {
    expect(given('COMPLAINT').obligation('CLASSIFY').steps.map(({ to }) => to)).toEqual(['CS_SUPERVISOR', 'CENTRE_MANAGER', 'GENERAL_MANAGER']);
    expect(complaint('MAJOR').obligation('CP-06').steps.map(({ to }) => to)).toEqual(['CENTRE_MANAGER', 'GENERAL_MANAGER', 'GENERAL_MANAGER']);
  });

  it('when the owner changes, the steps still to come follow, and the clock does not move', () => {
    const story = given('REPAIR').at(DAY).does(agree(2 * DAY)).at(DAY + HOUR);
    const before = story.obligation('REPLY-AGREED');
    story.does(transfer);
    expect(story.obligation('REPLY-AGREED')).toMatchObject({ owedBy: ['DEPARTMENT_HEAD'], dueAt: before.dueAt, clockFrom: before.clockFrom });
    expect(story.obligation('REPLY-AGREED').steps.map(({ to }) => to)).toEqual(['DEPARTMENT_HEAD', 'CS_SUPERVISOR', 'CENTRE_MANAGER']);
  });
});

describe('Law 10. Nobody closes their own check', () => {
  const satisfied = (state: CaseState, context: DecisionContext) => confirmWithResident(state, { outcome: 'SATISFIED' }, context);

  it('who settled a complaint does not confirm it', () => {
    const story = complaint('MINOR').by('RECEPTIONIST', 'Li').settled();
    expect(story.tries(satisfied)).toMatchObject({ rule: 'CP-13.confirm', clause: { source: 'S', section: '5.3.2' } });
    expect(story.by('RECEPTIONIST', 'Zhang').does(satisfied).state.status).toBe('CLOSED');
  });

  it('nobody reached is recorded and counts for nothing', () => {
    const story = complaint('MINOR').settled().by('RECEPTIONIST').confirmed('NOT_REACHED');
    expect(story.state.status).toBe('SETTLED');
    expect(story.happenings('ResidentConfirmed').map((act) => act.facts['outcome'])).toEqual(['NOT_REACHED']);
  });

  it('nobody approves the extension that they asked for', () => {
    const story = given('REPAIR').by('CENTRE_MANAGER', 'Wang');
    const own = (state: CaseState, context: DecisionContext) => extendWithApproval(state, { obligationId: state.obligations[0]!.id, dueAt: RECEPTION + 4 * DAY, reason: 'Parts', requestedBy: 'Wang' }, context);
    expect(story.tries(own).message.en).toContain('other than');
  });
});

describe('Law 11. The reception is stated once: at most now, at most 24 h back with a reason', () => {
  const receive = (back: number, lateRecordReason: string | null = 'The line was down') => {
    const story = new Story();
    return receiveCase({ centreId: 'centre', kind: 'REPAIR', channel: 'TELEPHONE', receivedAt: story.now - back, lateRecordReason }, story.context);
  };

  it.each([
    ['in one millisecond', -1, true],
    ['now', 0, false],
    ['24 hours back', DAY, false],
    ['24 hours and a millisecond back', DAY + 1, true],
  ])('%s', (_, back, refused) => {
    expect(receive(back).refused).toBe(refused);
  });

  it('back-dated without a reason it is refused; now, none is needed', () => {
    expect(receive(1, ' ').refused).toBe(true);
    expect(receive(1, null).refused).toBe(true);
    expect(receive(0, null).refused).toBe(false);
  });

  it('clocks count from when it was received, acts are judged by when they are recorded, with the stated time beside', () => {
    const story = new Story().received('REPAIR', { receivedAt: RECEPTION - DAY, lateRecordReason: 'The line was down' });
    expect(story.state).toMatchObject({ receivedAt: RECEPTION - DAY, recordedAt: RECEPTION });
    expect(story.obligation('FD-06').dueAt).toBe(RECEPTION + DAY);
    story.at(DAY + 1).does((state, context) => settleCase(state, { result: 'Done', statedAt: RECEPTION }, context));
    expect(story.obligation('FD-06')).toMatchObject({ verdict: 'LATE', metAt: RECEPTION + DAY + 1 });
    expect(story.happenings('CaseSettled')[0]!.facts['statedAt']).toBe(RECEPTION);
  });

  it('a stated time is neither in the future nor before the reception', () => {
    const settleAt = (statedAt: number) => given('REPAIR').at(HOUR).tries((state, context) => settleCase(state, { result: 'Done', statedAt }, context)).message.en;
    expect(settleAt(RECEPTION + HOUR + 1)).toContain('future');
    expect(settleAt(RECEPTION - 1)).toContain('before');
  });
});

describe('A month', () => {
  it('is the same day of the next month', () => {
    expect(complaint('MINOR').obligation('CP-03').dueAt).toBe(RECEPTION + MONTH);
  });
});
