import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CallbackMonthDocument, type CallbackMonthFieldsFragment } from '../gql/graphql';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { RateCard, type Rate } from './rate-card';

export function ratesOf({ visits, homeVisits, satisfied }: CallbackMonthFieldsFragment): readonly Rate[] {
  return [
    { key: 'callbacks', ...visits, missing: visits.gap },
    { key: 'homeVisits', ...homeVisits, missing: homeVisits.gap },
    { key: 'satisfaction', ...satisfied, missing: satisfied.gap },
  ];
}

/** The three figures of a month against their targets, each with what it is made of. */
export function MonthRates({ centreId, month, pollMs }: { centreId: string; month: string; pollMs: number }) {
  const { t } = useTranslation('callbacks');
  const { data, previousData, error, refetch } = useQuery(CallbackMonthDocument, { variables: { centreId, month }, fetchPolicy: 'cache-and-network', pollInterval: pollMs });
  const shown = (data ?? previousData)?.callbackMonth;
  if (error && !shown) return <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />;
  if (!shown) return <Loading rows={3} />;
  return (
    <div className="rate-cards">
      {ratesOf(shown).map((rate) => (
        <RateCard key={rate.key} rate={rate} />
      ))}
    </div>
  );
}
