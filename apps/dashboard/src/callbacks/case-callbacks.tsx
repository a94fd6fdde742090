import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { Moment } from '../cases/moment';
import { CaseCallbacksDocument, ChooseCallbackDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { HouseLink } from '../ui/house-link';
import { TextArea } from '../ui/inputs';
import { ActForm } from './act-form';
import { useCallbackVerb } from './callback-verbs';
import './callbacks.css';

interface Work {
  readonly id: string;
  readonly status: string;
  readonly centre: { readonly zone: string };
}

/** On the case's page: which visits were made, when and by whom. Of one that is only drawn nothing is said here; what is settled may be chosen by hand (CB-08). */
export function CaseCallbacks({ work }: { work: Work }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const viewer = useViewer();
  const mayLook = can(viewer, 'VIEW_CALLBACKS');
  const { data, refetch } = useQuery(CaseCallbacksDocument, { variables: { caseId: work.id }, skip: !mayLook, fetchPolicy: 'cache-and-network' });
  const [choosing, setChoosing] = useState(false);
  const visits = (data?.callbacks.edges ?? []).map(({ node }) => node).filter(({ visitedAt }) => visitedAt !== null);
  const mayChoose = can(viewer, 'PLAN_CALLBACKS') && (work.status === 'SETTLED' || work.status === 'CLOSED');
  if (visits.length === 0 && !mayChoose) return null;
  return (
    <section className="card" aria-labelledby="callbacks-title">
      <h2 id="callbacks-title">{t('case.title')}</h2>
      {visits.length > 0 && (
        <ul className="other-cases">
          {visits.map(({ id, form, visitedAt, recordedBy, secondCaller, satisfaction, verdict }) => (
            <li key={id}>
              <HouseLink to={`/callbacks?callback=${id}`}>{visitedAt && <Moment at={visitedAt} zone={work.centre.zone} />}</HouseLink> {form && t(`form.${form}`)}{' '}
              {[recordedBy, secondCaller].flatMap((person) => (person ? [say(person.name)] : [])).join(t('comma'))}
              <span className="soft">{[satisfaction !== null && t('ofFive', { mark: satisfaction }), verdict ? t(`verdict.${verdict}`) : t('awaitsReview')].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
      {mayChoose && !choosing && (
        <button type="button" className="text-button" onClick={() => setChoosing(true)}>
          {t('case.choose')}
        </button>
      )}
      {choosing && (
        <ChooseForm
          caseId={work.id}
          onCancel={() => setChoosing(false)}
          onDone={() => {
            setChoosing(false);
            void refetch().catch(() => undefined);
          }}
        />
      )}
    </section>
  );
}

function ChooseForm({ caseId, onDone, onCancel }: { caseId: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('callbacks');
  const send = useCallbackVerb(ChooseCallbackDocument);
  const [reason, setReason] = useState('');
  const problems = { reason: [...reason.trim()].length < 2 ? t('problem.reason') : undefined };
  return (
    <ActForm submitName={t('case.choose')} doneWords={t('case.chosen')} problems={problems} onDone={onDone} onCancel={onCancel} send={(clientKey) => send({ clientKey, caseId, reason: reason.trim() })}>
      {(shown) => (
        <>
          <p className="soft">{t('case.chooseAbout')}</p>
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown['reason']} maxLength={500} rows={2} autoFocus />
        </>
      )}
    </ActForm>
  );
}
