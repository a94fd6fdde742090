import { useTranslation } from 'react-i18next';
import { percentOf } from '../format/percent';

export interface Rate {
  readonly key: 'callbacks' | 'homeVisits' | 'satisfaction';
  readonly numerator: number;
  readonly denominator: number;
  /** In percent; null where no text names one. */
  readonly target: number | null;
  /** How many are still missing to the target, counted by the server; null where nothing can be missing. */
  readonly missing: number | null;
}

/** One figure against its target: what was done of how many, and what is missing, in cases rather than points. */
export function RateCard({ rate: { key, numerator, denominator, target, missing } }: { rate: Rate }) {
  const { t } = useTranslation('callbacks');
  const percent = percentOf(numerator, denominator);
  const state = percent === null ? 'empty' : missing !== null && missing > 0 ? 'short' : 'reached';
  return (
    <section className={`rate-card rate-${state}`} aria-labelledby={`rate-${key}`}>
      <h2 id={`rate-${key}`}>{t(`rate.${key}.name`)}</h2>
      <p className="rate-value">
        <b>{percent === null ? '—' : `${percent}%`}</b>
        {target !== null && <span className="soft">{t('rate.target', { percent: target })}</span>}
      </p>
      <div className="rate-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, percent ?? 0)}%` }} />
        {target !== null && <s style={{ left: `${target}%` }} />}
      </div>
      <p>
        {t(`rate.${key}.of`, { numerator, denominator })}
        {state !== 'empty' && missing !== null && <b className="rate-gap"> {missing > 0 ? t(`rate.${key}.missing`, { count: missing }) : t('rate.reached')}</b>}
      </p>
    </section>
  );
}
