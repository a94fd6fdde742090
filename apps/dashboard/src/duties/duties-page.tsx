import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { useAcknowledge } from '../board/use-acknowledge';
import { Explanation } from '../cases/explanation';
import { useCaseEvents, useClockKnown } from '../cases/use-case-events';
import { DutiesDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useScope } from '../shell/scope';
import { ChoiceBar } from '../ui/choice-bar';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField, TextField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { DutyDialog } from './duty-dialog';
import { DutyTable } from './duty-table';
import type { DutyView } from './duty-verbs';
import { dutyQueryOf, PAGE_LENGTH, withFilter } from './duty-filter';
import './duties.css';

/** What comes round by itself: owed now, and done. */
export function Component() {
  const { t } = useTranslation('duties');
  const { t: house } = useTranslation();
  const say = useWords();
  const [search, setSearch] = useSearchParams();
  const { centres } = useScope();
  const centreIds = useMemo(() => centres.map(({ id }) => id), [centres]);
  const zone = centres[0]?.zone ?? 'Asia/Shanghai';
  const { status, month, filter, after } = useMemo(() => dutyQueryOf(search, zone), [search, zone]);
  const { data, previousData, loading, error, refetch } = useQuery(DutiesDocument, { variables: { centreIds, filter, first: PAGE_LENGTH, after }, fetchPolicy: 'cache-and-network' });
  const readAgain = () => void refetch().catch(() => undefined);
  const clockKnown = useClockKnown(useCaseEvents(centreIds, ({ kind }) => (kind === 'DUTY' || kind === 'DUTY_REMOVED' || kind === 'RESYNC') && readAgain()));
  const { mayAcknowledge, acknowledge } = useAcknowledge();
  const [explained, setExplained] = useState<DutyView | null>(null);
  const page = (data ?? previousData)?.duties;
  // What is owed is read by what is due first; what is done by what was last.
  const duties = useMemo(() => {
    const nodes = (page?.edges ?? []).map(({ node }) => node);
    return status === 'OPEN' ? nodes.toSorted((a, b) => Date.parse(a.obligation.dueAt) - Date.parse(b.obligation.dueAt)) : nodes;
  }, [page, status]);
  const rules = (page?.rules ?? []).map(({ rule, name }) => ({ value: rule, label: `${rule} ${say(name)}` }));
  // The address may ask for a row that nothing came from yet: it is shown as asked.
  const ruleOptions = filter.rule && !rules.some(({ value }) => value === filter.rule) ? [...rules, { value: filter.rule, label: filter.rule }] : rules;
  const narrowed = filter.rule !== undefined || month !== '';
  const openId = search.get('duty');
  const choose = (name: string) => (value: string) => setSearch(withFilter(search, name, value));
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);

  return (
    <div className="duties">
      <h1>{t('title')}</h1>
      <div className="duty-filters">
        <ChoiceBar legend={t('show')} value={status} onChange={(value) => choose('status')(value === 'OPEN' ? '' : value)} options={(['OPEN', 'DONE'] as const).map((value) => ({ value, label: t(`status.${value}`) }))} />
        <SelectField label={t('rule')} value={filter.rule ?? ''} onChange={choose('rule')} empty={t('anyRule')} options={ruleOptions} />
        <TextField label={t('month')} type="month" value={month} onChange={choose('month')} placeholder="2026-11" pattern="[0-9]{4}-(0[1-9]|1[0-2])" />
      </div>
      {error && <ErrorState what={t(page ? 'failedKept' : 'listFailed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && (!page || !clockKnown) && <Loading rows={8} />}
      {page && duties.length === 0 && (
        <Empty reason={t(narrowed ? 'nothingFits' : `empty.${status}`)} action={narrowed && <Button onClick={() => setSearch(withFilter(withFilter(search, 'rule', ''), 'month', ''))}>{t('showAll')}</Button>} />
      )}
      {page && clockKnown && duties.length > 0 && (
        <>
          <DutyTable duties={duties} status={status} centresNamed={centres.length > 1} busy={loading} onOpen={({ id }) => choose('duty')(id)} onExplain={setExplained} />
          <footer className="duty-pages">
            <span role="status">{t('count', { count: page.totalCount })}</span>
            <Button disabled={after === null} onClick={() => choose('after')('')}>
              {t('firstPage')}
            </Button>
            <Button disabled={!page.pageInfo.hasNextPage} onClick={() => choose('after')(page.pageInfo.endCursor ?? '')}>
              {t('nextPage')}
            </Button>
          </footer>
        </>
      )}
      {openId !== null && (
        <DutyDialog
          key={openId}
          id={openId}
          onClose={(done) => {
            choose('duty')('');
            if (done) readAgain();
          }}
          onAcknowledge={mayAcknowledge ? (id, name) => void acknowledge(id, name).then(readAgain) : null}
        />
      )}
      {explained && <Explanation id={explained.obligation.id} zone={explained.centre.zone} onClose={() => setExplained(null)} />}
    </div>
  );
}
