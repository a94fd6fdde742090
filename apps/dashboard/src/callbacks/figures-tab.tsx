import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { BarChart } from '../figures/charts/bar-chart';
import { RateChart } from '../figures/charts/rate-chart';
import { CallbackFiguresDocument, type FiguresInput } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { monthBeside } from './callbacks-address';

const MONTHS = 12;
const RATES = ['callbacks', 'homeVisits', 'satisfaction'] as const;

/** A year of the three rates, each also a year before, and the visits of each kind against what is owed of that kind. @param month the last */
function inputOf(centre: Centre, month: string): FiguresInput {
  return {
    centreIds: [centre.id],
    from: monthBeside(month, 1 - MONTHS),
    until: month,
    lastYear: true,
    figures: [{ key: 'CALLBACK_RATE' }, { key: 'HOME_VISIT_SHARE' }, { key: 'SATISFACTION' }, { key: 'CALLBACK_RATE', by: ['CALLBACK_GROUP'], step: 'WHOLE' }],
  };
}

/** The three rates by months on one scale, each with the table of what it is made of; every number opens its records. */
export function FiguresTab({ centre, month }: { centre: Centre; month: string }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const input = inputOf(centre, month);
  const { data, error, refetch } = useQuery(CallbackFiguresDocument, { variables: { input }, fetchPolicy: 'cache-and-network' });
  const figures = data?.figures.figures;
  const rates = figures?.slice(0, RATES.length);
  const groups = figures?.[RATES.length];
  const short = groups?.points.filter(({ gap }) => gap !== null && gap > 0).length ?? 0;
  return (
    <>
      {error && <ErrorState what={t(figures ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!figures && !error && <Loading rows={8} />}
      {rates?.every(({ points }) => points.every(({ denominator }) => denominator === 0)) ? (
        <Empty reason={t('chart.none')} />
      ) : (
        <div className="figures figures-paper">
          <p className="figures-paper-title">{`${say(centre.name)} · ${input.from} – ${input.until}`}</p>
          {rates?.map((figure, at) => (
            <RateChart key={figure.key} figure={figure} gapText={(count) => t(`chart.short.${RATES[at] ?? 'callbacks'}`, { count })} />
          ))}
          {groups && groups.points.length > 0 && <BarChart figure={groups} title={t('chart.groups')} sentence={short > 0 ? t('chart.groupsShort', { count: short, of: groups.points.length }) : t('chart.groupsReached', { count: groups.points.length })} header={t('group')} gapText={(count) => t('chart.short.callbacks', { count })} />}
        </div>
      )}
    </>
  );
}
