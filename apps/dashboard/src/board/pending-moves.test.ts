import { describe, expect, it } from 'vitest';
import { pendingMoves } from './pending-moves';

const order = (text: string) => [...text];

describe('“n rows will move”', () => {
  it.each([
    ['abcde', 'abcde', 0],
    ['abcde', 'eabcd', 1],
    ['abcde', 'xabcde', 1],
    ['abcde', 'bcde', 1],
    ['abcde', 'edcba', 4],
    ['abcde', 'xbcad', 3],
    ['', 'ab', 2],
  ])('from %s to %s moves %d', (shown, wanted, moves) => {
    expect(pendingMoves(order(shown), order(wanted))).toBe(moves);
  });
});
