import { describe, expect, it } from 'vitest';
import { complaintsSK } from './packs/complaints/s-k.js';
import { SHIPPED_PACKS } from './packs/index.js';
import { receptionP } from './packs/reception/p.js';
import type { PolicyPack } from './row.js';
import { validatePack } from './validate.js';

const row = { ...receptionP.rows[0], key: 'T-01' };
const pack = (change: object = {}, header: object = {}) => ({ key: 'test/one', area: 'TEST', name: { zh: '试', en: 'Test' }, rows: [{ ...row, ...change }], ...header });
const mistakes = (value: unknown) => {
  const result = validatePack(value);
  return 'problems' in result ? result.problems.map(({ pack: key, row: at, field, message }) => [key, at, field, message.en] as const) : [];
};

describe('every shipped pack', () => {
  it.each(SHIPPED_PACKS.map((shipped) => [shipped.key, shipped] as const))('%s is valid, also after a round trip through JSON', (_, shipped) => {
    expect(validatePack(JSON.parse(JSON.stringify(shipped)))).toEqual({ pack: shipped });
  });
});

describe('a mistake is named by pack, row and field', () => {
  it('the untouched row has none', () => expect(mistakes(pack())).toEqual([]));

  it.each<[string, object, string, RegExp]>([
    ['an unknown kind of term', { term: { kind: 'fortnights', n: 1 } }, 'term.kind', /no such kind.*elapsed, days/],
    ['a negative term', { term: { kind: 'days', days: -2 } }, 'term.days', /greater than 0/],
    ['a term of no hours', { term: { kind: 'elapsed', hours: 0 } }, 'term.hours', /greater than 0/],
    ['half a day, counted in days', { term: { kind: 'days', days: 0.5 } }, 'term.days', /whole number/],
    ['a text that is a number', { because: 7 }, 'because', /Should be a text/],
    ['a list that is none', { owedBy: 'CS_SUPERVISOR' }, 'owedBy', /Should be a list/],
    ['a term beyond all procedures', { term: { kind: 'months', months: 9e9 } }, 'term.months', /at most 120/],
    ['an unknown setting', { term: { kind: 'setting', setting: 'soon' } }, 'term.setting', /one of: immediateLimit/],
    ['a term by an unknown fact', { term: { kind: 'fact', fact: 'whenever' } }, 'term.fact', /no known moment/],
    ['a term whose otherwise is by a fact that is no moment', { term: { kind: 'fact', fact: 'agreedReplyAt', otherwise: { kind: 'fact', fact: 'kind' } } }, 'term.otherwise.fact', /no known moment/],
    ['no clause', { clauses: [] }, 'clauses', /at least one clause/],
    ['a clause with empty words', { clauses: [{ source: 'P', section: '4.6', words: { zh: ' ', en: 'x' } }] }, 'clauses.0.words.zh', /both languages/],
    ['a name in one language only', { name: { zh: '试' } }, 'name.en', /both languages/],
    ['no reason why', { because: undefined }, 'because', /missing/],
    ['a reason in one language of two', { because: { zh: '因为如此。' } }, 'because', /both languages/],
    ['a misspelt field', { strenght: 'MUST' }, 'strenght', /spelling/],
    ['an unknown event in opensOn', { opensOn: { event: 'CaseArrived' } }, 'opensOn.event', /no event "CaseArrived"/],
    ['an unknown event in metBy', { metBy: { allOf: [{ event: 'CaseSettled' }, { event: 'CaseSolved' }] } }, 'metBy.allOf.1.event', /no event "CaseSolved"/],
    ['an unknown fact in appliesTo', { appliesTo: { colour: 'red' } }, 'appliesTo.colour', /no fact "colour"/],
    ['a value that a fact never has', { appliesTo: { kind: ['REPAIR', 'COMPLAIN'] } }, 'appliesTo.kind', /never "COMPLAIN"/],
    ['a clock from what is no moment', { clockFrom: 'severity' }, 'clockFrom', /no known moment.*receivedAt/],
    ['an unknown post', { owedBy: ['JANITOR'] }, 'owedBy.0', /no post "JANITOR"/],
    ['an unknown post in the ladder', { ladder: [{ at: 'DUE', to: 'BOSS', effect: { kind: 'NOTIFY' } }] }, 'ladder.0.to', /no post "BOSS"/],
    ['an unknown post in metBy', { metBy: { event: 'CaseReportedUp', facts: { to: 'BOSS' } } }, 'metBy.facts.to', /no such post/],
    ['SET_FACT of what no step may set', { ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'SET_FACT', fact: 'status', value: 'CLOSED' } }] }, 'ladder.0.effect.fact', /cannot set "status"/],
    ['SET_FACT to an unknown value', { ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'SET_FACT', fact: 'severity', value: 'HUGE' } }] }, 'ladder.0.effect.value', /never "HUGE"/],
    ['a ladder out of order', { ladder: [{ at: { afterDueMinutes: 60 }, to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }, { at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } }] }, 'ladder.1.at', /order of time/],
    ['an empty allOf', { metBy: { allOf: [] } }, 'metBy.allOf', /at least one/],
    ['a metBy that is no act', { metBy: { someOf: [] } }, 'metBy', /allOf/],
    ['an act that appliesTo rules out', { appliesTo: { kind: 'REPAIR' }, metBy: { event: 'CaseClassified', facts: { kind: 'COMPLAINT' } } }, 'metBy.facts.kind', /never happen/],
    ['an act of a rule that is not there', { opensOn: { event: 'ObligationOverdue', facts: { rule: 'T-99' } } }, 'opensOn.facts.rule', /no rule "T-99"/],
  ])('%s', (_, change, field, says) => {
    expect(mistakes(pack(change))).toEqual([['test/one', 'T-01', field, expect.stringMatching(says)]]);
  });

  it.each<[string, object, string, RegExp]>([
    ['a fact and a misread shift', { term: { kind: 'fact', fact: 'settledAt', shift: { fortnights: 1 } } }, 'term.shift', /one length, negative for before/],
    ['a window that closes before it opens', { term: { kind: 'window', notBefore: { kind: 'weeks', weeks: 1 }, by: { kind: 'days', days: 7 } } }, 'term.by', /after notBefore/],
    ['a window inside another term', { term: { kind: 'fact', fact: 'settledAt', otherwise: { kind: 'window', notBefore: { kind: 'days', days: 1 }, by: { kind: 'days', days: 2 } } } }, 'term.otherwise', /outermost/],
    ['a part of a window by an unknown fact', { term: { kind: 'window', notBefore: { kind: 'fact', fact: 'never' }, by: { kind: 'days', days: 2 } } }, 'term.notBefore.fact', /no known moment/],
    ['more than the whole', { term: { kind: 'fraction', numerator: 3, denominator: 2, of: { kind: 'days', days: 2 } } }, 'term.numerator', /more than the whole/],
    ['a 32nd', { term: { kind: 'dayOfMonth', day: 32, monthsAhead: 1 } }, 'term.day', /at most 31/],
    ['an eighth day of the week', { term: { kind: 'weekday', weekday: 8 } }, 'term.weekday', /at most 7/],
    ['a duty that recurs by days and by events', { everyDays: 1, ladder: undefined }, 'repeatsOn', /no repeatsOn/],
    ['a duty that recurs and is taken over', { everyDays: 1, repeatsOn: undefined }, 'ladder.0', /only tell a post at due/],
    ['a rule that is specific', { general: false }, 'general', /Must be one of: true/],
  ])('%s', (_, change, field, says) => {
    expect(mistakes(pack(change))).toEqual([['test/one', 'T-01', field, expect.stringMatching(says)]]);
  });

  it.each<[string, object]>([
    ['minutes', { kind: 'minutes', minutes: 5 }],
    ['the end of the day', { kind: 'endOfDay' }],
    ['the 5th of next month', { kind: 'dayOfMonth', day: 5, monthsAhead: 1 }],
    ['Monday', { kind: 'weekday', weekday: 1 }],
    ['the end of the quarter', { kind: 'endOf', period: 'QUARTER' }],
    ['working hours', { kind: 'workingTime', hours: 4 }],
    ['working days', { kind: 'workingDays', days: 3, until: 'CLOSING' }],
    ['a week before a fact', { kind: 'fact', fact: 'agreedReplyAt', shift: { weeks: -1 } }],
    ['two thirds of a span', { kind: 'fraction', numerator: 2, denominator: 3, of: { kind: 'fact', fact: 'residentDeadline' } }],
    ['a window', { kind: 'window', notBefore: { kind: 'months', months: 1 }, by: { kind: 'months', months: 2 } }],
  ])('a term may be %s', (_, term) => expect(mistakes(pack({ term }))).toEqual([]));

  describe('a row that hangs on another rule’s lapse, where that step only notifies: nobody would set it off', () => {
    const takesOver = { ...row, key: 'T-00' };
    const notifies = { ...takesOver, ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }, { at: { afterDueMinutes: 5 }, to: 'CENTRE_MANAGER', effect: { kind: 'TAKE_OVER' } }] };
    const { ladder: _, ...bySettings } = takesOver;
    const on = (event: string, rule?: string) => ({ ...row, opensOn: { event, ...(rule ? { facts: { rule } } : {}) } });
    const said = (first: object, second: object) => mistakes(pack({}, { rows: [first, second] })).map(([, at, field, en]) => [at, field, en]);
    const refused = [['T-01', 'opensOn.facts.rule', expect.stringMatching(/"T-00" only notifies/)]];

    it('at due', () => expect(said(notifies, on('ObligationOverdue', 'T-00'))).toEqual(refused));
    it('at due, by the default ladder', () => expect(said(bySettings, on('ObligationOverdue', 'T-00'))).toEqual(refused));
    it('at its warning', () => expect(said(takesOver, on('ObligationWarned', 'T-00'))).toEqual(refused));
    it('later, where it only notifies', () => expect(said(takesOver, on('ObligationEscalated', 'T-00'))).toEqual(refused));
    it('of whatever rule', () => expect(said(takesOver, on('ObligationOverdue'))).toEqual([['T-01', 'opensOn.facts.rule', expect.stringMatching(/Say which rule/)]]));
    it('but may where it takes over, at due or later', () => {
      expect(said(takesOver, on('ObligationOverdue', 'T-00'))).toEqual([]);
      expect(said(notifies, on('ObligationEscalated', 'T-00'))).toEqual([]);
    });
  });

  it('two rows with one key', () => {
    expect(mistakes(pack({}, { rows: [row, row] }))).toEqual([['test/one', 'T-01', 'key', expect.stringContaining('repeats the key')]]);
  });

  it('a row without a key is named by its place, and does not hide the next one', () => {
    const { key: _, ...nameless } = row;
    expect(mistakes(pack({}, { rows: [nameless, { ...row, owedBy: [] }] })).map(([, at, field]) => [at, field])).toEqual([['#1', 'key'], ['T-01', 'owedBy']]);
  });

  it.each([[null], ['pack'], [[]], [{}]])('%j is no pack, said without a crash', (value) => expect(mistakes(value).length).toBeGreaterThan(0));

  it('says everything in Chinese too', () => {
    const result = validatePack(pack({ term: { kind: 'days', days: 0 }, owedBy: ['X'] }, { extends: 'nothing' }));
    for (const { message } of 'problems' in result ? result.problems : []) expect(message.zh).toMatch(/\p{Script=Han}/u);
  });
});

