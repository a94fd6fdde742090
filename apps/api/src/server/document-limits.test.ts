import { describe, expect, it } from 'vitest';
import { parseWithinLimits } from './document-limits.js';

const times = (count: number, part: (n: number) => string) => Array.from({ length: count }, (_, n) => part(n)).join(' ');
const refused = (document: string) => expect(() => parseWithinLimits(document), document.slice(0, 80));
const accepted = (document: string) => refused(document).not;

describe('the limits of a document, at their boundaries', () => {
  it('depth: 12, and not 13', () => {
    const deep = (depth: number) => `{ ${times(depth - 1, () => 'a {')} a ${times(depth - 1, () => '}')} }`;
    accepted(deep(12)).toThrow();
    refused(deep(13)).toThrow('more than 12 levels');
  });

  it('depth counts through fragments', () => {
    refused(`{ ${times(7, () => 'a {')} ...F ${times(7, () => '}')} } fragment F on T { ${times(6, () => 'b {')} b ${times(6, () => '}')} }`).toThrow('more than 12 levels');
  });

  it('aliases: 30, and not 31', () => {
    accepted(`{ ${times(15, (n) => `a${n}: x`)} y { ${times(15, (n) => `b${n}: x`)} } }`).toThrow();
    refused(`{ ${times(15, (n) => `a${n}: x`)} y { ${times(16, (n) => `b${n}: x`)} } }`).toThrow('more than 30 aliases');
  });

  it('root fields: 20 of a query, 5 of a mutation, also through a fragment', () => {
    accepted(`{ ${times(20, (n) => `a${n}`)} }`).toThrow();
    refused(`{ ${times(21, (n) => `a${n}`)} }`).toThrow('more than 20 fields at the top');
    accepted(`mutation { ${times(5, (n) => `a${n}`)} }`).toThrow();
    refused(`mutation { ...F } fragment F on Mutation { ${times(6, (n) => `a${n}`)} }`).toThrow('more than 5 mutations at once');
  });

  it('the same field: three times in one place', () => {
    accepted('{ a a a }').toThrow();
    refused('{ a a a a }').toThrow('more than 3 times the same field');
  });

  it('directives: 3 on one thing, 30 in all', () => {
    accepted('{ a @x @x @x }').toThrow();
    refused('{ a @x @x @x @x }').toThrow('more than 3 directives in one place');
    refused(`{ ${times(16, (n) => `a${n} @x @x`)} }`).toThrow('more than 30 directives');
  });

  it('fields: a thousand, fragments expanded', () => {
    refused(`{ ${times(10, (n) => `a${n} { ...F }`)} } fragment F on T { ${times(100, (n) => `f${n}`)} }`).toThrow('more than 1000 fields');
  });

  it('each operation of a document by itself', () => {
    accepted(`query A { ${times(20, (n) => `a${n}`)} } query B { ${times(20, (n) => `a${n}`)} }`).toThrow();
  });

  it.each([
    ['A6: a bomb of 2^26', `{ ...F0 } ${times(26, (n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`)} fragment F26 on T { login }`],
    ['A2: 8,000 fields', `{ ${times(8_000, () => 'a')} }`],
    ['A5: a thousand deep', `{ ${times(1_000, () => 'a {')}`],
    ['brackets beyond any stack', `{ a(b: ${'['.repeat(100_000)}`],
  ])('%s is refused in less than 100 ms', (_name, document) => {
    const tries = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      refused(document).toThrow();
      return performance.now() - begun;
    });
    expect(Math.min(...tries)).toBeLessThan(100);
  });
});
