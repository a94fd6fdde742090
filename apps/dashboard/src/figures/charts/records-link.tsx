import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HouseLink } from '../../ui/house-link';

/** The page of the records behind a number. @param records as the API hands it out */
export function recordsPath(records: string): string {
  return `/figures/records?of=${encodeURIComponent(records)}`;
}

interface Props {
  readonly records: string;
  /** What the number is of, for whoever does not see its row and column. */
  readonly about: string;
  /** It is of the same span a year before. */
  readonly lastYear?: boolean;
  /** Its name, where what is shown does not tell it from its neighbour. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
}

/** A number that opens the very records it counts. */
export function RecordsLink({ records, about, lastYear = false, label, children }: Props) {
  const { t } = useTranslation('charts');
  return (
    <HouseLink className="records-link" to={recordsPath(records)} title={t('open', { about: lastYear ? t('ofLastYear', { about }) : about })} aria-label={label}>
      {children}
    </HouseLink>
  );
}
