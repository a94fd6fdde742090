import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useWords } from '../i18n/use-language';
import { SelectField } from '../ui/inputs';
import { addressOf, chosen, filterName, FILTERS, withParts, type Filter } from './figures-address';
import type { Figure } from './figure-set';

/** What time limits are narrowed to; each choice says how many there are. */
export function AttainmentFilters({ figures }: { figures: Readonly<Partial<Record<Filter, Figure>>> }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const [search, setSearch] = useSearchParams();
  const shown = FILTERS.filter((filter) => figures[filter]);
  return (
    <div role="search" className="figures-filters" aria-label={t('filters.title')}>
      {shown.map((filter) => {
        const value = chosen(search, filter);
        const options = (figures[filter]?.points ?? []).flatMap(({ groups: [group], numerator }) => (group ? [{ value: addressOf(group.key), label: t('filters.option', { name: say(group.name), count: numerator }) }] : []));
        // What the address names stays chosen where the period has none of it.
        const known = value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: t('filters.noneHere') }];
        return <SelectField key={filter} label={t(`filters.${filter}`)} value={value} empty={t('filters.all')} onChange={(next) => setSearch(withParts(search, { [filterName(filter)]: next }))} options={known} />;
      })}
      <p className="figures-on-paper">
        {shown.flatMap((filter) => {
          const group = figures[filter]?.points.find(({ groups: [one] }) => one && addressOf(one.key) === chosen(search, filter))?.groups[0];
          return group ? [`${t(`filters.${filter}`)} ${say(group.name)}`] : [];
        }).join(' · ')}
      </p>
      {shown.some((filter) => chosen(search, filter) !== '') && (
        <Button onClick={() => setSearch(withParts(search, Object.fromEntries(FILTERS.map((filter) => [filterName(filter), '']))))}>{t('filters.clear')}</Button>
      )}
    </div>
  );
}
