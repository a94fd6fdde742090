import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HouseLink } from '../../ui/house-link';

/** The page of the records behind a number. @param records as the API hands it out */
export function recordsPath(records: string): string {
  return `/figures/records?of=${encodeURIComponent(records)}`;
}

/** A number that opens the very records it counts. @param about what it is of, for whoever does not see its row and column */
export function RecordsLink({ records, about, children }: { records: string; about: string; children: ReactNode }) {
  const { t } = useTranslation('charts');
  return (
    <HouseLink className="records-link" to={recordsPath(records)} title={t('open', { about })}>
      {children}
    </HouseLink>
  );
}
