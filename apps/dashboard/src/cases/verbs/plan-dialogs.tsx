import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApprovePlanDocument, ProposePlanDocument, ReturnPlanDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { TextArea } from '../../ui/inputs';
import type { CaseView } from '../case-view';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** CP-11, CP-35: what was found out, and how it is to be handled. A plan that was given back stands filled in, to be changed. */
export function ProposePlanDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ProposePlanDocument);
  const [findings, setFindings] = useState('');
  const [plan, setPlan] = useState(work.plan?.status === 'RETURNED' ? work.plan.text : '');
  return (
    <VerbForm
      verb="proposePlan"
      work={work}
      onClose={onClose}
      problems={{ plan: plan.trim() ? undefined : t('problem.words') }}
      send={(envelope) => send({ ...envelope, findings: findings.trim() || null, plan })}
    >
      {(shown) => (
        <>
          {work.plan?.status === 'RETURNED' && <p>{t('plan.returnedWith', { comment: work.plan.comment ?? '' })}</p>}
          <TextArea label={t('field.findings')} hint={t('field.findingsAbout')} value={findings} onChange={setFindings} maxLength={5000} data-first-focus />
          <TextArea label={t('field.plan')} hint={t('field.planAbout')} required value={plan} onChange={setPlan} error={shown.plan} maxLength={5000} rows={5} />
        </>
      )}
    </VerbForm>
  );
}

/** CP-11: the manager approves what another person proposed. */
export function ApprovePlanDialog({ work, onClose }: VerbDialogProps) {
  const send = useCaseVerb(ApprovePlanDocument);
  return (
    <VerbForm verb="approvePlan" work={work} onClose={onClose} problems={{}} send={(envelope) => send(envelope)}>
      {() => <Proposed work={work} />}
    </VerbForm>
  );
}

/** CP-11: the manager gives the plan back, with what is to be changed. */
export function ReturnPlanDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ReturnPlanDocument);
  const [reason, setReason] = useState('');
  return (
    <VerbForm verb="returnPlan" work={work} onClose={onClose} problems={{ reason: reason.trim() ? undefined : t('problem.words') }} send={(envelope) => send({ ...envelope, reason })}>
      {(shown) => (
        <>
          <Proposed work={work} />
          <TextArea label={t('field.toChange')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}

function Proposed({ work: { plan } }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  if (!plan) return null;
  return (
    <>
      <p className="soft">{t('plan.proposedBy', { name: plan.proposedBy ? say(plan.proposedBy.name) : '—' })}</p>
      <p className="plan-text">{plan.text}</p>
    </>
  );
}
