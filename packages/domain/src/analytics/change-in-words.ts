import { minutesInWords } from '../obligations/counted.js';
import type { Words } from '../policy/facts.js';
import type { FigureUnit } from './figure.js';
import { wholePercent } from './whole-percent.js';

/** What a figure came to: PERCENT by numerator of denominator, COUNT by numerator, MINUTES by its median `value`. */
export interface Measured {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** Of fewer, a change in per cent says more than there is: from 2 to 6 is four more, not "three times as many". */
export const PERCENT_FROM = 10;

/** "比上月多4件（+20%）": a number of matters beside an earlier one. `than`: what it is set beside. */
export function countChangeInWords(now: number, before: number, than: Words): Words {
  const difference = now - before;
  if (difference === 0) return { zh: `与${than.zh}持平`, en: `as many as ${than.en}` };
  const by = Math.abs(difference);
  const percent = before < PERCENT_FROM ? null : Math.round((by * 100) / before);
  const sign = difference > 0 ? '+' : '−';
  return {
    zh: `比${than.zh}${difference > 0 ? '多' : '少'}${by}件${percent === null ? '' : `（${sign}${percent}%）`}`,
    en: `${by} ${difference > 0 ? 'more' : 'fewer'} than ${than.en}${percent === null ? '' : ` (${sign}${percent} %)`}`,
  };
}

export const YEAR_BEFORE: Words = { zh: '去年同期', en: 'a year before' };

/** A figure beside the same span a year before; null where there is nothing on one of the sides. Per cents differ in points, of the whole ones that a screen shows. */
export function lastYearInWords(unit: FigureUnit, now: Measured, before: Measured): Words | null {
  if (unit === 'COUNT') return countChangeInWords(now.numerator, before.numerator, YEAR_BEFORE);
  if (unit === 'PERCENT') return pointsInWords(wholePercent(now.numerator, now.denominator), wholePercent(before.numerator, before.denominator));
  if (now.value === null || before.value === null) return null;
  const difference = now.value - before.value;
  if (difference === 0) return { zh: `与${YEAR_BEFORE.zh}持平`, en: `as long as ${YEAR_BEFORE.en}` };
  const { zh, en } = minutesInWords(Math.abs(difference));
  return { zh: `比${YEAR_BEFORE.zh}${difference > 0 ? '长' : '短'}${zh}`, en: `${en} ${difference > 0 ? 'longer' : 'shorter'} than ${YEAR_BEFORE.en}` };
}

function pointsInWords(now: number | null, before: number | null): Words | null {
  if (now === null || before === null) return null;
  const difference = now - before;
  if (difference === 0) return { zh: `与${YEAR_BEFORE.zh}持平`, en: `the same as ${YEAR_BEFORE.en}` };
  const by = Math.abs(difference);
  return {
    zh: `比${YEAR_BEFORE.zh}${difference > 0 ? '高' : '低'}${by}个百分点`,
    en: `${by} ${by === 1 ? 'point' : 'points'} ${difference > 0 ? 'higher' : 'lower'} than ${YEAR_BEFORE.en}`,
  };
}
