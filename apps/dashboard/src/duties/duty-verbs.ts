import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  ArchiveCallbacksDocument, AskHelpfulnessDocument, AuditReceptionDocument, PlanCallbackMonthDocument, ReviewWeekDocument, SampleRecordsDocument, SendReportDocument,
  type DutyFieldsFragment, type DutyResultFieldsFragment, type HelpfulnessOccasion, type SampledInput,
} from '../gql/graphql';

export type DutyView = DutyFieldsFragment;

/** What is said of a duty when it is done; each verb takes of it what it asks for. */
export interface DutyAnswer {
  readonly clientKey: string;
  readonly dutyId: string;
  readonly finding: string;
  /** CP-28: the post that the report was sent to. */
  readonly to?: string;
  /** HR-27. */
  readonly occasion?: HelpfulnessOccasion;
  /** CP-29: what was sampled. */
  readonly sampled?: readonly SampledInput[];
}

/** By the API's names. */
export const DUTY_VERBS = {
  auditReception: AuditReceptionDocument,
  reviewWeek: ReviewWeekDocument,
  sendReport: SendReportDocument,
  askHelpfulness: AskHelpfulnessDocument,
  sampleRecords: SampleRecordsDocument,
  planCallbackMonth: PlanCallbackMonthDocument,
  archiveCallbacks: ArchiveCallbacksDocument,
} as const;
export type DutyVerb = keyof typeof DUTY_VERBS;

type DutyMutation = TypedDocumentNode<{ readonly result: DutyResultFieldsFragment }, { readonly input: DutyAnswer }>;

/** The verb that does a duty, with its mutation; null where this screen does not know it. */
export function verbOf({ verb }: Pick<DutyView, 'verb'>): { readonly verb: DutyVerb; readonly mutation: DutyMutation } | null {
  if (verb === null || !Object.hasOwn(DUTY_VERBS, verb)) return null;
  const known = verb as DutyVerb;
  // The form owes each verb its own part of the answer.
  return { verb: known, mutation: DUTY_VERBS[known] as DutyMutation };
}
