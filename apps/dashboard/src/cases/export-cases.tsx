import { useTranslation } from 'react-i18next';
import { ExportButton } from '../export-button';
import type { CaseFilter } from '../gql/graphql';

interface ExportProps {
  readonly centreIds: readonly string[];
  readonly filter: CaseFilter;
}

/** The filtered list as an Excel file. */
export function ExportCases({ centreIds, filter }: ExportProps) {
  const { t } = useTranslation('cases');
  return <ExportButton path="/exports/cases" body={{ centreIds, filter }} fileName="guanjia-cases.xlsx" label={t('list.export')} failed={t('list.exportFailed')} />;
}
