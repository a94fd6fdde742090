import { expect, it } from 'vitest';
import type { CaseState } from '../cases/case.js';
import type { DomainEvent } from '../obligations/obligation.js';
import type { Facts } from './facts.js';
import { caseFacts } from '../cases/case-facts.js';
import { actorFacts } from '../cases/decide.js';
import { CASE_VERBS } from '../cases/transitions.js';
import { WORK_STAGES } from '../cases/work-stage.js';
import { SHIPPED_REPORTING_LINE } from '../organisation/posts.js';
import { compilePolicySet, DEFAULT_SETTINGS } from './compile.js';
import { CALLBACK_VERBS } from '../callbacks/callback-transitions.js';
import { callbackFacts } from '../callbacks/callback-facts.js';
import { callbackActorFacts } from '../callbacks/callers.js';
import { MATTER, RECORD, Visit } from '../callbacks/visit.fixture.js';
import { VOCABULARY } from './vocabulary.js';

// A row that reads what no case delivers would pass validation and never match: the list and the deliverers are held together here.
const did = (type: string, facts: Facts): DomainEvent => ({ type, at: 2, facts });
const acts = [
  did('CaseReportedUp', { to: 'HEAD_OFFICE' }), did('CaseReferred', { post: 'MAINTENANCE' }), did('CaseDispatched', { post: 'GUARD' }), did('CaseSettled', {}), did('ResidentSaidNotSolved', {}), { ...did('CaseTakenOver', { post: 'CS_SUPERVISOR' }), at: 4 },
  did('CaseClassified', { saidCollective: true }), did('CaseTakenOver', { post: 'CENTRE_MANAGER' }), did('ReplyGiven', { form: 'WRITTEN' }),
  did('NoteAdded', { about: 'EVIDENCE' }), did('PlanProposed', {}), did('ResidentConfirmed', { outcome: 'NOT_REACHED' }),
  ...WORK_STAGES.map((stage) => did('WorkStageRecorded', { stage })),
];
const state: CaseState = {
  id: 'c-1', centreId: 'x', status: 'IN_PROGRESS', version: 1, kind: 'COMPLAINT', channel: 'TELEPHONE', urgent: false, category: 'noise', validity: 'VALID', severity: 'MINOR',
  receivedAt: 1, recordedAt: 1, classFrom: 1, classifiedAt: 1, residentDeadline: 2, agreedReplyAt: 2, statedDueAt: 2, ownerPost: 'RECEPTIONIST', ownerPersonId: null,
  responsibleDepartment: null, firstResponseAt: 3, repliedAt: 3, definiteAnswerAt: 3, settledAt: 3, settledBy: null, closedAt: null, longerLimitMoves: 0,
  audience: 'CENTRE', historic: false, obligations: [], acts,
};
const policy = compilePolicySet({ id: 's', zone: 'UTC', settings: DEFAULT_SETTINGS, reportingLine: SHIPPED_REPORTING_LINE, packs: [] });

it('a case delivers every fact that a row may name: a complaint, or a help request', () => {
  const delivered = [...Object.keys(caseFacts(state)), ...Object.keys(caseFacts({ ...state, kind: 'HELP_REQUEST', category: 'FIRST_AID' }))];
  expect(delivered).toEqual(expect.arrayContaining(Object.keys(VOCABULARY.caseFacts)));
});

it('so does whoever asks', () => {
  const facts = actorFacts({ now: 1, policy, actor: { personId: 'p', posts: [], capabilities: [] }, newId: () => 'n' }, state);
  expect(Object.keys(facts).sort()).toEqual(Object.keys(VOCABULARY.actorFacts).sort());
});

it('guards can be written for every verb of a case, and for no other', () => expect(Object.keys(VOCABULARY.verbs)).toEqual(CASE_VERBS));

it('a visit delivers every fact that a row may name, and so does whoever asks; guards can be written for every verb of it', () => {
  const { facts, actorFacts: asking, verbs } = VOCABULARY.callback;
  const done = new Visit({ ...MATTER.aid, kind: 'COMPLAINT', validity: 'VALID', occasion: 'CONTRACTED_SERVICE', severity: 'MAJOR', startsAt: 1, endsAt: 2, heldAt: 3 }).state;
  const whole = callbackFacts({ ...done, plannedFor: 1, form: RECORD.form, visitedAt: 1, recordedAt: 1, qualified: true, reviewedAt: 1, verdict: 'QUALIFIED' });
  expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.keys(facts)));
  expect(Object.keys(callbackActorFacts({ policy, actor: { personId: 'p', posts: [], capabilities: [] } }, done)).sort()).toEqual(Object.keys(asking).sort());
  expect(Object.keys(verbs)).toEqual([...CALLBACK_VERBS]);
});

it('every name is in both languages', () => {
  const { facts, events, verbs, actorFacts: asking } = VOCABULARY.callback;
  for (const fact of [facts, asking, ...Object.values(events), ...Object.values(verbs), VOCABULARY.caseFacts, VOCABULARY.actorFacts, ...Object.values(VOCABULARY.events), ...Object.values(VOCABULARY.verbs)].flatMap((facts) => Object.values(facts))) {
    expect(fact.name.zh).toMatch(/\p{Script=Han}/u);
    expect(fact.name.en).toMatch(/^[A-Z]/);
  }
});
