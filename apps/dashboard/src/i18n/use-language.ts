import { useTranslation } from 'react-i18next';
import { inLanguage, isLanguage, type Language, type Words } from './language';

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'zh-CN';
}

/** Speaks a name of the API in the interface's language. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return (words) => inLanguage(words, language);
}
