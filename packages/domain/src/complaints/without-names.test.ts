import { describe, expect, it } from 'vitest';
import { withoutNames } from './without-names.js';

describe('CP-30: a lesson says what was learned, not from whom', () => {
  it.each([
    ['a name wherever it stands', '郑女士说地滑；已向郑女士致歉', ['郑女士'], [], '×××说地滑；已向×××致歉'],
    ['the longest name first', '郑秀珍与郑秀', ['郑秀', '郑秀珍'], [], '×××与×××'],
    ['a number however it is parted', '来电138 0013-5678', [], ['13800135678'], '来电×××'],
    ['an extension is no number of anybody', '分机 123', [], ['123'], '分机 123'],
    ['one character would be found inside of words', '王牌清洁', ['王'], [], '王牌清洁'],
    ['nothing to hide', '拖地后放警示牌', ['郑女士'], ['13800135678'], '拖地后放警示牌'],
    ['what looks like a pattern is text', 'a+b', ['a+b'], [], '×××'],
  ])('%s', (_, text, names, telephones, said) => expect(withoutNames(text, names, telephones)).toBe(said));
});
