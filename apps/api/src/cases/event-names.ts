import type { Words } from '@guanjia/domain';

/** What happened, as a timeline says it. */
const EVENT_NAMES: Readonly<Record<string, Words>> = {
  CaseReceived: { zh: '受理', en: 'Received' },
  CaseClassified: { zh: '定性', en: 'Classified' },
  CaseTransferred: { zh: '转交', en: 'Transferred' },
  CaseTakenOver: { zh: '接管', en: 'Taken over' },
  ReplyTimeAgreed: { zh: '约定回复时间', en: 'Reply time agreed' },
  ReplyGiven: { zh: '回复住户', en: 'Replied to the resident' },
  CaseReportedUp: { zh: '上报', en: 'Reported up' },
  CaseSettled: { zh: '办结', en: 'Settled' },
  ResidentConfirmed: { zh: '住户确认', en: 'Resident asked' },
  CaseReopened: { zh: '重新打开', en: 'Reopened' },
  CaseDispatched: { zh: '派员', en: 'Someone sent' },
  CaseReferred: { zh: '转介', en: 'Referred' },
  CaseReminded: { zh: '催办', en: 'Reminded' },
  NoteAdded: { zh: '记录', en: 'Noted' },
  StepRecorded: { zh: '步骤完成', en: 'Step recorded' },
  CancellationRequested: { zh: '申请作废', en: 'Cancellation requested' },
  CaseCancelled: { zh: '作废', en: 'Cancelled' },
  MergeRequested: { zh: '申请合并', en: 'Merger requested' },
  CaseMerged: { zh: '合并', en: 'Merged' },
  CaseMarkedConfidential: { zh: '列为保密', en: 'Marked confidential' },
  CaseClosed: { zh: '关闭', en: 'Closed' },
  ObligationOpened: { zh: '时限开始', en: 'Time limit began' },
  ObligationMet: { zh: '时限内事项完成', en: 'Time limit met' },
  ObligationSuperseded: { zh: '时限不再适用', en: 'Time limit no longer applies' },
  ObligationRevived: { zh: '时限恢复适用', en: 'Time limit applies again' },
  ObligationCancelled: { zh: '时限随关闭终止', en: 'Time limit ended with the case' },
  ObligationBroughtForward: { zh: '时限提前', en: 'Time limit brought forward' },
  ExtensionRequested: { zh: '申请延期', en: 'Extension requested' },
  ObligationExtended: { zh: '时限延期', en: 'Time limit extended' },
  ObligationPaused: { zh: '时限暂停', en: 'Time limit paused' },
  ObligationResumed: { zh: '时限恢复计时', en: 'Time limit resumed' },
  ObligationRecalculated: { zh: '时限按新日历重算', en: 'Time limit counted anew by a changed calendar' },
  ObligationWarned: { zh: '即将到期', en: 'Due soon' },
  ObligationOverdue: { zh: '超时', en: 'Overdue' },
  ObligationEscalated: { zh: '督办升级', en: 'Escalated' },
  OverdueAcknowledged: { zh: '确认超时', en: 'Overdue acknowledged' },
};

/** The event in words; its type where a later version of the product wrote it. */
export function eventName(type: string): Words {
  return EVENT_NAMES[type] ?? { zh: type, en: type };
}
