import {
  AddNoteInput,
  ApproveCancellationInput,
  ApproveMergeInput,
  CancelCaseInput,
  Capability,
  CaseResult,
  DispatchCaseInput,
  MarkConfidentialInput,
  MergeCaseInput,
  RecordStepInput,
  RecordWorkStageInput,
  ReferCaseInput,
  RemindOwnerInput,
} from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { addNote } from './add-note.js';
import { caseAnswer } from './answers.js';
import { approveCancellation } from './approve-cancellation.js';
import { approveMerge } from './approve-merge.js';
import { cancelCase } from './cancel-case.js';
import { dispatchCase } from './dispatch-case.js';
import { markConfidential } from './mark-confidential.js';
import { mergeCase } from './merge-case.js';
import { recordStep } from './record-step.js';
import { recordWorkStage } from './record-work-stage.js';
import { referCase } from './refer-case.js';
import { remindOwner } from './remind-owner.js';

/** More verbs on cases, one line each: work that is given out and recorded, and what needs a second person. */
@Resolver()
export class CaseWorkResolver {
  @Authorized(Capability.DISPATCH_CASE)
  @Mutation(() => CaseResult, { description: 'Sends someone (HR-04, FA-02).' })
  async dispatchCase(@Ctx() context: Context, @Arg('input', () => DispatchCaseInput, { description: 'What, on which case, under which key.' }) input: DispatchCaseInput) {
    return caseAnswer(context, await dispatchCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Refers what cannot be met here to those who can (HR-09). No clock restarts.' })
  async referCase(@Ctx() context: Context, @Arg('input', () => ReferCaseInput, { description: 'What, on which case, under which key.' }) input: ReferCaseInput) {
    return caseAnswer(context, await referCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.REMIND_OWNER)
  @Mutation(() => CaseResult, { description: 'Asks the owner how far it is (催办).' })
  async remindOwner(@Ctx() context: Context, @Arg('input', () => RemindOwnerInput, { description: 'What, on which case, under which key.' }) input: RemindOwnerInput) {
    return caseAnswer(context, await remindOwner(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.ADD_NOTE)
  @Mutation(() => CaseResult, { description: 'Writes something on the record.' })
  async addNote(@Ctx() context: Context, @Arg('input', () => AddNoteInput, { description: 'What, on which case, under which key.' }) input: AddNoteInput) {
    return caseAnswer(context, await addNote(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.RECORD_STEP)
  @Mutation(() => CaseResult, { description: 'Records that a step of a checklist was done.' })
  async recordStep(@Ctx() context: Context, @Arg('input', () => RecordStepInput, { description: 'What, on which case, under which key.' }) input: RecordStepInput) {
    return caseAnswer(context, await recordStep(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.RECORD_STEP)
  @Mutation(() => CaseResult, { description: 'Says that the work is taken in hand, on the way, or there.' })
  async recordWorkStage(@Ctx() context: Context, @Arg('input', () => RecordWorkStageInput, { description: 'What, on which case, under which key.' }) input: RecordWorkStageInput) {
    return caseAnswer(context, await recordWorkStage(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Asks that a record which should not be there be cancelled; another person approves it (law 10).' })
  async cancelCase(@Ctx() context: Context, @Arg('input', () => CancelCaseInput, { description: 'What, on which case, under which key.' }) input: CancelCaseInput) {
    return caseAnswer(context, await cancelCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.APPROVE_CANCELLATION)
  @Mutation(() => CaseResult, { description: 'Cancels the case as somebody else asked: closed, never erased.' })
  async approveCancellation(@Ctx() context: Context, @Arg('input', () => ApproveCancellationInput, { description: 'What, on which case, under which key.' }) input: ApproveCancellationInput) {
    return caseAnswer(context, await approveCancellation(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Asks that the case be merged into another; another person approves it (law 10).' })
  async mergeCase(@Ctx() context: Context, @Arg('input', () => MergeCaseInput, { description: 'What, on which case, under which key.' }) input: MergeCaseInput) {
    return caseAnswer(context, await mergeCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.APPROVE_CANCELLATION)
  @Mutation(() => CaseResult, { description: 'Merges the case into the other as somebody else asked: this one ends, the other keeps the earlier reception.' })
  async approveMerge(@Ctx() context: Context, @Arg('input', () => ApproveMergeInput, { description: 'What, on which case, under which key.' }) input: ApproveMergeInput) {
    return caseAnswer(context, await approveMerge(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.MARK_CONFIDENTIAL)
  @Mutation(() => CaseResult, { description: 'Makes the case visible only to those who answer for the centre (HR-19).' })
  async markConfidential(@Ctx() context: Context, @Arg('input', () => MarkConfidentialInput, { description: 'What, on which case, under which key.' }) input: MarkConfidentialInput) {
    return caseAnswer(context, await markConfidential(context, viewerOfContext(context), input));
  }
}
