import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { percentOf } from '../format/percent';
import { RecordsLink } from './charts/records-link';
import { ValueCell } from './charts/value-cell';
import type { Figure, Point } from './figure-set';
import { NOTHING, useFigureText } from './figure-text';
import { useGapText } from './gap-text';

/** One rate against its target: the percentage, what of what, how many are missing, and the year before. */
export function RateTile({ figure: { key, unit, target }, point, name }: { figure: Figure; point: Point | undefined; name: string }) {
  const { t } = useTranslation('figures');
  const text = useFigureText();
  const gapText = useGapText();
  const id = useId();
  const percent = point ? percentOf(point.numerator, point.denominator) : null;
  const short = (point?.gap ?? 0) > 0;
  const state = percent === null || target === null ? '' : short ? ' figure-short' : ' figure-reached';
  const change = point && text.change(unit, point, point.before);
  return (
    <section className={`figure-tile${state}`} aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <p className="figure-tile-value">
        {point && percent !== null ? <RecordsLink records={point.records} about={name}>{`${percent}%`}</RecordsLink> : <span>{NOTHING}</span>}
        {target !== null && <span className="soft">{t('target', { percent: target })}</span>}
      </p>
      <div className="figure-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, percent ?? 0)}%` }} />
        {target !== null && <s style={{ left: `${target}%` }} />}
      </div>
      <p>{percent === null ? t('nothing') : t('of', { numerator: point?.numerator, denominator: point?.denominator })}</p>
      {percent !== null && target !== null && <p className="figure-gap">{short ? `▲ ${gapText(key, point?.gap ?? 0)}` : `✓ ${t('reached')}`}</p>}
      {point?.before && point.before.denominator > 0 && (
        <p className="soft">
          {t('lastYear')} <ValueCell unit={unit} point={point.before} about={name} lastYear />
          {change && ` · ${change}`}
        </p>
      )}
    </section>
  );
}
