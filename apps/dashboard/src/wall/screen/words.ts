import { counters as countersEn } from '../../i18n/en/board.json';
import { dataAge as dataAgeEn } from '../../i18n/en/shell.json';
import { deadline as deadlineEn, kind as kindEn } from '../../i18n/en/vocabulary.json';
import wallEn from '../../i18n/en/wall.json';
import { counters as countersZh } from '../../i18n/zh-CN/board.json';
import { dataAge as dataAgeZh } from '../../i18n/zh-CN/shell.json';
import { deadline as deadlineZh, kind as kindZh } from '../../i18n/zh-CN/vocabulary.json';
import wallZh from '../../i18n/zh-CN/wall.json';
import type { Language } from '../../i18n/language';

/** The house's words that a wall needs, both languages at once: they are few. */
const WORDS = {
  'zh-CN': { ...wallZh, counters: countersZh, dataAge: dataAgeZh, deadline: deadlineZh, kind: kindZh },
  en: { ...wallEn, counters: countersEn, dataAge: dataAgeEn, deadline: deadlineEn, kind: kindEn },
} as const;

export function wordsIn(language: Language) {
  return WORDS[language];
}
