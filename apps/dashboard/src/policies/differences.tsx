import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { PolicyDifferencesDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';

/** What a later version says otherwise, row by row and field by field. */
export function Differences({ policyKey, from, to }: { policyKey: string; from: number; to: number }) {
  const { t } = useTranslation('policies');
  const say = useWords();
  const { data, error, refetch } = useQuery(PolicyDifferencesDocument, { variables: { key: policyKey, from, to } });
  const differences = data?.policyDifferences;
  return (
    <section className="card policy-differences" aria-labelledby="differences-title">
      <h2 id="differences-title">{t('differences.title', { from, to })}</h2>
      {error && <ErrorState what={t('differences.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!data && !error && <Loading rows={3} />}
      {data && !differences && <p>{t('differences.gone')}</p>}
      {differences?.length === 0 && <p>{t('differences.none')}</p>}
      {differences?.map(({ key, name, change, fields }) => (
        <article key={key} aria-label={`${key} ${t(`differences.change.${change}`)}`}>
          <h3>
            <span className={`change change-${change.toLowerCase()}`}>{t(`differences.change.${change}`)}</span> {key} {say(name)}
          </h3>
          <dl>
            {fields.map(({ field, name: called, before, after }) => (
              <div key={field}>
                <dt>{say(called)}</dt>
                <dd>
                  {change !== 'ADDED' && (
                    <del>
                      <b className="visually-hidden">{t('differences.before')}: </b>
                      {before ? say(before) : t('differences.nothing')}
                    </del>
                  )}
                  {change !== 'REMOVED' && (
                    <ins>
                      <b className="visually-hidden">{t('differences.after')}: </b>
                      {after ? say(after) : t('differences.nothing')}
                    </ins>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </section>
  );
}
