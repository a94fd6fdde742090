import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { Moment } from '../cases/moment';
import { CallbackArchivesDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { HouseLink } from '../ui/house-link';
import { Loading } from '../ui/loading';
import { withPart } from './callbacks-address';
import { ExportCallbacks } from './export-callbacks';
import { OwedDuty } from './owed-duty';

const COLUMNS = ['month', 'archived', 'callbacks', 'candidates', 'seq', 'act'] as const;

/** CB-17: months that are to be closed by the 10th, and those that are: their figures stay as they were. */
export function ArchiveTab({ centre, onChanged }: { centre: Centre; onChanged: () => void }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery(CallbackArchivesDocument, { variables: { centreId: centre.id }, fetchPolicy: 'cache-and-network' });
  const archives = data?.callbackArchives;
  const readAgain = () => void refetch().catch(() => undefined);
  return (
    <>
      <p className="callbacks-about">{t('archive.about')}</p>
      <OwedDuty
        centre={centre}
        rule="CB-17"
        named={false}
        onDone={() => {
          readAgain();
          onChanged();
        }}
      />
      {error && <ErrorState what={t(archives ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && !archives && <Loading rows={6} />}
      {archives && archives.length === 0 && <Empty reason={t('archive.none')} />}
      {archives && archives.length > 0 && (
        <div className="callback-table" tabIndex={0} role="region" aria-label={t('tabs.archive')}>
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={column === 'act' ? 'callback-acts' : undefined}>
                    {t(`archive.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {archives.map(({ id, month, archivedAt, archivedBy, callbacks, candidates, seq }) => (
                <tr key={id}>
                  <th scope="row">{month}</th>
                  <td>
                    <Moment at={archivedAt} zone={centre.zone} />
                    {archivedBy && <span className="callback-below">{say(archivedBy.name)}</span>}
                  </td>
                  <td>{callbacks}</td>
                  <td>{candidates}</td>
                  <td>{seq}</td>
                  <td className="callback-acts">
                    <HouseLink to={`/callbacks/sample?${withPart(search, 'month', month).toString()}`}>{t('archive.draw')}</HouseLink> <ExportCallbacks what={{ centreIds: [centre.id], filter: { month } }} name={t('export')} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
