/** The interface's languages; Chinese is the first. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the API sends for every name: both languages at once. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

export function inLanguage(words: Words, language: Language): string {
  return language === 'en' ? words.en : words.zh;
}
