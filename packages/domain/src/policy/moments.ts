import type { Words } from './facts.js';
import type { Vocabulary } from './vocabulary.js';

/** A fact that a clock or a term reads must be a moment of the case. */
export function momentProblems(fact: string, field: string, { caseFacts }: Vocabulary): { readonly field: string; readonly message: Words }[] {
  if (caseFacts[fact]?.values === 'MOMENT') return [];
  const moments = Object.keys(caseFacts).filter((key) => caseFacts[key]!.values === 'MOMENT');
  return [{ field, message: { zh: `“${fact}”不是已知的时刻。已知：${moments.join('、')}。`, en: `"${fact}" is no known moment. Known: ${moments.join(', ')}.` } }];
}
