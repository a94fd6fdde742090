import { randomUUID } from 'node:crypto';
import * as domain from '@guanjia/domain';
import { DEFAULT_SETTINGS, type CaseState, type Decision, type DecisionContext } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { carryOut } from './carry-out.js';
import { idOf, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

type Verb = (state: CaseState, context: DecisionContext) => Decision;

const first = (state: CaseState) => state.obligations.find(({ status }) => status === 'OPEN')!;
const ask: Verb = (state, context) => domain.extendObligation(state, { obligationId: first(state).id, dueAt: first(state).dueAt + 3_600_000, reason: '等待配件' }, context);
const pause: Verb = (state, context) => domain.pauseObligation(state, { obligationId: first(state).id, reason: 'TRAFFIC', note: '堵车' }, context);
const cancel: Verb = (state, context) => domain.cancelCase(state, { reason: '重复' }, context);

/** Each verb, after what has to come before it. */
const STORIES: readonly (readonly [string, ...(readonly [Login, Verb])[]])[] = [
  ['pauseObligation', ['li', pause]],
  ['resumeObligation', ['li', pause], ['li', (state, context) => domain.resumeObligation(state, { obligationId: first(state).id }, context)]],
  ['extendObligation', ['li', ask]],
  ['approveExtension', ['li', ask], ['zhao', (state, context) => domain.approveExtension(state, { obligationId: first(state).id }, context)]],
  ['dispatchCase', ['li', (state, context) => domain.dispatchCase(state, { post: 'GUARD', note: '带担架' }, context)]],
  ['referCase', ['li', (state, context) => domain.referCase(state, { party: 'DEPARTMENT', name: '工程部', ownerPost: 'DEPARTMENT_HEAD', reason: '漏水' }, context)]],
  ['remindOwner', ['li', (state, context) => domain.remindOwner(state, { note: '请尽快' }, context)]],
  ['addNote', ['li', (state, context) => domain.addNote(state, { about: 'RISK', body: '有争执' }, context)]],
  ['recordStep', ['zhou', (state, context) => domain.recordStep(state, { step: 'FA_PLACE', evidence: '12楼' }, context)]],
  ['cancelCase', ['li', cancel]],
  ['approveCancellation', ['li', cancel], ['wang', (state, context) => domain.approveCancellation(state, context)]],
  ['mergeCase', ['li', (state, context) => domain.mergeCase(state, { intoCaseId: randomUUID(), reason: '同一件' }, context)]],
  ['markConfidential', ['wang', (state, context) => domain.markConfidential(state, { reason: '涉密' }, context)]],
];

describe('a case reads back as it was decided, moment by moment, after', () => {
  let house: ServiceDesk;
  beforeAll(async () => {
    house = await openServiceDesk();
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p', 'help-requests/f-c-u'], settings: DEFAULT_SETTINGS, from: new Date('2020-01-02T00:00:00Z') });
  });
  afterAll(() => house.close());

  it.each(STORIES.map(([verb, ...acts]) => ({ verb, acts })))('$verb', async ({ verb, acts }) => {
    const caseId = await house.receive({ kind: 'HELP_REQUEST', category: 'FIRST_AID' });
    let decided: Decision | undefined;
    for (const [login, act] of acts) {
      const { version } = await house.stored(caseId);
      idOf(await carryOut(house.desk, await house.viewer(login), verb, { clientKey: randomUUID(), caseId, version }, (state, context) => (decided = act(state, context))));
    }
    const { next } = decided as Extract<Decision, { refused: false }>;
    const { state } = (await house.read(caseId))!;
    expect(comparable(state)).toEqual(comparable(next));
    const { rows } = await house.database.pool.query('select distinct audience from obligation where subject_id = $1', [caseId]);
    expect(rows).toEqual([{ audience: next.audience }]);
  });
});

/** Without what saving adds to an event (the version, and whom a step reached that day), and with obligations in one order. */
function comparable({ acts, obligations, ...state }: CaseState) {
  return {
    ...state,
    obligations: obligations.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    acts: acts.map(({ facts: { version: _, persons: _p, passedOver: _o, ...facts }, ...act }) => ({ ...act, facts })),
  };
}
