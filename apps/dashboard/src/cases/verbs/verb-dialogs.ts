import type { ComponentType } from 'react';
import type { Verb } from '../case-view';
import { AcknowledgeDialog } from './acknowledge-dialog';
import { AgreeDialog } from './agree-dialog';
import { ClassifyDialog } from './classify-dialog';
import { ConfirmDialog } from './confirm-dialog';
import { CloseDialog, ReopenDialog } from './reason-dialogs';
import { ReplyDialog } from './reply-dialog';
import { ReportUpDialog } from './report-up-dialog';
import { SettleDialog } from './settle-dialog';
import { TakeOverDialog } from './take-over-dialog';
import { TransferDialog } from './transfer-dialog';
import type { VerbDialogProps } from './verb-form';

/** The dialog of each verb. */
export const VERB_DIALOGS: Readonly<Record<Verb, ComponentType<VerbDialogProps>>> = {
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
};
