import type { Language } from '../i18n/language';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length in its two largest units, rounded down: `1 小时 20 分`, `2 天 3 小时`, `40 秒`; English `1 h 20 min`.
 * @param length milliseconds, not negative
 */
export function lengthText(length: number, language: Language): string {
  const units = language === 'en' ? { d: 'd', h: 'h', m: 'min', s: 's' } : { d: '天', h: '小时', m: '分', s: '秒' };
  const two = (large: number, largeUnit: string, small: number, smallUnit: string) =>
    small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
  if (length >= DAY) return two(Math.floor(length / DAY), units.d, Math.floor((length % DAY) / HOUR), units.h);
  if (length >= HOUR) return two(Math.floor(length / HOUR), units.h, Math.floor((length % HOUR) / MINUTE), units.m);
  if (length >= MINUTE) return `${Math.floor(length / MINUTE)} ${units.m}`;
  return `${Math.floor(length / 1000)} ${units.s}`;
}

/** `还剩 1 小时 20 分` until the due time itself, `超时 35 分` after it. */
export function remainingText(dueAt: number, now: number, language: Language): string {
  const length = lengthText(Math.abs(dueAt - now), language);
  if (now > dueAt) return language === 'en' ? `${length} over` : `超时 ${length}`;
  return language === 'en' ? `${length} left` : `还剩 ${length}`;
}

/** `3 秒前`, `3 s ago`. */
export function agoText(at: number, now: number, language: Language): string {
  const length = lengthText(Math.max(0, now - at), language);
  return language === 'en' ? `${length} ago` : `${length}前`;
}
