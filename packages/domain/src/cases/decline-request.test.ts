import { describe, expect, it } from 'vitest';
import { approveCancellation } from './approve-cancellation.js';
import { availableActions } from './available-actions.js';
import { cancelCase } from './cancel-case.js';
import { declineExtension, declineRequest, withdrawExtension, withdrawRequest } from './decline-request.js';
import { extendObligation } from './extend-obligation.js';
import { mergeCase } from './merge-case.js';
import { pendingRequests } from './pending-requests.js';
import { DAY, given, HOUR, RECEPTION } from './story.fixture.js';

const REASON = { reason: 'Not so' };
const asked = (kind: 'CANCEL' | 'MERGE') =>
  given('REPAIR').by('RECEPTIONIST').does((state, context) => (kind === 'CANCEL' ? cancelCase(state, REASON, context) : mergeCase(state, { ...REASON, intoCaseId: 'other' }, context)));

describe.each(['CANCEL', 'MERGE'] as const)('Law 10: a request to %s ends without what it asked for', (kind) => {
  it('declined by another person with the reason written down; the case goes on, and may be asked for again', () => {
    const story = asked(kind).by('CS_SUPERVISOR').does((state, context) => declineRequest(state, { kind, ...REASON }, context));
    expect(pendingRequests(story.state)).toEqual([]);
    expect(story.state.status).toBe('RECEIVED');
    expect(story.state.acts.at(-1)!.facts).toMatchObject({ requestedBy: 'the RECEPTIONIST', note: expect.any(String) });
    story.by('RECEPTIONIST').does((state, context) => (kind === 'CANCEL' ? cancelCase(state, REASON, context) : mergeCase(state, { ...REASON, intoCaseId: 'other' }, context)));
    expect(pendingRequests(story.state)).toMatchObject([{ kind }]);
  });
  it('is not declined without a reason, by who asked, or by who may not approve', () => {
    expect(asked(kind).by('CS_SUPERVISOR').tries((state, context) => declineRequest(state, { kind, reason: ' ' }, context)).message.en).toMatch(/why it is declined/);
    expect(asked(kind).by('CS_SUPERVISOR', 'the RECEPTIONIST').tries((state, context) => declineRequest(state, { kind, ...REASON }, context)).message.en).toMatch(/Withdraw your own/);
    expect(asked(kind).by('RECEPTIONIST', 'another').tries((state, context) => declineRequest(state, { kind, ...REASON }, context)).message.en).toMatch(/approve cancelling and merging/);
  });
  it('withdrawn by who asked, and by nobody else', () => {
    expect(asked(kind).by('CS_SUPERVISOR').tries((state, context) => withdrawRequest(state, { kind }, context)).message.en).toMatch(/Only the person who asked/);
    const story = asked(kind).does((state, context) => withdrawRequest(state, { kind }, context));
    expect(pendingRequests(story.state)).toEqual([]);
    expect(story.tries((state, context) => withdrawRequest(state, { kind }, context)).message.en).toMatch(/No such request/);
  });
});

it('what was declined cannot be approved any more', () => {
  const story = asked('CANCEL').by('CS_SUPERVISOR').does((state, context) => declineRequest(state, { kind: 'CANCEL', ...REASON }, context));
  expect(story.by('CENTRE_MANAGER').tries((state, context) => approveCancellation(state, context)).message.en).toMatch(/No cancellation/);
});

describe('Law 5: more time that is not granted', () => {
  const story = () => given('REPAIR').by('RECEPTIONIST').does((state, context) => extendObligation(state, { obligationId: fd06(state).id, dueAt: RECEPTION + 3 * DAY, reason: 'Parts' }, context));
  const fd06 = (state: { obligations: readonly { id: string; rule: string }[] }) => state.obligations.find(({ rule }) => rule === 'FD-06')!;

  it('the due time stays; who asked is named', () => {
    const told = story().by('CENTRE_MANAGER').after(HOUR).does((state, context) => declineExtension(state, { obligationId: fd06(state).id, ...REASON }, context));
    expect(told.obligation('FD-06')).toMatchObject({ extensionRequest: null, extension: null, dueAt: RECEPTION + 2 * DAY });
    expect(told.happenings('ExtensionDeclined')).toMatchObject([{ facts: { requestedBy: 'the RECEPTIONIST', wantedDueAt: RECEPTION + 3 * DAY }, obligation: { rule: 'FD-06' } }]);
    expect(told.tries((state, context) => declineExtension(state, { obligationId: fd06(state).id, ...REASON }, context)).message.en).toMatch(/No such request/);
  });
  it('is the approver’s to decline, the asker’s to withdraw', () => {
    expect(story().by('CS_SUPERVISOR').tries((state, context) => declineExtension(state, { obligationId: fd06(state).id, ...REASON }, context)).message.en).toMatch(/approve extensions/);
    expect(story().by('CENTRE_MANAGER').tries((state, context) => withdrawExtension(state, { obligationId: fd06(state).id }, context)).message.en).toMatch(/Only the person who asked/);
    const taken = story().does((state, context) => withdrawExtension(state, { obligationId: fd06(state).id }, context));
    expect(taken.obligation('FD-06').extensionRequest).toBeNull();
  });
  it('each is offered to whom it is for', () => {
    const offered = (told: ReturnType<typeof story>) => availableActions(told.state, told.context).filter(({ verb, allowed }) => allowed && /Extension$/.test(verb)).map(({ verb }) => verb);
    expect(offered(story())).toEqual(['withdrawExtension']);
    expect(offered(story().by('CENTRE_MANAGER'))).toEqual(['approveExtension', 'declineExtension']);
  });
});
