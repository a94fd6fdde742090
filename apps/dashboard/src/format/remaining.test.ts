import { describe, expect, it } from 'vitest';
import { agoText, lengthText, remainingText } from './remaining';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const due = Date.parse('2026-11-20T10:00:00Z');

describe('what is left of a time limit', () => {
  it.each([
    [due - 80 * MINUTE, '还剩 1 小时 20 分', '1 h 20 min left'],
    [due - 2 * HOUR, '还剩 2 小时', '2 h left'],
    [due - 51 * HOUR, '还剩 2 天 3 小时', '2 d 3 h left'],
    [due - 40_000, '还剩 40 秒', '40 s left'],
    [due, '还剩 0 秒', '0 s left'],
    [due + 1, '超时 0 秒', '0 s over'],
    [due + 35 * MINUTE, '超时 35 分', '35 min over'],
    [due + 24 * HOUR, '超时 1 天', '1 d over'],
  ])('at %d says %s and %s', (now, chinese, english) => {
    expect(remainingText(due, now, 'zh-CN')).toBe(chinese);
    expect(remainingText(due, now, 'en')).toBe(english);
  });

  it('rounds down, so that nobody reads more time than there is', () => {
    expect(lengthText(2 * HOUR - 1, 'en')).toBe('1 h 59 min');
  });

  it('says how old the data are, and never a time to come', () => {
    expect(agoText(due, due + 3_400, 'zh-CN')).toBe('3 秒前');
    expect(agoText(due + 500, due, 'en')).toBe('0 s ago');
  });
});
