import { useTranslation } from 'react-i18next';
import { ExportButton } from '../export-button';
import type { CallbackFilter } from '../gql/graphql';

type What = { readonly centreIds: readonly string[]; readonly filter: CallbackFilter } | { readonly callbackId: string };

/** The filtered visits, or one of them as its form, as an Excel file. */
export function ExportCallbacks({ what, name }: { what: What; name: string }) {
  const { t } = useTranslation('callbacks');
  const [path, fileName] = 'callbackId' in what ? ['/exports/callback-record', 'guanjia-callback.xlsx'] : ['/exports/callbacks', 'guanjia-callbacks.xlsx'];
  return <ExportButton path={path} body={what} fileName={fileName} label={name} failed={t('exportFailed')} />;
}
