import { useTranslation } from 'react-i18next';
import { FILTERS, type Counters, type Filter } from './board-filter';

/** Six figures that are filters; the pressed one is in the address. */
export function CountersBar({ counters, filter, onChoose }: { counters: Counters; filter: Filter; onChoose: (filter: Filter) => void }) {
  const { t } = useTranslation('board');
  return (
    <div className="counters" role="group" aria-label={t('counters.title')}>
      {FILTERS.map((one) => (
        <button key={one} type="button" className={`counter counter-${one}${counters[one] === 0 ? ' zero' : ''}`} aria-pressed={one === filter} onClick={() => onChoose(one === filter ? 'open' : one)}>
          <b>{counters[one]}</b>
          <span>{t(`counters.${one}`)}</span>
        </button>
      ))}
    </div>
  );
}
