import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CallbacksDocument, type CallbackCountsQuery, type CallbackOrder } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { CheckField, SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { useKeys } from '../ui/use-keys';
import { CallbackTable } from './callback-table';
import { GROUPS, PAGE_LENGTH, QUEUES, withPart, worklistOf } from './callbacks-address';
import { ExportCallbacks } from './export-callbacks';
import { MonthRates } from './month-rates';

type Queue = (typeof QUEUES)[number];
const ORDER: Readonly<Record<Queue, CallbackOrder>> = { OPEN: 'DUE_ASC', OVERDUE: 'DUE_ASC', DUE_TODAY: 'DUE_ASC', NO_ANSWER: 'DUE_ASC', PLANNED: 'PLANNED_ASC', DONE: 'VISITED_DESC' };

export interface TabProps {
  readonly centres: readonly Centre[];
  /** Rises with each change made in this room. */
  readonly changes: number;
  readonly lookEveryMs: number;
  readonly onOpen: (id: string) => void;
  readonly onChanged: () => void;
}

interface WorklistProps extends TabProps {
  /** Whose figures stand above, where several are in scope. */
  readonly centre: Centre;
  readonly month: string;
  readonly counts: CallbackCountsQuery['callbackCounts'] | undefined;
  readonly search: URLSearchParams;
  readonly onSearch: (search: URLSearchParams) => void;
}

/** What is owed now, earliest due first; the parts of it are filters, and the filter is in the address. */
export function Worklist({ centres, centre, month, changes, counts, lookEveryMs, onOpen, search, onSearch }: WorklistProps) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const { queue, filter, after } = worklistOf(search);
  const centreIds = centres.map(({ id }) => id);
  const { data, previousData, loading, error, refetch } = useQuery(CallbacksDocument, {
    variables: { centreIds, filter, order: ORDER[queue], first: PAGE_LENGTH, after },
    fetchPolicy: 'cache-and-network',
    pollInterval: lookEveryMs,
  });
  const page = (data ?? previousData)?.callbacks;
  const readAgain = () => void refetch().catch(() => undefined);
  useEffect(() => {
    if (changes > 0) void refetch().catch(() => undefined);
  }, [changes, refetch]);
  const choose = (name: string) => (value: string) => onSearch(withPart(search, name, value));
  useKeys({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) });
  const narrowed = filter.group !== undefined || filter.mine !== undefined;
  const numbers: Readonly<Partial<Record<Queue, number | undefined>>> = { OPEN: counts?.open, OVERDUE: counts?.overdue, DUE_TODAY: counts?.dueToday, NO_ANSWER: counts?.noAnswer, PLANNED: counts?.planned };
  return (
    <>
      <section aria-label={t('monthFigures', { month, centre: say(centre.name) })}>
        {centres.length > 1 && <p className="callbacks-about">{t('monthFigures', { month, centre: say(centre.name) })}</p>}
        <MonthRates key={centre.id} centreId={centre.id} month={month} pollMs={lookEveryMs} />
      </section>
      <div className="callback-filters">
        <div className="callback-queues" role="group" aria-label={t('show')}>
          {QUEUES.map((one) => (
            <button key={one} type="button" className={`queue queue-${one.toLowerCase()}${numbers[one] === 0 ? ' zero' : ''}`} aria-pressed={one === queue} onClick={() => choose('queue')(one === 'OPEN' ? '' : one)}>
              {t(`queue.${one}`)} {numbers[one] !== undefined && <b>{numbers[one]}</b>}
            </button>
          ))}
        </div>
        <SelectField label={t('group')} value={filter.group ?? ''} onChange={choose('group')} empty={t('anyGroup')} options={GROUPS.map((group) => ({ value: group, label: t(`groups.${group}`) }))} />
        <CheckField label={t('mine')} checked={filter.mine === true} onChange={(on) => choose('mine')(on ? '1' : '')} />
      </div>
      {error && <ErrorState what={t(page ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && !page && <Loading rows={8} />}
      {page && page.edges.length === 0 && (
        <Empty reason={t(narrowed ? 'nothingFits' : `empty.${queue}`)} action={(narrowed || queue !== 'OPEN') && <Button onClick={() => onSearch(new URLSearchParams([...search].filter(([name]) => name === 'centres')))}>{t('showAll')}</Button>} />
      )}
      {page && page.edges.length > 0 && (
        <>
          <CallbackTable callbacks={page.edges.map(({ node }) => node)} done={queue === 'DONE'} centresNamed={centres.length > 1} busy={loading} onOpen={onOpen} />
          <footer className="callback-pages">
            <span role="status">{t('count', { count: page.totalCount })}</span>
            <ExportCallbacks what={{ centreIds, filter }} name={t('export')} />
            <Button disabled={after === null} onClick={() => choose('after')('')}>
              {t('firstPage')}
            </Button>
            <Button disabled={!page.pageInfo.hasNextPage} onClick={() => choose('after')(page.pageInfo.endCursor ?? '')}>
              {t('nextPage')}
            </Button>
          </footer>
        </>
      )}
    </>
  );
}

/** From row to row by the keys: the focus itself moves, and Enter opens what has it. */
function step(by: 1 | -1): void {
  const ways = [...document.querySelectorAll<HTMLElement>('.callback-table .callback-open')];
  const at = ways.findIndex((way) => way.closest('tr')?.contains(document.activeElement));
  ways[at < 0 ? (by > 0 ? 0 : ways.length - 1) : Math.min(ways.length - 1, Math.max(0, at + by))]?.focus();
}
