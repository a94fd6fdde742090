import { expect, it } from 'vitest';
import { variantTree } from './variant-tree';

const of = (...pairs: readonly (readonly [string, string | null])[]) => variantTree(pairs.map(([key, buildsOn]) => ({ key, buildsOn }))).map(({ variant, depth }) => [variant.key, depth]);

it('each procedure stands below the one that it builds on', () => {
  expect(of(['k', 's-k-x'], ['s-k', null], ['s-k-x', 's-k'], ['x', 's-k-x'])).toEqual([['s-k', 0], ['s-k-x', 1], ['k', 2], ['x', 2]]);
});

it('several at the top keep their order; one whose base is not there is among them', () => {
  expect(of(['a', null], ['b', 'gone'], ['c', null])).toEqual([['a', 0], ['b', 0], ['c', 0]]);
});

it('what builds on itself or in a circle is still told, once', () => {
  expect(of(['a', 'b'], ['b', 'a'], ['c', 'c'], ['d', null])).toEqual([['d', 0], ['a', 0], ['b', 0], ['c', 0]]);
});
