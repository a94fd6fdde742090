import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { dayIn, shortTimeIn } from '../format/time';
import { useServerNow } from '../format/server-clock';
import { CallbackMonthDocument, CallbacksDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { Kind, Limit, Matter, useCallbackName, useHomeName, type CallbackRow } from './callback-table';
import { may } from './callback-verbs';
import { monthOf } from './callbacks-address';
import { OwedDuty } from './owed-duty';
import { PlanForm } from './plan-form';
import type { TabProps } from './worklist';

const MOST = 200;

/** CB-19: what is owed and not arranged yet, and then day by day who goes where. */
export function PlanTab({ centres, changes, lookEveryMs, onOpen, onChanged }: TabProps) {
  const { t } = useTranslation('callbacks');
  const now = useServerNow();
  const { data, previousData, error, refetch } = useQuery(CallbacksDocument, {
    variables: { centreIds: centres.map(({ id }) => id), filter: { queue: 'OPEN' }, order: 'PLANNED_ASC', first: MOST, after: null },
    fetchPolicy: 'cache-and-network',
    pollInterval: lookEveryMs,
  });
  const [planning, setPlanning] = useState<CallbackRow | null>(null);
  const name = useCallbackName();
  useEffect(() => {
    if (changes > 0) void refetch().catch(() => undefined);
  }, [changes, refetch]);
  const page = (data ?? previousData)?.callbacks;
  const owed = page?.edges.map(({ node }) => node) ?? [];
  const unplanned = owed.filter(({ plannedFor }) => plannedFor === null).toSorted((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''));
  const days = byDay(owed);
  const lines = { now, centresNamed: centres.length > 1, onOpen, onPlan: setPlanning };
  return (
    <>
      {centres.map((centre) => (
        <div key={centre.id} className="plan-head">
          <OwedDuty centre={centre} rule="CB-19" onDone={onChanged} named={centres.length > 1} />
          <HomeVisitsOwed centre={centre} month={monthOf(null, centre.zone, now)} />
        </div>
      ))}
      {error && <ErrorState what={t(page ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!error && !page && <Loading rows={8} />}
      {page && owed.length === 0 && <Empty reason={t('empty.OPEN')} />}
      {page && page.totalCount > MOST && <p className="callbacks-about">{t('plan.onlyFirst', { count: MOST, all: page.totalCount })}</p>}
      {unplanned.length > 0 && <PlanList title={t('plan.unplanned', { count: unplanned.length })} callbacks={unplanned} {...lines} />}
      {[...days].map(([day, planned]) => (
        <PlanList key={day} title={t(day === dayIn(planned[0]!.centre.zone, now) ? 'plan.today' : 'plan.day', { day, count: planned.length })} callbacks={planned} {...lines} />
      ))}
      {planning && (
        <Dialog title={t('plan.title', { name: name(planning) })} onClose={() => setPlanning(null)} holdsText>
          <div className="plan-dialog">
            <PlanForm
              callback={planning}
              onCancel={() => setPlanning(null)}
              onDone={() => {
                setPlanning(null);
                onChanged();
              }}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}

/** What is arranged, by the day at its centre, in the order in which it came. */
function byDay(owed: readonly CallbackRow[]): ReadonlyMap<string, readonly CallbackRow[]> {
  const days = new Map<string, CallbackRow[]>();
  for (const callback of owed) {
    if (callback.plannedFor === null) continue;
    const day = dayIn(callback.centre.zone, Date.parse(callback.plannedFor));
    days.set(day, [...(days.get(day) ?? []), callback]);
  }
  return days;
}

interface ListProps {
  readonly title: string;
  readonly callbacks: readonly CallbackRow[];
  readonly now: number;
  readonly centresNamed: boolean;
  readonly onOpen: (id: string) => void;
  readonly onPlan: (callback: CallbackRow) => void;
}

function PlanList({ title, callbacks, now, centresNamed, onOpen, onPlan }: ListProps) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const name = useCallbackName();
  const homeName = useHomeName();
  return (
    <section className="plan-list" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {callbacks.map((callback) => (
          <li key={callback.id}>
            <span className="plan-when">{callback.plannedFor ? shortTimeIn(callback.centre.zone, Date.parse(callback.plannedFor), now) : <Limit callback={callback} />}</span>
            <span className="plan-what">
              <b>{homeName(callback)}</b> {callback.residentName} <Matter callback={callback} />
              {centresNamed && <span className="soft"> {say(callback.centre.name)}</span>}
            </span>
            <span className="plan-kind">
              <Kind callback={callback} />
              {callback.forms.some(({ form, allowed }) => form === 'HOME_VISIT' && allowed) && <span className="tag">{t('plan.homePossible')}</span>}
            </span>
            <span className="plan-who">{callback.plannedCallers.map((person) => say(person.name)).join(t('comma'))}</span>
            <span className="plan-acts">
              <Button size="small" onClick={() => onOpen(callback.id)} aria-label={t('act.lookOf', { name: name(callback) })}>
                {t('act.look')}
              </Button>
              {may(callback, 'planCallback') && (
                <Button size="small" type={callback.plannedFor ? 'default' : 'primary'} onClick={() => onPlan(callback)} aria-label={t('plan.arrangeOf', { name: name(callback) })}>
                  {t(callback.plannedFor ? 'plan.rearrange' : 'plan.arrange')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** CB-12: how many of the households ahead are to be visited at home; never made good by changing what was recorded. */
function HomeVisitsOwed({ centre, month }: { centre: Centre; month: string }) {
  const { t } = useTranslation('callbacks');
  const { data } = useQuery(CallbackMonthDocument, { variables: { centreId: centre.id, month }, fetchPolicy: 'cache-and-network' });
  const home = data?.callbackMonth?.homeVisits;
  if (!home?.gap) return null;
  return (
    <p className="plan-home" role="note">
      {t('plan.homeOwed', { count: home.gap, percent: home.target })}
    </p>
  );
}
