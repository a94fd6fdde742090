import { useTranslation } from 'react-i18next';

/** A category in words: the shipped ones by their keys, a company's own as it wrote it. */
export function useCategoryName(): (category: string) => string {
  const { t, i18n } = useTranslation('vocabulary');
  return (category) => (i18n.exists(`helpCategory.${category}`, { ns: 'vocabulary' }) ? t(`helpCategory.${category as 'OTHER'}`) : category);
}
