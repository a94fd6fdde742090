import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideCallbackDocument, ReviewCallbackDocument, type CallbackVerdict } from '../gql/graphql';
import { ChoiceBar } from '../ui/choice-bar';
import { TextArea } from '../ui/inputs';
import { ActForm } from './act-form';
import { useCallbackVerb, type CallbackView } from './callback-verbs';

/** CB-16: the supervisor's comment on each record; what is not in order goes to the manager with a remedy, and opens a linked complaint (CP-26). */
export function ReviewForm({ callback, onDone }: { callback: CallbackView; onDone: () => void }) {
  const { t } = useTranslation('callbacks');
  const send = useCallbackVerb(ReviewCallbackDocument);
  const [verdict, setVerdict] = useState<CallbackVerdict | null>(null);
  const [comment, setComment] = useState('');
  const [remedy, setRemedy] = useState('');
  const bad = verdict === 'UNQUALIFIED';
  const problems = {
    verdict: verdict === null ? t('problem.verdict') : undefined,
    comment: comment.trim() === '' ? t('problem.comment') : undefined,
    remedy: bad && remedy.trim() === '' ? t('problem.remedy') : undefined,
  };
  return (
    <section className="review-form" aria-labelledby={`review-${callback.id}`}>
      <h3 id={`review-${callback.id}`}>{t('review.title')}</h3>
      <ActForm
        submitName={t('review.submit')}
        doneWords={t('review.done')}
        problems={problems}
        onDone={onDone}
        send={(clientKey) => send({ clientKey, callbackId: callback.id, verdict: verdict!, comment: comment.trim(), remedy: bad ? remedy.trim() : null })}
      >
        {(shown) => (
          <>
            <ChoiceBar legend={t('field.verdict')} value={verdict} onChange={(value) => setVerdict(value as CallbackVerdict)} error={shown['verdict']} options={(['QUALIFIED', 'UNQUALIFIED'] as const).map((value) => ({ value, label: t(`verdict.${value}`) }))} />
            <TextArea label={t('field.comment')} required value={comment} onChange={setComment} error={shown['comment']} maxLength={2000} rows={2} />
            {bad && <TextArea label={t('field.remedy')} hint={t('review.remedyHint')} required value={remedy} onChange={setRemedy} error={shown['remedy']} maxLength={2000} rows={2} />}
          </>
        )}
      </ActForm>
    </section>
  );
}

/** CB-16: what the manager says to a visit that is not in order, and to the remedy proposed. */
export function DecideForm({ callback, onDone }: { callback: CallbackView; onDone: () => void }) {
  const { t } = useTranslation('callbacks');
  const send = useCallbackVerb(DecideCallbackDocument);
  const [decision, setDecision] = useState('');
  const problems = { decision: decision.trim() === '' ? t('problem.decision') : undefined };
  return (
    <section className="review-form" aria-labelledby={`decide-${callback.id}`}>
      <h3 id={`decide-${callback.id}`}>{t('decide.title')}</h3>
      <ActForm submitName={t('decide.submit')} doneWords={t('decide.done')} problems={problems} onDone={onDone} send={(clientKey) => send({ clientKey, callbackId: callback.id, decision: decision.trim() })}>
        {(shown) => <TextArea label={t('field.decision')} required value={decision} onChange={setDecision} error={shown['decision']} maxLength={2000} rows={2} />}
      </ActForm>
    </section>
  );
}
