import { describe, expect, it } from 'vitest';
import { newDraft, type Draft } from './draft';
import { draftInput } from './draft-input';
import { draftProblems } from './draft-problems';

const ZONE = 'Asia/Shanghai';
/** 2026-11-20 18:00 at the centre. */
const NOW = Date.parse('2026-11-20T10:00:00Z');
const full: Draft = { ...newDraft('yh'), place: { kind: 'NAMED', text: '东门外' }, anonymous: true, matter: '路灯不亮', kind: 'REPAIR' };
const problems = (part: Partial<Draft>) => draftProblems({ ...full, ...part }, ZONE, NOW);

it('an anonymous caller with a named place is enough', () => {
  expect(problems({})).toEqual({});
  expect(draftInput(full, ZONE)).toMatchObject({ placeText: '东门外', unitId: null, publicAreaId: null, anonymous: true, callerName: null, callerTelephone: null });
});

describe('law 11: a reception is recorded at most 24 hours later, then with a reason', () => {
  it.each([
    ['2026-11-20T18:00', undefined],
    ['2026-11-20T18:01', 'problem.future'],
    ['2026-11-19T18:00', undefined],
    ['2026-11-19T17:59', 'problem.tooFarBack'],
    ['', 'problem.receivedAt'],
  ])('received at %s: %s', (receivedAt, problem) => {
    expect(problems({ backdated: true, receivedAt, lateRecordReason: '交接时补记' }).receivedAt).toBe(problem);
  });

  it('asks for the reason', () => {
    expect(problems({ backdated: true, receivedAt: '2026-11-20T17:00' })).toEqual({ lateRecordReason: 'problem.lateRecordReason' });
  });

  it('goes to the server as the moment of the centre', () => {
    expect(draftInput({ ...full, backdated: true, receivedAt: '2026-11-20T17:00', lateRecordReason: ' 交接时补记 ' }, ZONE)).toMatchObject({ receivedAt: '2026-11-20T09:00:00.000Z', lateRecordReason: '交接时补记' });
  });
});

describe('FD-02: another post received it', () => {
  it('asks which, and says who', () => {
    expect(problems({ byOtherPost: true })).toEqual({ receivedByPost: 'problem.receivedByPost' });
    expect(draftInput({ ...full, byOtherPost: true, receivedByPost: 'GUARD', receivedByName: '何班长' }, ZONE)).toMatchObject({ receivedByPost: 'GUARD', receivedByName: '何班长' });
  });
});

describe('a stranger gives name and telephone', () => {
  it.each([
    ['1380000', undefined],
    ['+86 138-0000-1037', undefined],
    ['1380', 'problem.telephone'],
    ['一三八', 'problem.telephone'],
    ['', 'problem.callerTelephone'],
  ])('telephone %j: %s', (callerTelephone, problem) => {
    expect(problems({ anonymous: false, callerName: '陈', callerTelephone })).toEqual(problem ? { callerTelephone: problem } : {});
  });
});

it.each([
  ['2026-11-20T18:00', 'problem.residentDeadline'],
  ['2026-11-20T18:01', undefined],
])("the resident's own limit lies after the reception: %s", (residentDeadline, problem) => {
  expect(problems({ residentDeadline }).residentDeadline).toBe(problem);
});
