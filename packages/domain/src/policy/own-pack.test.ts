import { describe, expect, it } from 'vitest';
import { problemInWords } from './problem.js';
import type { PolicyPack } from './row.js';
import { validatePack } from './validate.js';

const clauses = [{ source: 'AC', section: '1', words: { zh: '本公司规程', en: 'Our own procedure' } }];
const because = 'As our own procedure has it';
const named = (key: string) => ({ key, name: { zh: `规则${key}`, en: `Rule ${key}` }, clauses, because });
const duty = { ...named('AC-01'), kind: 'obligation', subject: 'duty', period: 'DAY', appliesTo: {}, opensOn: { event: 'DutyArisen' }, clockFrom: 'periodStart', term: { kind: 'endOfDay' }, sets: 'AUDIT', metBy: { event: 'ReceptionAudited' }, owedBy: ['CS_SUPERVISOR'], strength: 'MUST' };
const steps = { ...named('AC-02'), kind: 'checklist', subject: 'case', appliesTo: { kind: 'REPAIR' }, steps: [{ key: 'WATER_OFF', name: { zh: '已关水', en: 'Water off' }, strength: 'MUST' }] };
const within = { ...named('AC-03'), kind: 'obligation', subject: 'case', appliesTo: { kind: 'REPAIR' }, opensOn: { event: 'StepRecorded', facts: { step: 'WATER_OFF' } }, clockFrom: 'step.WATER_OFF', term: { kind: 'elapsed', hours: 4 }, sets: 'HANDLING', metBy: { event: 'CaseSettled' }, owedBy: ['MAINTENANCE'], strength: 'MUST' };
const guard = { ...named('AC-04'), kind: 'guard', verb: 'settleCase', refusedWhen: { kind: 'REPAIR' }, unless: { 'step.WATER_OFF': { not: '' } }, message: { zh: '请先关水。', en: 'Turn the water off first.' } };

const pack = (rows: readonly object[], header: object = {}) => ({ key: 'acme/house-rules', area: 'HOUSE_RULES', name: { zh: '本公司规程', en: 'House rules' }, rows, ...header });
const problems = (value: unknown) => {
  const result = validatePack(JSON.parse(JSON.stringify(value)));
  return 'problems' in result ? result.problems : [];
};
const said = (value: unknown) => problems(value).map(({ row, field, message }) => [row, field, message.en]);

