import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { percentOf } from '../format/percent';
import { CallbackMonthsDocument } from '../gql/graphql';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { ratesOf } from './month-rates';
import { RateChart } from './rate-chart';

const MONTHS = 12;
const KEYS = ['callbacks', 'homeVisits', 'satisfaction'] as const;

/** The three rates by months, side by side on one scale; the table says the same with what each is made of. */
export function FiguresTab({ centre }: { centre: Centre }) {
  const { t } = useTranslation('callbacks');
  const { data, error, refetch } = useQuery(CallbackMonthsDocument, { variables: { centreId: centre.id, last: MONTHS }, fetchPolicy: 'cache-and-network' });
  const months = data?.callbackMonths.map((month) => ({ ...month, rates: ratesOf(month) }));
  return (
    <>
      {error && <ErrorState what={t(months ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!months && !error && <Loading rows={8} />}
      {months && months.every(({ rates }) => rates.every(({ denominator }) => denominator === 0)) && <Empty reason={t('chart.none')} />}
      {months && (
        <div className="figures">
          <div className="figures-charts">
            {KEYS.map((key, at) => (
              <RateChart key={key} title={t(`rate.${key}.name`)} target={months.at(-1)?.rates[at]?.target ?? null} points={months.map(({ month, rates }) => ({ month, percent: percentOf(rates[at]?.numerator ?? 0, rates[at]?.denominator ?? 0) }))} />
            ))}
          </div>
          <div className="callback-table figures-table" tabIndex={0} role="region" aria-label={t('chart.table')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('month')}</th>
                  {KEYS.map((key) => (
                    <th key={key} scope="col">
                      {t(`rate.${key}.name`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {months.toReversed().map(({ month, frozen, rates }) => (
                  <tr key={month}>
                    <th scope="row">
                      {month} {frozen && <span className="tag">{t('archive.frozen')}</span>}
                    </th>
                    {rates.map(({ key, numerator, denominator, missing }) => (
                      <td key={key}>
                        {denominator === 0 ? (
                          '—'
                        ) : (
                          <>
                            {percentOf(numerator, denominator)}% <span className="soft">{`${numerator}/${denominator}`}</span>
                          </>
                        )}
                        {missing !== null && missing > 0 && <b className="callback-bad"> {t(`rate.${key}.missing`, { count: missing })}</b>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </>
  );
}