describe('a guard', () => {
  const guard = { ...complaintsSK.rows.find((shipped) => shipped.kind === 'guard'), key: 'T-02' };
  it.each<[string, object, string, RegExp]>([
    ['an unknown verb', { verb: 'eatCase' }, 'verb', /no verb "eatCase"/],
    ['a field that the command does not have', { refusedWhen: { 'to.colour': 'red' } }, 'refusedWhen.to.colour', /no fact "to.colour"/],
    ['a part that no actor plays', { unless: { 'actor.isKing': true } }, 'unless.actor.isKing', /no fact/],
    ['the lapse of a rule that is not there', { refusedWhen: { 'lapsed.T-99': true } }, 'refusedWhen.lapsed.T-99', /no rule/],
  ])('%s', (_, change, field, says) => {
    expect(mistakes(pack({}, { rows: [{ ...guard, ...change }] }))).toEqual([['test/one', 'T-02', field, expect.stringMatching(says)]]);
  });
});

describe('a pack that builds on another', () => {
  const variant = (rows: readonly object[], overrides?: readonly string[], base = 'reception/p') => ({ ...pack(), rows, extends: base, ...(overrides ? { overrides } : {}) });
  const inHours = { ...receptionP.rows[0], term: { kind: 'elapsed', hours: 24 } };

  it('brings a row of its own and replaces one that it names', () => expect(mistakes(variant([inHours, row], ['FD-06']))).toEqual([]));
  it('may not replace a row silently', () => expect(mistakes(variant([inHours]))).toEqual([['test/one', 'FD-06', 'overrides', expect.stringContaining('must be named in overrides')]]));
  it('may not name what the base does not have', () => expect(mistakes(variant([row], ['T-01']))).toEqual([['test/one', 'T-01', 'overrides', expect.stringContaining('no such row')]]));
  it('may not name what it does not replace', () => expect(mistakes(variant([row], ['FD-07']))).toEqual([['test/one', 'FD-07', 'overrides', expect.stringContaining('brings no row')]]));
  it('needs its base', () => expect(mistakes(variant([row], [], 'reception/z'))).toEqual([['test/one', null, 'extends', expect.stringContaining('no pack "reception/z"')]]));
  it('overrides nothing without a base', () => expect(mistakes({ ...pack(), overrides: ['FD-06'] })).toEqual([['test/one', 'FD-06', 'overrides', expect.stringContaining('extends no other')]]));

  it('two packs may not build on each other', () => {
    const other = { ...variant([{ ...row, key: 'T-03' }]), key: 'test/two', extends: 'test/one' } as unknown as PolicyPack;
    const result = validatePack(variant([row], [], 'test/two'), { packs: [other, { ...pack(), extends: 'test/two' } as unknown as PolicyPack] });
    expect('problems' in result && result.problems.some(({ message }) => /no pack "test\/one"|in a circle/.test(message.en))).toBe(true);
  });
});
