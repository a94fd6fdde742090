import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { ExplainObligationDocument, type ExplainObligationQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { Dialog } from '../ui/dialog';
import { HouseLink } from '../ui/house-link';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { Moment } from './moment';

/** 为什么是这个时间: the way from the start of the clock to the due time, line by line, and the words of the clause. */
export function Explanation({ id, zone, onClose }: { id: string; zone: string; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { data, error, refetch } = useQuery(ExplainObligationDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const explanation = data?.explainObligation;
  return (
    <Dialog title={t('explanation.title')} onClose={onClose}>
      <div className="explanation">
        {error && <ErrorState what={t('explanation.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
        {!data && !error && <Loading rows={6} />}
        {data && !explanation && <p>{t('explanation.gone')}</p>}
        {explanation && <Lines explanation={explanation} zone={zone} />}
      </div>
    </Dialog>
  );
}

function Lines({ explanation, zone }: { explanation: NonNullable<ExplainObligationQuery['explainObligation']>; zone: string }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const clauseName = useClauseName();
  const { obligation, lines, because, policyName, policyVersion, policyKey, settingNotClause } = explanation;
  return (
    <>
      <h3>
        {obligation.rule} {say(obligation.name)}
      </h3>
      <ol>
        {lines.map((line, index) => (
          <li key={index} className={index === lines.findLastIndex(({ at }) => at !== null) ? 'result' : ''}>
            <b>{say(line.label)}</b>
            <span>{say(line.value)}</span>
            {line.at && <Moment at={line.at} zone={zone} />}
          </li>
        ))}
      </ol>
      {settingNotClause && <p className="setting-mark">{t('explanation.setting')}</p>}
      {obligation.clauses.map((clause) => (
        <blockquote key={`${clause.source} ${clause.section}`}>
          <cite>{clauseName(clause)}</cite>
          {say(clause.words)}
        </blockquote>
      ))}
      <p>
        <b>{t('explanation.because')}</b> {say(because)}
      </p>
      <p>
        <HouseLink to={`/policies/${policyKey}?version=${policyVersion}#${encodeURIComponent(obligation.rule)}`}>{t('explanation.policy', { name: say(policyName), key: policyKey, version: policyVersion })}</HouseLink>
      </p>
    </>
  );
}
