import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ExportButton } from '../export-button';
import type { FiguresInput } from '../gql/graphql';

export function PrintFigures() {
  const { t } = useTranslation('figures');
  return <Button onClick={() => window.print()}>{t('print')}</Button>;
}

/** The figures of the page as an Excel file with a sheet that explains each. */
export function ExportFigures({ input }: { input: FiguresInput }) {
  const { t } = useTranslation('figures');
  return <ExportButton path="/exports/figures" body={input} fileName={`guanjia-figures-${input.from}-${input.until}.xlsx`} label={t('export')} failed={t('exportFailed')} />;
}
