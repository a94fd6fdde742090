import type { Words } from '../policy/facts.js';
import { countChangeInWords } from './change-in-words.js';
import { monthInWords } from './month-in-words.js';
import { wholePercent } from './whole-percent.js';

/** One category of complaints, this month and the one before. */
export interface CategoryCount {
  /** Null: the complaints that have none. */
  readonly name: Words | null;
  readonly count: number;
  readonly before: number;
}

/** A month of complaints. `before`, `yearBefore`: null where nothing was counted then (the house had not begun). */
export interface MonthOfComplaints {
  readonly month: string;
  readonly total: number;
  readonly before: number | null;
  readonly yearBefore: number | null;
  readonly categories: readonly CategoryCount[];
}

/**
 * The month in a sentence: how many, beside the month before and the same month a year before, the largest category with its share, and what became worse: the category that grew most.
 * What has no category is counted in the total and named neither largest nor worse: it says nothing of what went wrong.
 */
export function headline({ month, total, before, yearBefore, categories }: MonthOfComplaints): Words {
  const named = categories.flatMap(({ name, ...counts }) => (name ? [{ name, ...counts }] : []));
  const parts: Words[] = [{ zh: `${monthInWords(month).zh}${total === 0 ? '没有受理投诉' : `受理投诉${total}件`}`, en: `${monthInWords(month).en}: ${total === 0 ? 'no complaints' : total === 1 ? '1 complaint' : `${total} complaints`}` }];
  if (before !== null) parts.push(countChangeInWords(total, before, { zh: '上月', en: 'the month before' }));
  if (yearBefore !== null) parts.push(countChangeInWords(total, yearBefore, { zh: '去年同月', en: 'a year before' }));
  const largest = most(named, ({ count }) => count);
  const worse = before === null ? undefined : most(named, (category) => category.count - category.before);
  const sentences = [{ zh: `${parts.map(({ zh }) => zh).join('，')}。`, en: `${parts.map(({ en }) => en).join(', ')}.` }];
  if (largest) {
    const share = wholePercent(largest.count, total)!;
    sentences.push({ zh: `最多的是${largest.name.zh}，${largest.count}件，占${share}%。`, en: `Most of them: ${largest.name.en}, ${largest.count} (${share} %).` });
  }
  if (worse) sentences.push({ zh: `增加最多的是${worse.name.zh}，由${worse.before}件增至${worse.count}件。`, en: `What grew most: ${worse.name.en}, from ${worse.before} to ${worse.count}.` });
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

/** The one with most, of equal ones the first as they were handed in; none where nothing is above 0. */
function most<Category>(categories: readonly Category[], by: (category: Category) => number): Category | undefined {
  return categories.filter((category) => by(category) > 0).toSorted((a, b) => by(b) - by(a))[0];
}
