import { expect, it } from 'vitest';
import { browserLanguage, wordsIn } from './words';

it.each<[string, string[], string]>([
  ['Chinese of any place', ['zh-HK', 'en'], 'zh-CN'], ['English of any place', ['en-GB', 'zh-CN'], 'en'], ['the first that the page speaks', ['fr-FR', 'de', 'en-US', 'zh'], 'en'],
  ['Chinese where it speaks none', ['fr', 'zhuang', 'english?'], 'zh-CN'], ['Chinese where the browser says nothing', [], 'zh-CN'],
])('%s', (_, languages, wanted) => expect(browserLanguage(languages)).toBe(wanted));

it('has words for every kind and step in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { kind, step, now } = wordsIn(language);
    expect(Object.keys(kind)).toHaveLength(7);
    expect(Object.keys(now)).toEqual(expect.arrayContaining(Object.keys(step)));
  }
});
