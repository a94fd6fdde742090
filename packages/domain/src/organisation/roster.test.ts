import { describe, expect, it } from 'vitest';
import { rosterProblems, type PlannedAgainst, type RosterPlan } from './roster.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-20T08:00:00Z');
const at = (hours: number) => NOW + hours * HOUR;
const turn = (personId: string, from: number, until: number) => ({ personId, from: at(from), until: at(until) });
const asShift = (personId: string, from: number, until: number, post = 'GUARD') => ({ ...turn(personId, from, until), post, centreId: 'YH' });
const plan = (shifts: RosterPlan['shifts']): RosterPlan => ({ post: 'GUARD', centreId: 'YH', from: at(-72), until: at(96), shifts });
const against = (changes: Partial<PlannedAgainst> = {}): PlannedAgainst => ({
  now: NOW,
  staying: [],
  present: [],
  holdings: ['li', 'wang'].map((personId) => ({ personId, post: 'GUARD', centreId: 'YH', from: at(-1_000), until: personId === 'wang' ? at(40) : null })),
  nameOf: (id) => ({ zh: id, en: id }),
  ...changes,
});
const problems = (shifts: RosterPlan['shifts'], changes?: Partial<PlannedAgainst>) => rosterProblems(plan(shifts), against(changes)).map(({ en }) => en);

describe('a roster', () => {
  it('three shifts around the clock, and two persons at the same time', () => {
    expect(problems([turn('li', 0, 8), turn('wang', 8, 16), turn('li', 16, 24), turn('wang', 16, 24)])).toEqual([]);
  });

  it.each([
    ['the same moment', 8, 8, 'li: a shift ends after it begins.'],
    ['before it begins', 8, 7, 'li: a shift ends after it begins.'],
    ['24 hours and one later', 0, 25, 'li: a shift lasts 24 hours at most.'],
  ])('a shift that ends %s', (_, from, until, message) => {
    expect(problems([turn('li', from, until)])).toEqual([message]);
  });

  it('24 hours exactly will do', () => {
    expect(problems([turn('li', 0, 24)])).toEqual([]);
  });

  it('the same person is not on two shifts at once: within the plan, or elsewhere; one after another is fine', () => {
    const twice = ['li: is on two shifts at the same time.'];
    expect(problems([turn('li', 0, 8), turn('li', 7, 16)])).toEqual(twice);
    expect(problems([turn('li', 0, 24), turn('li', 1, 2), turn('wang', 2, 3)])).toEqual(twice);
    expect(problems([turn('li', 0, 8)], { staying: [asShift('li', 7, 9, 'DUTY_CLERK')] })).toEqual(twice);
    expect(problems([turn('li', 0, 8)], { staying: [asShift('li', 8, 16, 'DUTY_CLERK')] })).toEqual([]);
  });

  it('only who holds the post then', () => {
    expect(problems([turn('wang', 39, 47)])).toEqual([]);
    expect(problems([turn('wang', 40, 48)])).toEqual(['wang: does not hold this post at the time of the shift.']);
    expect(problems([turn('zhao', 0, 8)])).toEqual(['zhao: does not hold this post at the time of the shift.']);
  });

  it('what is over stays as it was; a running shift may be changed', () => {
    const present = [asShift('li', -8, 0), asShift('wang', -2, 6)];
    expect(problems([turn('li', -8, 0), turn('wang', -2, 1)], { present })).toEqual([]);
    expect(problems([], { present })).toEqual(['li: a shift that is over cannot be changed or taken away.']);
    expect(problems([turn('li', -8, 0), turn('wang', -16, -8)], { present })).toEqual(['wang: a shift that is over cannot be entered afterwards.']);
  });

  it('a shift begins in the stretch that is planned', () => {
    expect(problems([turn('li', 95, 100)])).toEqual([]);
    expect(problems([turn('li', 96, 100)])).toEqual(['li: a shift begins outside the stretch that is planned.']);
  });
});
