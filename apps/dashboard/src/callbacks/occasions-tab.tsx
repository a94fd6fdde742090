import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { traceIdOf } from '../apollo';
import { CallbackOccasionsDocument, type OccasionFieldsFragment, type OccasionKind } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { ChoiceBar } from '../ui/choice-bar';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { EndOccasionForm, OccasionForm } from './occasion-form';

export const OCCASION_KINDS = ['CONTRACTED_SERVICE', 'COMMUNITY_EVENT'] as const satisfies readonly OccasionKind[];
const COLUMNS = ['kind', 'title', 'home', 'when', 'recorded', 'act'] as const;

/** What is visited that is no case: contracted services in their term (CB-03), publications and events (CB-05). */
export function OccasionsTab({ centre }: { centre: Centre }) {
  const { t } = useTranslation('callbacks');
  const viewer = useViewer();
  const [kind, setKind] = useState<'' | OccasionKind>('');
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<OccasionFieldsFragment | null>(null);
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(CallbackOccasionsDocument, { variables: { centreIds: [centre.id], kind: kind === '' ? null : kind, first: 50, after: null }, fetchPolicy: 'cache-and-network' });
  const page = (data ?? previousData)?.callbackOccasions;
  const readAgain = () => void refetch().catch(() => undefined);
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { callbackOccasions } }) => ({ callbackOccasions: { ...callbackOccasions, edges: [...before.callbackOccasions.edges, ...callbackOccasions.edges] } }),
    }).catch(() => undefined);
  const mayRecord = can(viewer, 'MAKE_CALLBACK');
  const add = mayRecord && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('occasion.add')}
    </Button>
  );
  return (
    <>
      <p className="callbacks-about">{t('occasion.about')}</p>
      <div className="callback-filters">
        <ChoiceBar legend={t('show')} value={kind} onChange={(value) => setKind(value as '' | OccasionKind)} options={[{ value: '', label: t('occasion.all') }, ...OCCASION_KINDS.map((value) => ({ value, label: t(`groups.${value}`) }))]} />
        {add}
      </div>
      {error && <ErrorState what={t(page ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && !page && <Loading rows={6} />}
      {page && page.edges.length === 0 && <Empty reason={t('occasion.none')} />}
      {page && page.edges.length > 0 && (
        <div className="callback-table" tabIndex={0} role="region" aria-label={t('tabs.occasions')} aria-busy={loading}>
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={column === 'act' ? 'callback-acts' : undefined}>
                    {t(`occasion.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.edges.map(({ node }) => (
                <Line key={node.id} occasion={node} onEnd={mayRecord ? () => setEnding(node) : null} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page?.pageInfo.hasNextPage && (
        <Button loading={loading} onClick={more}>
          {t('more', { count: page.totalCount - page.edges.length })}
        </Button>
      )}
      {adding && (
        <Dialog title={t('occasion.add')} onClose={() => setAdding(false)} holdsText>
          <OccasionForm centre={centre} onCancel={() => setAdding(false)} onDone={() => (setAdding(false), readAgain())} />
        </Dialog>
      )}
      {ending && (
        <Dialog title={t('occasion.endOf', { name: ending.title })} onClose={() => setEnding(null)} holdsText>
          <EndOccasionForm occasion={ending} zone={centre.zone} onCancel={() => setEnding(null)} onDone={() => (setEnding(null), readAgain())} />
        </Dialog>
      )}
    </>
  );
}

function Line({ occasion: { kind, title, unit, startsOn, endsOn, heldOn, recordedBy, endedOn }, onEnd }: { occasion: OccasionFieldsFragment; onEnd: (() => void) | null }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  return (
    <tr>
      <td>{t(`groups.${kind}`)}</td>
      <td className="callback-matter">{title}</td>
      <td>{unit ? say(unit.label) : t('occasion.everyone')}</td>
      <td>
        {heldOn ?? `${startsOn} – ${endsOn}`}
        {endedOn && <span className="callback-below">{t('occasion.ended', { day: endedOn })}</span>}
      </td>
      <td>{recordedBy && say(recordedBy.name)}</td>
      <td className="callback-acts">
        {kind === 'CONTRACTED_SERVICE' && endedOn === null && onEnd && (
          <Button size="small" onClick={onEnd} aria-label={t('occasion.endOf', { name: title })}>
            {t('occasion.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}
