import { useTranslation } from 'react-i18next';
import { ApproveCancellationDocument, ApproveMergeDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import type { Answer, Envelope } from './answer';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** Law 10: another person approves that the case is cancelled. */
export function ApproveCancellationDialog(props: VerbDialogProps) {
  return <ApprovalDialog {...props} verb="approveCancellation" kind="CANCEL" send={useCaseVerb(ApproveCancellationDocument)} />;
}

/** Law 10: another person approves that the case ends in the other. */
export function ApproveMergeDialog(props: VerbDialogProps) {
  return <ApprovalDialog {...props} verb="approveMerge" kind="MERGE" send={useCaseVerb(ApproveMergeDocument)} />;
}

function ApprovalDialog({ kind, ...rest }: VerbDialogProps & { verb: 'approveCancellation' | 'approveMerge'; kind: 'CANCEL' | 'MERGE'; send: (envelope: Envelope) => Promise<Answer> }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const request = rest.work.pendingRequests.find((candidate) => candidate.kind === kind);
  return (
    <VerbForm {...rest} danger problems={{}}>
      {() =>
        request && (
          <p>
            {t(`request.${kind}`, { name: request.requestedBy ? say(request.requestedBy.name) : '—', reason: request.reason, number: request.intoNumber ?? '' })}
          </p>
        )
      }
    </VerbForm>
  );
}
