import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclineExtensionDocument, DeclineRequestDocument, WithdrawExtensionDocument, WithdrawRequestDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { useViewer } from '../../access/viewer';
import { ChoiceBar } from '../../ui/choice-bar';
import { TextArea } from '../../ui/inputs';
import type { CaseView, ObligationView } from '../case-view';
import { ClockField, openClocks } from './clock-field';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

type Kind = CaseView['pendingRequests'][number]['kind'];

/** Law 10: no to the cancellation or merger that somebody else asked for. */
export function DeclineRequestDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(DeclineRequestDocument);
  const { id } = useViewer();
  const requests = work.pendingRequests.filter(({ requestedBy }) => requestedBy?.id !== id);
  const [kind, setKind] = useState<Kind | null>(requests[0]?.kind ?? null);
  const [reason, setReason] = useState('');
  const problems = { kind: kind === null ? t('problem.choose') : undefined, reason: reason.trim() ? undefined : t('problem.reason') };
  return (
    <VerbForm verb="declineRequest" work={work} onClose={onClose} problems={problems} send={(envelope) => send({ ...envelope, kind: kind!, reason })}>
      {(shown) => (
        <>
          <WhichRequest requests={requests} kind={kind} onChange={setKind} error={shown.kind} />
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}

/** The cancellation or merger that I asked for is no longer asked for. */
export function WithdrawRequestDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(WithdrawRequestDocument);
  const { id } = useViewer();
  const requests = work.pendingRequests.filter(({ requestedBy }) => requestedBy?.id === id);
  const [kind, setKind] = useState<Kind | null>(requests[0]?.kind ?? null);
  return (
    <VerbForm verb="withdrawRequest" work={work} onClose={onClose} problems={{ kind: kind === null ? t('problem.choose') : undefined }} send={(envelope) => send({ ...envelope, kind: kind! })}>
      {(shown) => <WhichRequest requests={requests} kind={kind} onChange={setKind} error={shown.kind} />}
    </VerbForm>
  );
}

function WhichRequest({ requests, kind, onChange, error }: { requests: CaseView['pendingRequests']; kind: Kind | null; onChange: (kind: Kind) => void; error: string | undefined }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const worded = ({ kind: which, requestedBy, reason, intoNumber }: CaseView['pendingRequests'][number]) => t(`request.${which}`, { name: requestedBy ? say(requestedBy.name) : '—', reason, number: intoNumber ?? '' });
  if (requests.length === 1) return <p>{worded(requests[0]!)}</p>;
  return <ChoiceBar legend={t('field.request')} value={kind} onChange={(value) => onChange(value as Kind)} options={requests.map((request) => ({ value: request.kind, label: worded(request) }))} error={error} />;
}

/** Laws 5 and 10: no to more time that somebody else asked for; the due time stays. */
export function DeclineExtensionDialog(props: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(DeclineExtensionDocument);
  const { id } = useViewer();
  const { clocks, chosen, setChosen } = useAskedClocks(props, ({ extensionRequest }) => extensionRequest!.requestedBy?.id !== id);
  const [reason, setReason] = useState('');
  const problems = { chosen: chosen ? undefined : t('problem.choose'), reason: reason.trim() ? undefined : t('problem.reason') };
  return (
    <VerbForm verb="declineExtension" work={props.work} onClose={props.onClose} problems={problems} send={({ clientKey, version }) => send({ clientKey, version, obligationId: chosen, reason })}>
      {(shown) => (
        <>
          <ClockField clocks={clocks} value={chosen} onChange={setChosen} error={shown.chosen} />
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}

/** More time that I asked for is no longer asked for. */
export function WithdrawExtensionDialog(props: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(WithdrawExtensionDocument);
  const { id } = useViewer();
  const { clocks, chosen, setChosen } = useAskedClocks(props, ({ extensionRequest }) => extensionRequest!.requestedBy?.id === id);
  return (
    <VerbForm
      verb="withdrawExtension"
      work={props.work}
      onClose={props.onClose}
      problems={{ chosen: chosen ? undefined : t('problem.choose') }}
      send={({ clientKey, version }) => send({ clientKey, version, obligationId: chosen })}
    >
      {(shown) => <ClockField clocks={clocks} value={chosen} onChange={setChosen} error={shown.chosen} />}
    </VerbForm>
  );
}

/** The clocks with a request for more time; kept as they were when the dialog opened. */
function useAskedClocks({ work, obligationId }: VerbDialogProps, whose: (obligation: ObligationView) => boolean) {
  const [clocks] = useState(() => openClocks(work.obligations, (obligation) => obligation.extensionRequest !== null && whose(obligation)));
  const [chosen, setChosen] = useState(obligationId ?? clocks[0]?.id ?? '');
  return { clocks, chosen, setChosen };
}
