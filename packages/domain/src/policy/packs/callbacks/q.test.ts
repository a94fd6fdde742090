import { describe, expect, it } from 'vitest';
import { consequences, happened } from '../../../cases/decide.js';
import type { CaseKind } from '../../../cases/case.js';
import { reopenCase } from '../../../cases/reopen-case.js';
import type { ReceiveCase } from '../../../cases/receive-case.js';
import { AROUND, DAY, HOUR, policyWith, RECEPTION, Story, WEEK } from '../../../cases/story.fixture.js';
import { helpRequestsFCU } from '../help-requests/f-c-u.js';
import { callbacksQ } from './q.js';

const policy = policyWith(callbacksQ, helpRequestsFCU);
const given = (kind: CaseKind, command: Partial<ReceiveCase> = {}) => new Story(policy).received(kind, command);
/** What the visits bring: drawn for a visit, visited. */
const drawn = (story: Story) => story.becomes(consequences(happened(story.state, 'CallbackDrawn', story.now), story.context));
const visited = (story: Story, form: 'HOME_VISIT' | 'TELEPHONE' | 'LETTER' = 'HOME_VISIT') => story.becomes(consequences(happened(story.state, 'CallbackCompleted', story.now, { form }), story.context));
const late = (offset: number) => (offset > 0 ? 'MET LATE' : 'MET ON_TIME');

describe('CB-01 (Q 4.1.1 a): a complaint is visited within 3 days of being settled', () => {
  const settled = (severity: 'MAJOR' | 'IMPORTANT' | 'MINOR') => given('COMPLAINT').classified(severity).at(HOUR).settled();

  it.each(AROUND)('CB-01.minor: visited %s the 3 days', (_, offset) => {
    expect(visited(settled('MINOR').at(HOUR + 3 * DAY + offset)).standing('CB-01.minor')).toBe(late(offset));
  });

  it.each(AROUND)('CB-01.grave: visited %s the 3 days', (_, offset) => {
    expect(visited(settled('MAJOR').at(HOUR + 3 * DAY + offset)).standing('CB-01.grave')).toBe(late(offset));
  });

  it('CB-10, CB-11: who owes it, by severity; all are visited, without severity too (CB-07)', () => {
    expect(settled('IMPORTANT').obligation('CB-01.grave').owedBy).toEqual(['CENTRE_MANAGER']);
    expect(settled('MINOR').obligation('CB-01.minor').owedBy).toEqual(['DEPARTMENT_HEAD', 'CUSTOMER_ASSISTANT']);
    expect(given('COMPLAINT').classified('MINOR', { validity: 'INVALID', severity: null }).settled().obligation('CB-01.other').owedBy).toEqual(['DEPARTMENT_HEAD', 'CUSTOMER_ASSISTANT']);
  });

  it('CB-13: a telephone call is no visit of a complaint', () => expect(visited(settled('MINOR'), 'TELEPHONE').standing('CB-01.minor')).toBe('OPEN'));

  it('reopened, it is not owed; settled again it counts from then', () => {
    const story = settled('MINOR').at(2 * HOUR).does((state, context) => reopenCase(state, { reason: 'Not solved' }, context));
    expect(story.standing('CB-01.minor')).toBe('SUPERSEDED');
    expect(story.at(DAY).settled().obligation('CB-01.minor').dueAt).toBe(RECEPTION + 4 * DAY);
  });
});

describe('CB-02 (Q 4.1.1 b): a repair that was drawn is visited within 5 days; where needed again after 1 month, within 2', () => {
  const settled = () => given('REPAIR').at(HOUR).settled();

  it.each(AROUND)('visited %s the 5 days', (_, offset) => {
    expect(visited(drawn(settled().at(DAY)).at(HOUR + 5 * DAY + offset), 'TELEPHONE').standing('CB-02')).toBe(late(offset));
  });

  it('not drawn, it is not owed', () => expect(settled().standing('CB-02')).toBe('-'));

  // Settled on 2 March 10:00: from 2 April 10:00 to 2 May 10:00.
  it.each<[string, number, string]>([
    ['one millisecond before the month', 31 * DAY - 1, 'OPEN'],
    ['exactly at the month', 31 * DAY, 'MET ON_TIME'],
    ['exactly at the second month', 61 * DAY, 'MET ON_TIME'],
    ['one millisecond after the second month', 61 * DAY + 1, 'MET LATE'],
  ])('CB-02.second: visited %s', (_, since, standing) => {
    expect(visited(settled().recorded('SECOND_VISIT_NEEDED').at(HOUR + since)).standing('CB-02.second')).toBe(standing);
  });

  it('CB-02.needed: only where somebody says that it is', () => expect(settled().standing('CB-02.second')).toBe('-'));
});

describe('CB-04, FA-05 (Q 4.1.1 d): first aid is visited at home within a week after the aid ended', () => {
  const aid = () => given('HELP_REQUEST', { category: 'FIRST_AID' });

  it.each(AROUND)('visited %s the week after the aid ended', (_, offset) => {
    expect(visited(aid().at(2 * HOUR).recorded('FA_AID_ENDED').at(2 * HOUR + WEEK + offset)).standing('CB-04')).toBe(late(offset));
  });

  it('where nobody recorded the end, from the settlement', () => {
    expect(aid().at(5 * HOUR).settled().obligation('CB-04').dueAt).toBe(RECEPTION + 5 * HOUR + WEEK);
  });

  it('not by telephone', () => expect(visited(aid().recorded('FA_AID_ENDED'), 'TELEPHONE').standing('CB-04')).toBe('OPEN'));
});

describe('CB-06 (Q 4.1.1 f): any other service that was drawn, within a week', () => {
  it.each(AROUND)('visited %s the week', (_, offset) => {
    expect(visited(drawn(given('INQUIRY').at(HOUR).settled()).at(HOUR + WEEK + offset), 'LETTER').standing('CB-06')).toBe(late(offset));
  });

  it.each(AROUND)('CB-06.help: a help request visited %s the week', (_, offset) => {
    expect(visited(drawn(given('HELP_REQUEST').at(HOUR).settled()).at(HOUR + WEEK + offset)).standing('CB-06.help')).toBe(late(offset));
  });

  it('first aid has its own visit', () => expect(drawn(given('HELP_REQUEST', { category: 'FIRST_AID' }).settled()).standing('CB-06.help')).toBe('-'));
});
