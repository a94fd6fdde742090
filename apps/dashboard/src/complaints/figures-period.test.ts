import { describe, expect, it } from 'vitest';
import { nameIn, neighbourOf, spanBefore, spanOf } from './figures-period';

const TODAY = '2026-11';

describe('the span of the page, as the address says it', () => {
  it.each([
    [null, { kind: 'MONTH', from: '2026-11', until: '2026-11' }],
    ['2026-02', { kind: 'MONTH', from: '2026-02', until: '2026-02' }],
    ['2026-Q4', { kind: 'QUARTER', from: '2026-10', until: '2026-12' }],
    ['2025', { kind: 'YEAR', from: '2025-01', until: '2025-12' }],
    ['last-12', { kind: 'LAST_12', from: '2025-12', until: '2026-11' }],
    ['nonsense', { kind: 'MONTH', from: '2026-11', until: '2026-11' }],
  ])('%s', (text, expected) => expect(spanOf(text, TODAY)).toMatchObject(expected));

  it('is compared with the span of the same length just before', () => {
    expect(spanBefore(spanOf('2026-01', TODAY))).toMatchObject({ from: '2025-12', until: '2025-12' });
    expect(spanBefore(spanOf('2026-Q1', TODAY))).toMatchObject({ from: '2025-10', until: '2025-12' });
    expect(spanBefore(spanOf('last-12', TODAY))).toMatchObject({ from: '2024-12', until: '2025-11' });
  });

  it('has no neighbour in the future, and the last twelve months have none at all', () => {
    expect([neighbourOf(spanOf('2026-10', TODAY), 1, TODAY), neighbourOf(spanOf('2026-11', TODAY), 1, TODAY)]).toEqual(['2026-11', null]);
    expect(neighbourOf(spanOf('2026-Q4', TODAY), 1, TODAY)).toBeNull();
    expect(neighbourOf(spanOf('last-12', TODAY), -1, TODAY)).toBeNull();
  });

  it('of another kind is the one with the same time: of the running year the running month, not December', () => {
    expect([nameIn('MONTH', spanOf('2026', TODAY), TODAY), nameIn('MONTH', spanOf('2025', TODAY), TODAY), nameIn('QUARTER', spanOf('2026-02', TODAY), TODAY), nameIn('LAST_12', spanOf('2026', TODAY), TODAY)]).toEqual(['2026-11', '2025-12', '2026-Q1', 'last-12']);
  });
});
