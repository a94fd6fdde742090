import { useTranslation } from 'react-i18next';
import type { ChartFigure, OpenCount } from './chart-data';
import { RecordsLink } from './records-link';
import { partsText, useValueText } from './value-text';

interface Props {
  readonly unit: ChartFigure['unit'];
  readonly point: OpenCount;
  /** What the number is of. */
  readonly about: string;
  /** It is the number of a year before, which stands beside the present one: less loud, and named as what it is. */
  readonly lastYear?: boolean;
}

/** A number with what it is made of, as a link to its records; plain where there is nothing to open. */
export function ValueCell({ unit, point, about, lastYear = false }: Props) {
  const { t } = useTranslation('charts');
  const text = useValueText();
  const value = text(unit, point);
  const parts = partsText(unit, point);
  if (point.denominator === 0) return <span className="soft">{value}</span>;
  return (
    <RecordsLink records={point.records} about={about} lastYear={lastYear} label={lastYear ? t('ofLastYear', { about: `${value} ${parts}`.trim() }) : undefined}>
      {lastYear ? value : <b>{value}</b>} {parts && <span className="soft">{parts}</span>}
    </RecordsLink>
  );
}
