import { describe, expect, it } from 'vitest';
import { ordered } from './obligation-order';
import { progressOf, statusOf } from './obligation-progress';
import { obligation } from './testing/views';

const at = (time: string) => Date.parse(`2026-11-20T${time}:00Z`);
const iso = (time: string) => `2026-11-20T${time}:00.000Z`;
const limit = obligation({ clockFrom: iso('08:00'), dueAt: iso('12:00'), warnAt: iso('11:00') });

describe('the line from the start of the clock to the due time', () => {
  it.each([
    ['07:00', 0, 'ON_TIME'],
    ['10:00', 0.5, 'ON_TIME'],
    ['11:00', 0.75, 'DUE_SOON'],
    ['12:00', 1, 'DUE_SOON'],
    ['15:00', 1, 'OVERDUE'],
  ])('at %s is gone by %d and %s', (time, gone, status) => {
    expect([progressOf(limit, at(time)).gone, statusOf(limit, at(time))]).toEqual([gone, status]);
  });

  it('one millisecond after the due time is overdue', () => {
    expect(statusOf(limit, at('12:00') + 1)).toBe('OVERDUE');
  });

  it('what the server called late is overdue, though the browser has another time', () => {
    expect(statusOf({ ...limit, late: true }, at('08:00'))).toBe('OVERDUE');
  });

  it('stands still while paused, however late it gets', () => {
    const paused = { ...limit, pauses: [{ from: iso('09:00'), until: null, reason: 'WAITING', name: { zh: '等待', en: 'Waiting' } }] };
    expect([progressOf(paused, at('18:00')).gone, statusOf(paused, at('18:00'))]).toEqual([0.25, 'PAUSED']);
  });

  it('shows the spans in which it stood, and ends where it was met', () => {
    const met = { ...limit, status: 'MET' as const, metAt: iso('11:00'), pauses: [{ from: iso('09:00'), until: iso('10:00'), reason: 'WAITING', name: { zh: '等待', en: 'Waiting' } }] };
    expect(progressOf(met, at('18:00'))).toEqual({ gone: 0.75, warnAt: 0.75, paused: [{ from: 0.25, until: 0.5 }] });
    expect(statusOf(met, at('18:00'))).toBe('DONE');
  });
});

it('open ones come first by due time, then the late; what ended otherwise stands apart unless it was late', () => {
  const list = [
    obligation({ id: 'met', status: 'MET' }),
    obligation({ id: 'late', status: 'MET', late: true }),
    obligation({ id: 'gone', status: 'SUPERSEDED' }),
    obligation({ id: 'missed', status: 'CANCELLED', verdict: 'MISSED', late: true }),
    obligation({ id: 'second', dueAt: iso('13:00') }),
    obligation({ id: 'first', dueAt: iso('12:30') }),
  ];
  const { shown, ended } = ordered(list);
  expect(shown.map(({ id }) => id)).toEqual(['first', 'second', 'late', 'missed', 'met']);
  expect(ended.map(({ id }) => id)).toEqual(['gone']);
});
