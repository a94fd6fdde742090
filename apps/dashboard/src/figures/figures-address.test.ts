import { expect, it } from 'vitest';
import { addressOf, filtersOf, keptParts, withParts } from './figures-address';

it('reads each filter of the address; "none" is the empty key', () => {
  expect(filtersOf(new URLSearchParams('department=none&post=CS_SUPERVISOR&building='))).toEqual([
    { dimension: 'DEPARTMENT', keys: [''] },
    { dimension: 'POST', keys: ['CS_SUPERVISOR'] },
  ]);
  expect([addressOf(''), addressOf('STEWARD')]).toEqual(['none', 'STEWARD']);
});

it('another choice begins the list anew and leaves an empty part out', () => {
  expect(withParts(new URLSearchParams('period=2026-10&after=abc&post=STEWARD'), { post: '', department: 'X' }).toString()).toBe('period=2026-10&department=X');
});

it('other pages of figures keep the scope and the period alone', () => {
  expect(keptParts(new URLSearchParams('centres=all&period=2026&post=STEWARD&version=3'))).toBe('?centres=all&period=2026');
  expect(keptParts(new URLSearchParams('post=STEWARD'))).toBe('');
});