describe("a company's own pack", () => {
  it('may bring duties, checklists, and rows that hang on its own steps', () => expect(said(pack([duty, steps, within, guard]))).toEqual([]));

  it('ten kinds of mistakes in one file are ten messages, each with its place, in both languages', () => {
    const value = pack([
      { ...duty, period: 'FORTNIGHT' },
      { ...duty, key: 'AC-05', clockFrom: 'settledAt' },
      { ...duty, key: 'AC-06', metBy: { event: 'CaseSettled' } },
      { ...duty, key: 'AC-07', ladder: [{ at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'TAKE_OVER' } }] },
      { ...steps, steps: [{ ...steps.steps[0], key: 'water off' }] },
      { ...steps, key: 'AC-08', steps: [steps.steps[0], steps.steps[0]] },
      { ...within, clockFrom: 'step.WATER_ON' },
      { ...within, key: 'AC-09', period: 'DAY' },
      { ...guard, verb: 'recordSteps' },
      { ...guard, key: 'AC-10', clauses: [] },
    ]);
    expect(said(value).map(([row, field]) => [row, field])).toEqual([
      ['AC-01', 'period'],
      ['AC-05', 'clockFrom'],
      ['AC-06', 'metBy.event'],
      ['AC-07', 'ladder.0.effect'],
      ['AC-02', 'steps.0.key'],
      ['AC-08', 'steps.1.key'],
      ['AC-03', 'clockFrom'],
      ['AC-09', 'period'],
      ['AC-04', 'verb'],
      ['AC-10', 'clauses'],
    ]);
    expect(problems(value)).toHaveLength(10);
    for (const { message } of problems(value)) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en.length).toBeGreaterThan(20);
    }
  });

  it.each<[string, object, string, RegExp]>([
    ['a duty without its period', { ...duty, period: undefined }, 'period', /DAY, WEEK or MONTH/],
    ['a duty of whoever owns the case', { ...duty, owedBy: ['CASE_OWNER'] }, 'owedBy', /no case and no owner/],
    ['a duty that recurs within its period', { ...duty, everyDays: 1 }, 'everyDays', /does not recur/],
    ['a duty that reads a case', { ...duty, appliesTo: { kind: 'REPAIR' } }, 'appliesTo.kind', /no fact "kind"/],
    ['a case that reads a period', { ...within, clockFrom: 'periodStart' }, 'clockFrom', /no known moment/],
    ['an event of a duty on a case', { ...within, metBy: { event: 'ReceptionAudited' } }, 'metBy.event', /no event "ReceptionAudited"/],
    ['a checklist of no steps', { ...steps, steps: [] }, 'steps', /at least one/],
    ['a checklist for what is no case', { ...steps, appliesTo: { colour: 'red' } }, 'appliesTo.colour', /no fact "colour"/],
    ['a step without a name', { ...steps, steps: [{ key: 'WATER_OFF', strength: 'MUST' }] }, 'steps.0.name', /missing/],
    ['a step in small letters', { ...steps, steps: [{ ...steps.steps[0], key: 'waterOff' }] }, 'steps.0.key', /capitals/],
    ['a guard on a step that nobody declares', { ...guard, unless: { 'step.FIRE_OUT': { not: '' } } }, 'unless.step.FIRE_OUT', /no fact "step.FIRE_OUT"/],
    ['a kind of row that is none', { ...steps, kind: 'wishlist' }, 'kind', /obligation, guard, checklist/],
  ])('%s', (_, broken, field, says) => {
    const others = [steps, within, guard].filter((row) => row.key !== (broken as { key: string }).key);
    expect(said(pack([broken, ...others])).filter(([row]) => row === (broken as { key: string }).key)).toEqual([[expect.any(String), field, expect.stringMatching(says)]]);
  });

  it('a message says pack, row and field in one line for the command line', () => {
    expect(problemInWords(problems(pack([{ ...duty, period: undefined }]))[0]!)).toBe('acme/house-rules › AC-01 › period: A duty needs its period: DAY, WEEK or MONTH.');
  });
});

describe('a variant that leaves rows out', () => {
  const variant = (header: object, rows: readonly object[] = [steps]) => pack(rows, { extends: 'help-requests/f-c-u', ...header });

  it('names them', () => expect(said(variant({ without: ['HR-01'] }))).toEqual([]));
  it('cannot leave out what is not there', () => expect(said(variant({ without: ['HR-99'] }))).toEqual([['HR-99', 'without', expect.stringContaining('no such row')]]));
  it('cannot leave out and replace at once', () => expect(said(variant({ without: ['AC-03'], overrides: [] }, [steps, within])).length).toBeGreaterThan(0));
  it('leaves out nothing without a base', () => expect(said(pack([steps], { without: ['HR-01'] }))).toEqual([['HR-01', 'without', expect.stringContaining('extends no other')]]));
  it('reads the steps of its base', () => expect(said(variant({}, [{ ...within, opensOn: { event: 'CaseReceived' }, clockFrom: 'step.FA_AID_ENDED' }]))).toEqual([]));

  it('a row of the base that another one reads is missed', () => {
    const base = { ...pack([{ ...within, opensOn: { event: 'CaseReceived' }, clockFrom: 'receivedAt', ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'TAKE_OVER' } }] }, { ...within, key: 'AC-11', opensOn: { event: 'ObligationOverdue', facts: { rule: 'AC-03' } }, clockFrom: 'receivedAt' }]), key: 'acme/base' } as unknown as PolicyPack;
    const result = validatePack(pack([steps], { extends: 'acme/base', without: ['AC-03'] }), { packs: [base] });
    expect('problems' in result && result.problems.map(({ row, field }) => [row, field])).toEqual([['AC-11', 'opensOn.facts.rule']]);
  });
});
