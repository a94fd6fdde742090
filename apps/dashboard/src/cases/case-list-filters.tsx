import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { PostsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { isSearching } from '../shell/searching';
import { isComposing } from '../ui/composing';
import { CheckField, SelectField, TextField } from '../ui/inputs';
import { AUDIENCES, MORE_FILTERS, ORDERS, VERDICTS, withFilter } from './list-filter';
import { KINDS, SEVERITIES, STATUSES, VALIDITIES } from './vocabulary-order';

/** What the list shows is what the address says; each choice goes there at once, a text with Enter. */
export function CaseListFilters({ search, onChange }: { search: URLSearchParams; onChange: (search: URLSearchParams) => void }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const { data } = useQuery(PostsDocument);
  const searching = isSearching(useLocation().state);
  const asked = search.get('q') ?? '';
  const [text, setText] = useState(asked);
  const [shown, setShown] = useState(asked);
  // The address changed from elsewhere (back, a saved filter): the field says what is asked.
  if (shown !== asked) {
    setShown(asked);
    setText(asked);
  }
  const value = (name: string) => search.get(name) ?? '';
  const choose = (name: string) => (chosen: string) => onChange(withFilter(search, name, chosen));
  const inUse = MORE_FILTERS.filter((name) => search.has(name)).length;
  return (
    <form role="search" className="case-filters" onSubmit={(event) => (event.preventDefault(), choose('q')(text.trim()))} onKeyDown={(event) => event.key === 'Enter' && isComposing(event) && event.preventDefault()}>
      <div className="case-filter-row">
        <TextField label={t('list.text')} type="search" autoFocus={searching} value={text} onChange={setText} maxLength={200} placeholder={t('list.textExample')} />
        <SelectField label={t('field.kind')} value={value('kind')} onChange={choose('kind')} empty={t('list.any')} options={KINDS.map((kind) => ({ value: kind, label: term(`kind.${kind}`) }))} />
        <SelectField label={t('list.status')} value={value('status')} onChange={choose('status')} empty={t('list.any')} options={STATUSES.map((status) => ({ value: status, label: term(`caseStatus.${status}`) }))} />
        <SelectField label={t('list.order')} value={value('order') || ORDERS[0]} onChange={choose('order')} options={ORDERS.map((order) => ({ value: order, label: t(`list.orders.${order}`) }))} />
        <CheckField label={t('list.overdueOnly')} checked={value('overdue') === '1'} onChange={(on) => choose('overdue')(on ? '1' : '')} />
        <Button htmlType="submit">{t('list.search')}</Button>
      </div>
      <details className="case-more-filters">
        <summary>{inUse > 0 ? t('list.moreInUse', { count: inUse }) : t('list.more')}</summary>
        <div className="case-filter-row">
          <SelectField label={t('field.validity')} value={value('validity')} onChange={choose('validity')} empty={t('list.any')} options={VALIDITIES.map((validity) => ({ value: validity, label: term(`validity.${validity}`) }))} />
          <SelectField label={t('field.severity')} value={value('severity')} onChange={choose('severity')} empty={t('list.any')} options={SEVERITIES.map((severity) => ({ value: severity, label: term(`severity.${severity}`) }))} />
          <SelectField label={t('list.columns.owner')} value={value('owner')} onChange={choose('owner')} empty={t('list.any')} options={(data?.posts ?? []).map(({ key, name }) => ({ value: key, label: say(name) }))} />
          <SelectField label={t('list.verdict')} value={value('verdict')} onChange={choose('verdict')} empty={t('list.any')} options={VERDICTS.map((verdict) => ({ value: verdict, label: term(`verdict.${verdict}`) }))} />
          <SelectField label={t('list.audience')} value={value('audience')} onChange={choose('audience')} empty={t('list.any')} options={AUDIENCES.map((audience) => ({ value: audience, label: t(`list.audiences.${audience}`) }))} />
          <TextField label={t('list.from')} type="date" value={value('from')} onChange={choose('from')} max={value('until') || undefined} />
          <TextField label={t('list.until')} type="date" value={value('until')} onChange={choose('until')} min={value('from') || undefined} />
        </div>
      </details>
    </form>
  );
}
