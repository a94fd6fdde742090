import type { Words } from '../policy/facts.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** "2026-10" as 2026年10月, October 2026. */
export function monthInWords(month: string): Words {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { zh: `${year}年${number}月`, en: `${MONTHS[number - 1]} ${year}` };
}
