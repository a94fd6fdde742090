import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { can, useViewer } from '../access/viewer';
import type { ImportKind } from './import-file';
import { importableKinds } from './may-import';

/** Leads from a list to its import, for who may bring it and enters set-up. @param centre by its code; left out: the first */
export function FromFile({ kind, centre }: { kind: ImportKind; centre?: string }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  if (!can(viewer, 'MANAGE_PLACES') || !importableKinds(viewer).includes(kind)) return null;
  return (
    <Link className="from-file" to={`/set-up/import?${new URLSearchParams({ kind, ...(centre && { centre }) })}`}>
      {t('fromFile')}
    </Link>
  );
}
