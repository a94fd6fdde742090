import { describe, expect, it } from 'vitest';
import { caseFacts } from '../cases/case-facts.js';
import { DAY, given, HOUR, holderOf } from '../cases/story.fixture.js';
import { matterOfCase, matterOfOccasion } from './visited-matter.js';
import { monthOf } from './month.js';
import { refusedEnd, refusedOccasion, roundsOf } from './occasions.js';
import { callbackOnCase } from './on-case.js';
import { hiddenFrom, visitLimit } from './open-callback.js';
import { MATTER, SETTLED, Visit, VISITING } from './visit.fixture.js';
import { reclassifyCallback, withdrawCallback } from './withdraw-callback.js';

describe('what becomes of the case', () => {
  it('reopened: what was not made is withdrawn, and late stays late; a visit made stays', () => {
    expect(new Visit(MATTER.minor).at(HOUR).does(withdrawCallback).state.status).toBe('WITHDRAWN');
    expect(new Visit(MATTER.minor).at(3 * DAY).does(withdrawCallback).standing('CB-01.ordinary')).toBe('CANCELLED');
    expect(new Visit(MATTER.minor).at(3 * DAY + 1).does(withdrawCallback).standing('CB-01.ordinary')).toBe('CANCELLED MISSED');
    expect(new Visit(MATTER.minor).at(HOUR).visited().does(withdrawCallback).state.status).toBe('VISITED');
  });

  it('classified anew: judged first, then it owes what the new class owes', () => {
    const grave = (state: Visit['state'], context: Visit['context']) => reclassifyCallback(state, { ...state.matter, severity: 'MAJOR' }, context);
    const visit = new Visit(MATTER.minor).at(3 * DAY + 1).does(grave);
    expect([visit.standing('CB-01.ordinary'), visit.standing('CB-01.grave'), visit.state.ownerPost]).toEqual(['SUPERSEDED MISSED', 'OPEN', 'CENTRE_MANAGER']);
    expect(new Visit(MATTER.major).does(grave).last.events).toEqual([]);
  });

  it('a contracted service that ended early: both limits come forward', () => {
    const visit = new Visit(MATTER.contracted, { round: 'AFTER_END' }).at(30 * DAY).does((state, context) => reclassifyCallback(state, { ...state.matter, endsAt: SETTLED + 30 * DAY }, context));
    expect(visit.obligation('CB-03.end').dueAt).toBe(SETTLED + 37 * DAY);
  });

  it('a visit made leaves one event on its case', () => {
    const story = given('REPAIR').settled();
    const noted = callbackOnCase(story.state, { id: 'visit', form: 'TELEPHONE', round: 'FIRST' }, story.context);
    expect(noted.events.map(({ type, facts }) => [type, facts['form'], facts['callback']])).toEqual([['CallbackRecorded', 'TELEPHONE', 'visit']]);
    expect(noted.next.version).toBe(story.state.version + 1);
  });

  it('is visited as it was settled: its class, who settled it, who had a hand in it', () => {
    const story = given('COMPLAINT').classified('MINOR').by('DEPARTMENT_HEAD', 'chen').settled();
    expect(matterOfCase(caseFacts(story.state), story.state.settledBy, ['zhou'])).toMatchObject({ kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', settledAt: story.now, settledBy: 'chen', handledBy: ['zhou'], aidEndedAt: null });
    const aid = given('HELP_REQUEST');
    expect(matterOfCase(caseFacts({ ...aid.state, category: 'FIRST_AID', settledAt: aid.now }), null, [])).toMatchObject({ firstAid: true, aidEndedAt: aid.now });
  });
});

describe('CB-08: the draw is hidden from who handled the matter, until the visit', () => {
  it('what was drawn; what is owed of every one is no secret', () => {
    const drawn = new Visit(MATTER.repair, { origin: 'DRAWN', audience: 'CALLBACKS' });
    expect(hiddenFrom(drawn.state)).toEqual(['handler', 'settler']);
    expect(hiddenFrom(drawn.at(HOUR).visited().state)).toEqual([]);
    expect(hiddenFrom(new Visit(MATTER.minor).state)).toEqual([]);
  });
});

describe('until when, and for which month', () => {
  const zone = 'Asia/Shanghai';

  it('the limit is that of the row', () => {
    const context = new Visit(MATTER.repair).context;
    expect(visitLimit({ round: 'FIRST', matter: MATTER.repair }, context)).toBe(SETTLED + 5 * DAY);
    expect(visitLimit({ round: 'FIRST', matter: MATTER.event }, context)).toBe(SETTLED + 31 * DAY);
    expect(visitLimit({ round: 'FIRST', matter: MATTER.repair }, { ...context, policy: { ...VISITING, obligationRows: [] } })).toBeNull();
  });

  it('a case counts for the month of its settlement in the centre’s zone', () => {
    const settled = (time: string) => monthOf({ round: 'FIRST', matter: { ...MATTER.repair, settledAt: Date.parse(time) } }, zone);
    expect([settled('2026-03-31T23:59:59.999+08:00'), settled('2026-04-01T00:00:00+08:00')]).toEqual(['2026-03', '2026-04']);
  });

  it('what is visited long after counts for the month of its limit, so that each month can be archived', () => {
    expect(monthOf({ round: 'FIRST', matter: MATTER.event }, zone)).toBe('2026-04');
    expect(monthOf({ round: 'SECOND', matter: MATTER.repair }, zone)).toBe('2026-05');
    expect([monthOf({ round: 'MID_TERM', matter: MATTER.contracted }, zone), monthOf({ round: 'AFTER_END', matter: MATTER.contracted }, zone)]).toEqual(['2026-05', '2026-05']);
  });
});

describe('occasions (CB-03, CB-05)', () => {
  const { context } = new Visit(MATTER.repair).at(DAY).by('CUSTOMER_ASSISTANT');
  const service = { kind: 'CONTRACTED_SERVICE', hasUnit: true, startsAt: SETTLED, endsAt: SETTLED + DAY, heldAt: null } as const;
  const event = { kind: 'COMMUNITY_EVENT', hasUnit: false, startsAt: null, endsAt: null, heldAt: SETTLED } as const;

  it('each brings its visits', () => expect([roundsOf('CONTRACTED_SERVICE'), roundsOf('COMMUNITY_EVENT')]).toEqual([['MID_TERM', 'AFTER_END'], ['FIRST']]));
  it('each is visited by its own dates', () => expect(matterOfOccasion(service)).toMatchObject({ kind: null, occasion: 'CONTRACTED_SERVICE', startsAt: SETTLED, endsAt: SETTLED + DAY, settledBy: null }));

  it.each<[string, Parameters<typeof refusedOccasion>[0], RegExp | null]>([
    ['a service', service, null], ['an event', event, null],
    ['a service of no home', { ...service, hasUnit: false }, /names the home/], ['a service without an end', { ...service, endsAt: null }, /first and the last day/],
    ['a service that ends as it starts', { ...service, endsAt: SETTLED }, /cannot end before/], ['an event without a day', { ...event, heldAt: null }, /day on which it was held/],
    ['an event of today', { ...event, heldAt: context.now + DAY }, null], ['an event of tomorrow', { ...event, heldAt: context.now + DAY + 1 }, /future/],
  ])('%s', (_, occasion, says) => {
    const refusal = refusedOccasion(occasion, context);
    if (says) expect(refusal?.message.en).toMatch(says);
    else expect(refusal).toBeNull();
  });

  it('a service ended on a day that has come, after it started; an event has no term', () => {
    expect(refusedEnd(service, context.now + DAY, context)).toBeNull();
    expect(refusedEnd(service, context.now + DAY + 1, context)?.message.en).toMatch(/future/);
    expect(refusedEnd(service, SETTLED, context)?.message.en).toMatch(/before it starts/);
    expect(refusedEnd(event, context.now, context)?.message.en).toMatch(/Only a contracted service/);
    expect(refusedOccasion(service, { ...context, actor: holderOf('RECEPTIONIST') })?.message.en).toMatch(/make follow-up visits/);
  });
});
