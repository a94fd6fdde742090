import type { Language } from '../../i18n/language';
import en from '../../i18n/en/resident.json';
import { kind as kindEn } from '../../i18n/en/vocabulary.json';
import zh from '../../i18n/zh-CN/resident.json';
import { kind as kindZh } from '../../i18n/zh-CN/vocabulary.json';

/** Both languages at once: they are few words, and the resident may change over. */
const WORDS = { 'zh-CN': { ...zh, kind: kindZh }, en: { ...en, kind: kindEn } } as const;
export type PageWords = (typeof WORDS)[Language];

export function wordsIn(language: Language): PageWords {
  return WORDS[language];
}

/** The first of the browser's languages that the page speaks; Chinese, where it speaks none. */
export function browserLanguage(languages: readonly string[]): Language {
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return 'zh-CN';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'zh-CN';
}
