import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { AttainmentFiguresDocument, type AttainmentFiguresQuery, type FigureFilterInput } from '../gql/graphql';
import { useScope } from '../shell/scope';
import { useClauseName } from '../ui/clause-name';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { useFailure } from '../use-failure';
import { AsOf } from './as-of';
import { AttainmentFilters } from './attainment-filters';
import { attainmentWanted, inputOf } from './attainment-request';
import { DutiesTable } from './duties-table';
import { ExportFigures, PrintFigures } from './figure-tools';
import { FigureRoom, type RoomProps } from './figure-room';
import { filtersOf } from './figures-address';
import { FiguresHead } from './figures-head';
import { FiguresPage } from './figures-page';
import { named, pointOf, type FigureSet } from './figure-set';
import { limitRows, STRENGTHS } from './limit-rows';
import { LimitTable } from './limit-table';
import { TimesTable } from './times-table';

/** Every time limit by its row, MUST and SHOULD apart; how long residents wait; what came round and was done. */
export function Component() {
  return <FigureRoom>{(room) => <Attainment {...room} />}</FigureRoom>;
}

function Attainment({ period, today, zone }: RoomProps) {
  const { t } = useTranslation('figures');
  const viewer = useViewer();
  const failure = useFailure();
  const { centres } = useScope();
  const [search] = useSearchParams();
  const persons = can(viewer, 'VIEW_PERSON_FIGURES');
  const filters = filtersOf(search).filter(({ dimension }) => persons || dimension !== 'PERSON');
  const wanted = attainmentWanted(filters, persons);
  const input = inputOf(wanted, centres.map(({ id }) => id), period, { lastYear: true });
  const { data, previousData, error, refetch } = useQuery(AttainmentFiguresDocument, { variables: { now: input, withClauses: can(viewer, 'VIEW_POLICIES') }, fetchPolicy: 'cache-and-network' });
  const shown = data ?? previousData;
  return (
    <FiguresPage drawn={shown !== undefined}>
      <FiguresHead title={t('attainment.title')} period={period} today={today}>
        <PrintFigures />
        <ExportFigures input={input} />
      </FiguresHead>
      {error && <ErrorState what={failure(error, t(shown ? 'failedKept' : 'failed'))} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!shown && !error && <Loading rows={12} />}
      {shown && (
        <>
          <AsOf set={shown.now} zone={zone} />
          <Tables set={shown.now} policies={shown.policies} filters={filters} persons={persons} />
        </>
      )}
    </FiguresPage>
  );
}

function Tables({ set, policies, filters, persons }: { set: FigureSet; policies: AttainmentFiguresQuery['policies']; filters: FigureFilterInput[]; persons: boolean }) {
  const figures = named(attainmentWanted(filters, persons), set);
  const clauseOf = useClauses(policies);
  return (
    <>
      <AttainmentFilters figures={figures} />
      {STRENGTHS.map((strength) => (
        <LimitTable
          key={strength}
          strength={strength}
          rows={limitRows(figures.outcomes, figures.rows, strength)}
          kept={pointOf(figures.strengths, { STRENGTH: strength })}
          totalOf={(outcome) => pointOf(figures.totals, { STRENGTH: strength, OUTCOME: outcome })}
          clauseOf={clauseOf}
        />
      ))}
      <TimesTable figures={figures} />
      <DutiesTable duties={figures.duties} narrowed={filters.some(({ dimension }) => dimension !== 'POST')} clauseOf={clauseOf} />
    </>
  );
}

/** Where the procedures set a row. Variants of a procedure share their rows' keys: the one that the centres follow is quoted. */
function useClauses(policies: AttainmentFiguresQuery['policies']): (rule: string) => string {
  const clauseName = useClauseName();
  const { centres } = useScope();
  const clauses = useMemo(() => {
    const followed = (policy: NonNullable<typeof policies>[number]) => policy.following.some(({ future, centre }) => !future && centres.some(({ id }) => id === centre.id));
    const inOrder = (policies ?? []).toSorted((a, b) => Number(followed(a)) - Number(followed(b)));
    return new Map(inOrder.flatMap(({ rows }) => rows.flatMap(({ key, clauses: [clause] }) => (clause ? [[key, clause] as const] : []))));
  }, [policies, centres]);
  return (rule) => {
    const clause = clauses.get(rule);
    return clause ? clauseName(clause) : '';
  };
}
