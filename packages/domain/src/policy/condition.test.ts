import { describe, expect, it } from 'vitest';
import { matches } from './condition.js';

describe('a condition', () => {
  it('holds when it asks for nothing', () => expect(matches({}, {})).toBe(true));

  it.each([
    ['the very value', 'COMPLAINT', 'COMPLAINT', true],
    ['another value', 'REPAIR', 'COMPLAINT', false],
    ['one of a list', 'REPAIR', ['REPAIR', 'OPINION'], true],
    ['none of a list', 'INQUIRY', ['REPAIR', 'OPINION'], false],
    ['not this value', 'REPAIR', { not: 'COMPLAINT' }, true],
    ['not this value, but it is', 'COMPLAINT', { not: 'COMPLAINT' }, false],
    ['not one of these, but it is', 'REPAIR', { not: ['COMPLAINT', 'REPAIR'] }, false],
    ['false, which is a value', false, false, true],
    ['true is not the text "true"', true, 'true', false],
  ])('%s', (_, value, demand, holds) => expect(matches({ kind: value }, { kind: demand })).toBe(holds));

  it('a missing fact meets no demand, not even `not`', () => {
    expect(matches({}, { severity: { not: 'MAJOR' } })).toBe(false);
    expect(matches({ severity: null }, { severity: { not: 'MAJOR' } })).toBe(false);
    expect(matches({ severity: undefined }, { severity: false })).toBe(false);
  });

  it('all demands must hold', () => {
    expect(matches({ kind: 'COMPLAINT', validity: 'VALID' }, { kind: 'COMPLAINT', validity: 'VALID' })).toBe(true);
    expect(matches({ kind: 'COMPLAINT', validity: 'ASSIST' }, { kind: 'COMPLAINT', validity: 'VALID' })).toBe(false);
  });
});
