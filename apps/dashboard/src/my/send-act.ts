import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { apollo } from '../apollo';
import { uploadPhoto } from '../cases/verbs/upload-photo';
import { ActPhotoDocument, ActReferDocument, ActReportUpDocument, ActSettleDocument, ActStageDocument, ActStepDocument, type ActResultFieldsFragment } from '../gql/graphql';
import type { Act, Sealed } from './act';
import type { SendAnswer } from './outbox';

/** A weak line that answers nothing for so long is given up; sent again, the act counts once all the same. */
const PATIENCE_MS = 30_000;

type Verb<Input> = TypedDocumentNode<{ readonly result: ActResultFieldsFragment }, { readonly input: Input }>;

/** Sends an act to the API by its verb. What the server refuses for good is said with its words; what it could not answer is FAILED. */
export async function sendAct({ caseId, clientKey, deed }: Act, { version, statedAt }: Sealed): Promise<SendAnswer> {
  const envelope = { clientKey, caseId, version };
  switch (deed.kind) {
    case 'STAGE':
      return mutate(ActStageDocument, { ...envelope, stage: deed.stage, statedAt });
    case 'STEP':
      return mutate(ActStepDocument, { ...envelope, step: deed.step, evidence: deed.evidence, statedAt });
    case 'SETTLE':
      return mutate(ActSettleDocument, { ...envelope, result: deed.result, statedAt });
    case 'REFER':
      return mutate(ActReferDocument, { ...envelope, party: deed.party, name: deed.name, reason: deed.reason });
    case 'REPORT_UP':
      return mutate(ActReportUpDocument, { ...envelope, to: [...deed.to], note: deed.note });
    case 'PHOTO':
      return deed.attachmentId === null ? upload(deed) : mutate(ActPhotoDocument, { clientKey, caseId, attachmentId: deed.attachmentId, caption: null });
  }
}

async function upload({ photo, name }: { readonly photo: Blob; readonly name: string }): Promise<SendAnswer> {
  const answer = await uploadPhoto(new File([photo], name, { type: photo.type }));
  if (answer.kind === 'UPLOADED') return { kind: 'UPLOADED', attachmentId: answer.id };
  return answer.kind === 'REFUSED' ? refused(answer.messages) : { kind: 'FAILED' };
}

async function mutate<Input>(mutation: Verb<Input>, input: Input): Promise<SendAnswer> {
  try {
    const { data } = await apollo.mutate<{ readonly result: ActResultFieldsFragment }, { readonly input: Input }>({
      mutation,
      variables: { input },
      fetchPolicy: 'no-cache',
      context: { fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MS) } },
    });
    const { case: work, refusal, conflict } = data!.result;
    if (refusal) return { kind: 'REFUSED', refusal };
    if (conflict) return { kind: 'CONFLICT', version: conflict.case.version };
    // Done, and out of the viewer's sight with it (referred away): there is no version to go on from.
    return { kind: 'DONE', version: work?.version ?? 0 };
  } catch (error) {
    return said(error) ?? { kind: 'FAILED' };
  }
}

/** What no sending again will change. A session that ended is none of it: signed in again, the act is sent. */
const FOR_GOOD: readonly unknown[] = ['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED'];

function said(error: unknown): SendAnswer | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const first = error.errors[0];
  if (!first || !FOR_GOOD.includes(first.extensions?.['code'])) return null;
  const messages = first.extensions?.['messages'] as { zh: string; en: string } | undefined;
  return refused(messages ?? { zh: first.message, en: first.message });
}

function refused(message: { readonly zh: string; readonly en: string }): SendAnswer {
  return { kind: 'REFUSED', refusal: { rule: null, clause: null, message } };
}
