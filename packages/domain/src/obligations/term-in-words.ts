import type { Words } from '../policy/facts.js';
import type { Period, Settings, Shift, Term, Weekday } from '../policy/term.js';
import { counted, minutesInWords } from './counted.js';
import { factInWords } from './fact-in-words.js';

export interface TermReading {
  /** Settings without a value are named, not counted. */
  readonly settings?: Settings;
  readonly dayCounting?: 'ELAPSED' | 'CALENDAR' | undefined;
}

/** How long a row gives: "2天" / "2 days"; hours stay hours, as the texts count them. */
export function termInWords(term: Term, reading: TermReading = {}): Words {
  switch (term.kind) {
    case 'minutes':
      return minutesInWords(term.minutes);
    case 'elapsed':
      return Number.isInteger(term.hours) ? counted(term.hours, '小时', 'hour') : minutesInWords(term.hours * 60);
    case 'days': {
      const days = counted(term.days, '天', 'day');
      return reading.dayCounting === 'CALENDAR' ? { zh: `${days.zh}（起始日不计，末日24:00止）`, en: `${days.en} (the starting day not counted, until 24:00 of the last)` } : days;
    }
    case 'weeks':
      return counted(term.weeks, '周', 'week');
    case 'months':
      return counted(term.months, '个月', 'month');
    case 'endOfDay':
      if (!term.days) return { zh: '当日24:00前', en: 'by 24:00 of the same day' };
      return { zh: `第${term.days}日24:00前（起始日不计）`, en: `by 24:00 of day ${term.days} (the starting day not counted)` };
    case 'dayOfMonth':
      return { zh: `${monthAhead(term.monthsAhead).zh}${term.day}日24:00前`, en: `by 24:00 of the ${ordinal(term.day)} of ${monthAhead(term.monthsAhead).en}` };
    case 'weekday': {
      const later = term.weeksAhead ? { zh: `再过${term.weeksAhead}周的`, en: `, ${counted(term.weeksAhead, '', 'week').en} later` } : { zh: '', en: '' };
      return { zh: `${later.zh}${WEEKDAY_NAMES[term.weekday].zh}24:00前`, en: `by 24:00 on ${WEEKDAY_NAMES[term.weekday].en}${later.en}` };
    }
    case 'endOf':
      return { zh: `${periodAhead(term.period, term.ahead ?? 0).zh}最后一日24:00前`, en: `by 24:00 of the last day of ${periodAhead(term.period, term.ahead ?? 0).en}` };
    case 'workingTime':
      return counted(term.hours, '个工作小时', 'working hour');
    case 'workingDays': {
      const days = counted(term.days, '个工作日', 'working day');
      const until = UNTIL[term.until ?? (reading.dayCounting === 'CALENDAR' ? 'END_OF_DAY' : 'SAME_TIME')];
      return { zh: days.zh + until.zh, en: days.en + until.en };
    }
    case 'fact': {
      const fact = factInWords(term.fact);
      const named = term.shift ? shiftInWords(fact, term.shift) : fact;
      if (!term.otherwise) return named;
      const otherwise = termInWords(term.otherwise, reading);
      return { zh: `${named.zh}；没有的，${otherwise.zh}`, en: `${named.en}; where there is none, ${otherwise.en}` };
    }
    case 'fraction': {
      const whole = termInWords(term.of, reading);
      const share = `${term.numerator}/${term.denominator}`;
      return { zh: `全程（至${whole.zh}）的${share}`, en: `${share} of the whole (until ${whole.en})` };
    }
    case 'window': {
      const notBefore = termInWords(term.notBefore, reading);
      const by = termInWords(term.by, reading);
      return { zh: `不早于${notBefore.zh}，不晚于${by.zh}`, en: `no earlier than ${notBefore.en}, no later than ${by.en}` };
    }
    case 'setting': {
      if (!reading.settings) return { zh: '公司设置的时限', en: 'a limit that the company sets' };
      const length = minutesInWords(reading.settings[term.setting]);
      return { zh: `${length.zh}（公司设置，非条款规定）`, en: `${length.en} (company setting, not clause)` };
    }
  }
}

export const WEEKDAY_NAMES: Readonly<Record<Weekday, Words>> = {
  1: { zh: '周一', en: 'Monday' },
  2: { zh: '周二', en: 'Tuesday' },
  3: { zh: '周三', en: 'Wednesday' },
  4: { zh: '周四', en: 'Thursday' },
  5: { zh: '周五', en: 'Friday' },
  6: { zh: '周六', en: 'Saturday' },
  7: { zh: '周日', en: 'Sunday' },
};

const UNTIL = {
  SAME_TIME: { zh: '', en: '' },
  CLOSING: { zh: '（至当日下班）', en: ' (until the last one closes)' },
  END_OF_DAY: { zh: '（至末日24:00）', en: ' (until 24:00 of the last)' },
} as const satisfies Record<string, Words>;

const PERIODS_IN_WORDS: Readonly<Record<Period, { readonly unit: Words; readonly present: Words; readonly next: Words }>> = {
  WEEK: { unit: { zh: '周', en: 'week' }, present: { zh: '本周', en: 'the week' }, next: { zh: '下周', en: 'the next week' } },
  MONTH: { unit: { zh: '个月', en: 'month' }, present: { zh: '本月', en: 'the month' }, next: { zh: '次月', en: 'the next month' } },
  QUARTER: { unit: { zh: '个季度', en: 'quarter' }, present: { zh: '本季度', en: 'the quarter' }, next: { zh: '下季度', en: 'the next quarter' } },
  YEAR: { unit: { zh: '年', en: 'year' }, present: { zh: '本年', en: 'the year' }, next: { zh: '次年', en: 'the next year' } },
};

const monthAhead = (ahead: number): Words => periodAhead('MONTH', ahead);

function periodAhead(period: Period, ahead: number): Words {
  const { unit, present, next } = PERIODS_IN_WORDS[period];
  if (ahead === 0) return present;
  if (ahead === 1) return next;
  return { zh: `${ahead}${unit.zh}后`, en: `the ${unit.en} ${ahead} ${unit.en}s later` };
}

function ordinal(day: number): string {
  const last = day % 10;
  if (day > 10 && day < 14) return `${day}th`;
  return `${day}${last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`;
}

function shiftInWords(fact: Words, shift: Shift): Words {
  const [unit, count] = Object.entries(shift)[0] as [keyof typeof UNITS, number];
  const length = counted(Math.abs(count), UNITS[unit].zh, UNITS[unit].en);
  if (count === 0) return fact;
  return count < 0 ? { zh: `${fact.zh}前${length.zh}`, en: `${length.en} before "${fact.en}"` } : { zh: `${fact.zh}后${length.zh}`, en: `${length.en} after "${fact.en}"` };
}

const UNITS = {
  minutes: { zh: '分钟', en: 'minute' },
  hours: { zh: '小时', en: 'hour' },
  days: { zh: '天', en: 'day' },
  weeks: { zh: '周', en: 'week' },
  months: { zh: '个月', en: 'month' },
} as const satisfies Record<string, Words>;
