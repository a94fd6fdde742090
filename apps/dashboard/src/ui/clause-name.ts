import { useTranslation } from 'react-i18next';

/** `S 5.2.1`; where the text is silent and the product decides, that is said instead. */
export function useClauseName(): (clause: { readonly source: string; readonly section: string }) => string {
  const { t } = useTranslation('vocabulary');
  return ({ source, section }) => (source === 'PRODUCT' ? t('productDecides') : `${source} ${section}`.trim());
}
