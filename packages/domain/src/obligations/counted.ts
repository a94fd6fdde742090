import type { Words } from '../policy/facts.js';

const DAY = 24 * 60;

/** A length in the largest unit that it fills: 1440 minutes are a day, 90 are 90 minutes. */
export function minutesInWords(minutes: number): Words {
  if (minutes > 0 && minutes % DAY === 0) return counted(minutes / DAY, '天', 'day');
  if (minutes > 0 && minutes % 60 === 0) return counted(minutes / 60, '小时', 'hour');
  return counted(minutes, '分钟', 'minute');
}

export function counted(count: number, zh: string, en: string): Words {
  return { zh: `${count}${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}
