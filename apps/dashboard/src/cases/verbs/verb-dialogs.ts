import type { ComponentType } from 'react';
import type { DialogName } from '../case-view';
import { AcknowledgeDialog } from './acknowledge-dialog';
import { AgreeDialog } from './agree-dialog';
import { AttachDialog } from './attach-dialog';
import { ClassifyDialog } from './classify-dialog';
import { ComplainAgainDialog } from './complain-again-dialog';
import { ConfirmDialog } from './confirm-dialog';
import { ApproveCancellationDialog, ApproveMergeDialog } from './approval-dialogs';
import { ApproveExtensionDialog, ExtendDialog } from './extension-dialogs';
import { DeclineExtensionDialog, DeclineRequestDialog, WithdrawExtensionDialog, WithdrawRequestDialog } from './decline-dialogs';
import { DispatchDialog } from './dispatch-dialog';
import { AnswerHouseholdDialog, ConfirmHouseholdDialog } from './household-dialogs';
import { JoinHouseholdsDialog } from './join-households-dialog';
import { MergeDialog } from './merge-dialog';
import { ApprovePlanDialog, ProposePlanDialog, ReturnPlanDialog } from './plan-dialogs';
import { NoteDialog, RemindDialog } from './note-dialogs';
import { PauseDialog, ResumeDialog } from './pause-dialogs';
import { CaptionDialog, RemovePhotoDialog } from './photo-dialogs';
import { CancelDialog, CloseDialog, ConfidentialDialog, ReopenDialog, UnmarkConfidentialDialog } from './reason-dialogs';
import { ReplyDialog } from './reply-dialog';
import { ReportUpDialog } from './report-up-dialog';
import { ReferDialog } from './refer-dialog';
import { SettleDialog } from './settle-dialog';
import { StepDialog } from './step-dialog';
import { TakeOverDialog } from './take-over-dialog';
import { TransferDialog } from './transfer-dialog';
import { UrgentDialog } from './urgent-dialog';
import type { VerbDialogProps } from './verb-form';

/** The dialog of each verb. */
export const VERB_DIALOGS: Readonly<Record<DialogName, ComponentType<VerbDialogProps>>> = {
  classifyCase: ClassifyDialog,
  transferCase: TransferDialog,
  takeOverCase: TakeOverDialog,
  agreeReplyTime: AgreeDialog,
  replyToResident: ReplyDialog,
  reportUp: ReportUpDialog,
  settleCase: SettleDialog,
  confirmWithResident: ConfirmDialog,
  reopenCase: ReopenDialog,
  closeCase: CloseDialog,
  acknowledgeOverdue: AcknowledgeDialog,
  dispatchCase: DispatchDialog,
  referCase: ReferDialog,
  remindOwner: RemindDialog,
  recordStep: StepDialog,
  addNote: NoteDialog,
  pauseObligation: PauseDialog,
  resumeObligation: ResumeDialog,
  extendObligation: ExtendDialog,
  approveExtension: ApproveExtensionDialog,
  cancelCase: CancelDialog,
  approveCancellation: ApproveCancellationDialog,
  mergeCase: MergeDialog,
  approveMerge: ApproveMergeDialog,
  declineExtension: DeclineExtensionDialog,
  withdrawExtension: WithdrawExtensionDialog,
  declineRequest: DeclineRequestDialog,
  withdrawRequest: WithdrawRequestDialog,
  markConfidential: ConfidentialDialog,
  unmarkConfidential: UnmarkConfidentialDialog,
  markUrgent: UrgentDialog,
  attachFile: AttachDialog,
  captionFile: CaptionDialog,
  removeFile: RemovePhotoDialog,
  complainAgain: ComplainAgainDialog,
  proposePlan: ProposePlanDialog,
  approvePlan: ApprovePlanDialog,
  returnPlan: ReturnPlanDialog,
  joinHouseholds: JoinHouseholdsDialog,
  answerHousehold: AnswerHouseholdDialog,
  confirmHousehold: ConfirmHouseholdDialog,
};
