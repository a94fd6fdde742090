import type { Words } from '../policy/facts.js';
import type { FigureKey } from './figure.js';
import { wholePercent } from './whole-percent.js';

/** A rate beside its target, in per cent; `gap`: how many more it takes, null: it can no longer be reached. */
export interface RateOnTarget {
  readonly numerator: number;
  readonly denominator: number;
  readonly target: number;
  readonly gap: number | null;
}

/** "还差7户": what a figure lacks, in what it is counted in. */
export function lackInWords(figure: FigureKey, count: number): Words {
  if (figure === 'HOME_VISIT_SHARE') return { zh: `还差上门${count}户`, en: `${count} more ${count === 1 ? 'home visit' : 'home visits'} to go` };
  if (figure === 'CALLBACK_RATE') return { zh: `还差${count}户`, en: `${count} more ${count === 1 ? 'household' : 'households'} to visit` };
  return { zh: `还差${count}项`, en: `${count} more to go` };
}

/** "14%（9/64），目标20%，还差7户。"; null where there is nothing to count yet. */
export function targetInWords(figure: FigureKey, { numerator, denominator, target, gap }: RateOnTarget): Words | null {
  const percent = wholePercent(numerator, denominator);
  if (percent === null) return null;
  const lack = gap === null ? { zh: '已不能达到', en: 'out of reach' } : gap === 0 ? { zh: '已达到', en: 'reached' } : lackInWords(figure, gap);
  return { zh: `${percent}%（${numerator}/${denominator}），目标${target}%，${lack.zh}。`, en: `${percent} % (${numerator} of ${denominator}), target ${target} %: ${lack.en}.` };
}
