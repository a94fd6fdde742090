import type { Words } from './facts.js';
import { momentProblems } from './moments.js';
import { partsOf, type Term } from './term.js';
import type { Vocabulary } from './vocabulary.js';

type Problem = { readonly field: string; readonly message: Words };

/** Where a term means nothing: facts that are no moments, windows within, and windows that close before they open. */
export function termProblems(term: Term, field: string, vocabulary: Vocabulary): Problem[] {
  const problems = term.kind === 'fact' ? momentProblems(term.fact, `${field}.fact`, vocabulary) : [];
  if (term.kind === 'fraction' && term.numerator > term.denominator) problems.push({ field: `${field}.numerator`, message: { zh: '分数不能大于1。', en: 'The fraction must not be more than the whole.' } });
  if (term.kind === 'window' && closesBeforeItOpens(term.notBefore, term.by)) problems.push({ field: `${field}.by`, message: { zh: 'by 须晚于 notBefore，否则没有可以履行的时间。', en: 'by must lie after notBefore; else there is no time to do it in.' } });
  for (const part of partsOf(term)) {
    const place = `${field}.${part.field}`;
    if (part.term.kind === 'window') problems.push({ field: place, message: { zh: 'window 只能是最外层的时限。', en: 'A window can only be the outermost kind of a term.' } });
    problems.push(...termProblems(part.term, place, vocabulary));
  }
  return problems;
}

/** As far as it can be said without a case: of two lengths in the same unit. */
function closesBeforeItOpens(notBefore: Term, by: Term): boolean {
  const opens = lengthOf(notBefore);
  const closes = lengthOf(by);
  return opens !== null && closes !== null && opens.unit === closes.unit && closes.length <= opens.length;
}

function lengthOf(term: Term): { readonly unit: string; readonly length: number } | null {
  switch (term.kind) {
    case 'minutes':
      return { unit: 'MINUTES', length: term.minutes };
    case 'elapsed':
      return { unit: 'MINUTES', length: term.hours * 60 };
    case 'days':
      return { unit: 'DAYS', length: term.days };
    case 'weeks':
      return { unit: 'DAYS', length: term.weeks * 7 };
    case 'months':
      return { unit: 'MONTHS', length: term.months };
    case 'workingTime':
      return { unit: 'WORKING_HOURS', length: term.hours };
    case 'workingDays':
      return { unit: 'WORKING_DAYS', length: term.days };
    default:
      return null;
  }
}
