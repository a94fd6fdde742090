import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import type { FigureSet } from './figure-set';

/** The moment that the figures are of, and what of the journal they do not count yet. */
export function AsOf({ set: { at, throughSeq, behind }, zone }: { set: FigureSet; zone: string }) {
  const { t } = useTranslation('figures');
  return (
    <p className="figures-as-of soft" role="status">
      {t('asOf')} <Moment at={at} zone={zone} /> · {t('through', { seq: throughSeq })}
      {behind > 0 && <b className="figures-behind"> · {t('behind', { count: behind })}</b>}
    </p>
  );
}
