import type { CaseState } from './case.js';

/** What a complaint is about: the company's category where it has one, and one line in the caller's words. */
export interface Matter extends Pick<CaseState, 'category'> {
  readonly matter: string;
}

/**
 * PostgreSQL's own threshold (pg_trgm): a little under a third in common. It takes 电梯困人 and 三号电梯困人 (0.33) for one matter, and parts 楼上漏水 from
 * 楼上噪音 (0.25). Likeness only proposes, so rather too much than too little: a person looks at the cases before anything follows from it.
 */
const LIKE_ENOUGH = 0.3;

/** Whether two complaints seem to be about the same: of one category where both have one, otherwise in like words. */
export function isLikeMatter(one: Matter, other: Matter): boolean {
  if (one.category !== null && other.category !== null) return one.category === other.category;
  return similarity(one.matter, other.matter) >= LIKE_ENOUGH;
}

/** The share of trigrams that two texts have in common, 0 to 1, as pg_trgm counts them; works alike for languages that write no spaces. Texts without a letter: 0. */
export function similarity(one: string, other: string): number {
  const [first, second] = [trigrams(one), trigrams(other)];
  const both = [...first].filter((trigram) => second.has(trigram)).length;
  return both === 0 ? 0 : both / (first.size + second.size - both);
}

/** Of each word, small letters, with two spaces before and one behind, so that how it begins counts more than how it ends. */
function trigrams(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) => {
      const letters = [' ', ' ', ...word, ' '];
      return letters.slice(2).map((_, n) => letters.slice(n, n + 3).join(''));
    }),
  );
}
