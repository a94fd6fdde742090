import { describe, expect, it } from 'vitest';
import { claimsIn, guaranteesPage, readPage } from './guarantees.mjs';

const claims = (text: string) => claimsIn([{ file: 'a.test.ts', text }]);
const row = (page: string, id: string) => page.split('\n').find((line) => line.startsWith(`| **${id}** |`))!;

describe('docs/guarantees.md', () => {
  it('takes a title that begins with the ID of a promise, several too', () => {
    expect(claims(`it('A1, A6: a | b', …); it.each([["A2 over the WebSocket: it's %s", 1]]); describe(\`HR-01: no\`)`)).toEqual([
      { file: 'a.test.ts', ids: ['A1', 'A6'], title: 'A1, A6: a | b' },
      { file: 'a.test.ts', ids: ['A2'], title: "A2 over the WebSocket: it's %s" },
    ]);
  });

  it('refuses an ID that nobody promised', () => {
    expect(() => claims(`it('A99: x', …)`)).toThrow('claims A99');
  });

  it('says what is not shown, what was run and how it ended', () => {
    const found = claims(`it('A1: %s of a | b', …); it('A2: c', …)`);
    const results = [
      { file: 'a.test.ts', titles: ['all', 'A1: one of a | b'], passed: true },
      { file: 'a.test.ts', titles: ['all', 'A1: two of a | b'], passed: false },
      { file: 'a.test.ts', titles: ['A2: c', 'each'], passed: true },
    ];
    const page = guaranteesPage(found, new Map(), results);
    expect(row(page, 'A1')).toContain('| **1 of 2 failed** |');
    expect(row(page, 'A2')).toContain('| 1 passed |');
    expect(row(guaranteesPage(found, readPage(page), [{ file: 'b.test.ts', titles: ['else'], passed: true }]), 'A2'), 'a run of other files').toContain('| 1 passed |');
    expect(row(page, 'A3')).toContain('| not shown yet | |');
    expect(guaranteesPage(found, readPage(page), null)).toBe(page);
  });

  it('forgets the result of a test that was renamed', () => {
    const before = readPage(guaranteesPage(claims(`it('A2: c', …)`), new Map(), [{ file: 'a.test.ts', titles: ['A2: c'], passed: true }]));
    expect(row(guaranteesPage(claims(`it('A2: d', …)`), before, null), 'A2')).toContain('| not run since it changed |');
  });
});
