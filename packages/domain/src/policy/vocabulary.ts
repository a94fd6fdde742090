import { CASE_KINDS, CASE_STATUSES, CHANNELS, NOTE_SUBJECTS, REFERRED_TO, REPLY_FORMS, SEVERITIES, VALIDITIES } from '../cases/case.js';
import { PLAN_STATUSES } from '../cases/plan.js';
import { CALLBACK_FORMS } from '../callbacks/callback.js';
import { WORK_STAGES } from '../cases/work-stage.js';
import { SHIPPED_POSTS } from '../organisation/posts.js';
import { callbackWords, type CallbackWords } from './callback-words.js';
import { moment, post, text, yesNo, type KnownFact, type KnownFacts } from './known-fact.js';

export type { FactValues, KnownFact, KnownFacts } from './known-fact.js';

/** Everything that a row may name. A company's own posts come beside the shipped ones. */
export interface Vocabulary {
  readonly caseFacts: KnownFacts;
  /** event type → the facts that it carries beside the case's own. */
  readonly events: Readonly<Record<string, KnownFacts>>;
  /** verb → the fields of its command that a guard reads as `to.<field>`. */
  readonly verbs: Readonly<Record<string, KnownFacts>>;
  /** What is known of a duty: its period. */
  readonly dutyFacts: KnownFacts;
  /** What can happen to a duty. */
  readonly dutyEvents: Readonly<Record<string, KnownFacts>>;
  /** What a guard reads of who asks, as `actor.<fact>`. */
  readonly actorFacts: KnownFacts;
  /** Follow-up visits have words of their own. */
  readonly callback: CallbackWords;
  readonly posts: ReadonlySet<string>;
}

// The one file of this room that looks into the rooms above it: their nouns are the words that rows are written in. It reads constants, no behaviour.
const KIND: KnownFact = { name: { zh: '类别', en: 'Kind' }, values: CASE_KINDS };
const CHANNEL: KnownFact = { name: { zh: '渠道', en: 'Channel' }, values: CHANNELS };
const VALIDITY: KnownFact = { name: { zh: '投诉性质', en: 'Validity' }, values: VALIDITIES, settable: true };
const SEVERITY: KnownFact = { name: { zh: '投诉等级', en: 'Severity' }, values: SEVERITIES, settable: true };
const STATUS: KnownFact = { name: { zh: '状态', en: 'Status' }, values: CASE_STATUSES };

const CASE_FACTS = {
  kind: KIND,
  channel: CHANNEL,
  validity: VALIDITY,
  severity: SEVERITY,
  status: STATUS,
  urgent: yesNo('紧急', 'Urgent'),
  historic: yesNo('历史记录', 'Historic'),
  category: text('分类', 'Category'),
  /** Not a complaint, or its validity is set and, if VALID, its severity too. */
  classified: yesNo('已定性', 'Classified'),
  /** The resident said that it is solved, and it was not reopened since. */
  confirmed: yesNo('住户已确认', 'Confirmed by the resident'),
  /** Help requests only (C 4.1.2): endangers life, property or public order. */
  special: yesNo('特别求助', 'Special help'),
  /** Help requests only: its category is first aid. */
  firstAid: yesNo('急救病人', 'First aid'),
  /** X 四: five households or more raise it together. */
  collective: yesNo('集体投诉', 'Collective complaint'),
  /** Only ever true: known once it was referred to those who can meet it. */
  referred: yesNo('已转介', 'Referred'),
  /** Only ever true: a complaint settled where it was received, before it came to the supervisor. */
  onTheSpot: yesNo('当场处理', 'Settled on the spot'),
  /** Only ever true: an answer went out in writing. */
  answeredInWriting: yesNo('已书面答复', 'Answered in writing'),
  /** Only ever true: something that was found out is on record (K 4.2). */
  evidence: yesNo('已有调查记录', 'Something found out is on record'),
  /** How far the newest plan of a complaint is; unknown: none was proposed. */
  plan: { name: { zh: '处理方案', en: 'Plan' }, values: PLAN_STATUSES },
  /** Only ever true: the resident, or a household, was asked what they think of the handling. */
  opinionAsked: yesNo('已征求意见', 'Asked for an opinion'),
  /** Collective complaints only: five households or more are named. */
  householdsNamed: yesNo('已列明各户', 'Households named'),
  /** Collective complaints only: those named are five or more, and each has its answer. */
  householdsAnswered: yesNo('各户均已答复', 'Every household answered'),
  receivedAt: moment('受理时间', 'Received'),
  classFrom: moment('定性起算时间', 'Start of the present class'),
  residentDeadline: moment('住户要求的期限', "The resident's own limit"),
  agreedReplyAt: moment('约定回复时间', 'Agreed reply time'),
  statedDueAt: moment('原记录所载期限', 'Due time stated by the record'),
  classifiedAt: moment('定性时间', 'Classified'),
  firstResponseAt: moment('首次响应时间', 'First response'),
  repliedAt: moment('回复时间', 'Replied'),
  definiteAnswerAt: moment('明确答复时间', 'Definite answer'),
  settledAt: moment('办结时间', 'Settled'),
  lastSettledAt: moment('最近一次办结时间', 'Last settled'),
  saidNotSolvedAt: moment('住户反映未解决的时间', 'The resident said that it is not solved'),
  collectiveAt: moment('确认为集体投诉的时间', 'Known to be collective'),
  collectiveToldAt: moment('主任获知集体投诉的时间', 'The manager learnt of the collective complaint'),
  aidEndedAt: moment('急救结束时间', 'The aid ended'),
  askedAt: moment('请示时间', 'A superior was asked'),
  passedOnAt: moment('转交时间', 'Passed on'),
  dispatchedAt: moment('派员时间', 'Someone was sent'),
  acceptedAt: moment('接单时间', 'Taken in hand'),
  onTheWayAt: moment('出发时间', 'On the way'),
  arrivedAt: moment('到场时间', 'Arrived'),
  routedToSupervisorAt: moment('到达客服主管的时间', 'Reached the customer-service supervisor'),
} as const satisfies KnownFacts;

const RULE: KnownFact = { name: { zh: '规则', en: 'Rule' }, values: 'RULE' };
const STEP_FACTS: KnownFacts = { rule: RULE, to: post('升级至', 'Reaches') };
const OBLIGATION_FACTS: KnownFacts = { rule: RULE };

const EVENTS: Vocabulary['events'] = {
  CaseReceived: { byPost: post('登记岗位', 'Recorded by') },
  CaseClassified: { byPost: post('定性岗位', 'Classified by'), basis: { name: { zh: '定性依据', en: 'Basis' }, values: ['CORRECTION', 'DEVELOPMENT'] } },
  CaseTransferred: { post: post('转交岗位', 'Transferred to'), department: text('责任部门', 'Responsible department') },
  CaseTakenOver: { post: post('接管岗位', 'Taken over by') },
  ReplyTimeAgreed: {},
  ReplyGiven: { definite: yesNo('明确答复', 'Definite answer'), form: { name: { zh: '回复方式', en: 'Form of the answer' }, values: REPLY_FORMS } },
  CaseReportedUp: { to: post('上报至', 'Reported to') },
  CaseSettled: {},
  ResidentConfirmed: { outcome: { name: { zh: '确认结果', en: 'Outcome' }, values: ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED'] } },
  /** By the link on the receipt: nobody asked, so neither is a confirmation or a callback. */
  ResidentSaidNotSolved: {},
  ResidentRated: {},
  CaseReopened: {},
  CaseClosed: {},
  PlanProposed: {},
  PlanApproved: {},
  PlanReturned: {},
  HouseholdJoined: {},
  HouseholdAnswered: { form: { name: { zh: '回复方式', en: 'Form of the answer' }, values: REPLY_FORMS }, signed: yesNo('业户已签名', 'Signed by the household') },
  HouseholdConfirmed: { outcome: { name: { zh: '确认结果', en: 'Outcome' }, values: ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED'] } },
  CaseDispatched: { post: post('派往岗位', 'Sent') },
  CaseReferred: {
    post: post('负责岗位', 'Owner from then on'),
    party: { name: { zh: '转介去向', en: 'Referred to' }, values: REFERRED_TO },
    inWriting: yesNo('书面', 'In writing'),
    department: text('责任部门', 'Responsible department'),
  },
  CaseReminded: { to: post('催办岗位', 'Reminded') },
  NoteAdded: { about: { name: { zh: '记录内容', en: 'About' }, values: NOTE_SUBJECTS } },
  StepRecorded: { step: text('步骤', 'Step'), checklist: RULE },
  WorkStageRecorded: { stage: { name: { zh: '处理进程', en: 'Stage of the work' }, values: WORK_STAGES } },
  CancellationRequested: {},
  CaseCancelled: {},
  MergeRequested: {},
  CaseMerged: { role: { name: { zh: '合并中的一方', en: 'Part in the merger' }, values: ['SURVIVOR', 'MERGED'] } },
  /** A follow-up visit was made; the visit itself has its own record. */
  CallbackRecorded: { form: { name: { zh: '回访形式', en: 'Form of the visit' }, values: CALLBACK_FORMS } },
  ObligationOpened: OBLIGATION_FACTS,
  ObligationMet: OBLIGATION_FACTS,
  ObligationSuperseded: OBLIGATION_FACTS,
  ObligationRevived: OBLIGATION_FACTS,
  ObligationCancelled: OBLIGATION_FACTS,
  ObligationBroughtForward: OBLIGATION_FACTS,
  ObligationExtended: OBLIGATION_FACTS,
  ExtensionRequested: OBLIGATION_FACTS,
  ExtensionDeclined: OBLIGATION_FACTS,
  ExtensionWithdrawn: OBLIGATION_FACTS,
  CancellationDeclined: {},
  CancellationWithdrawn: {},
  MergeDeclined: {},
  MergeWithdrawn: {},
  CaseMarkedConfidential: {},
  CaseUnmarkedConfidential: {},
  CaseMarkedUrgent: {},
  FileAttached: {},
  FileCaptioned: {},
  FileRemoved: {},
  ObligationPaused: OBLIGATION_FACTS,
  ObligationResumed: OBLIGATION_FACTS,
  ObligationRecalculated: OBLIGATION_FACTS,
  ObligationWarned: STEP_FACTS,
  ObligationOverdue: STEP_FACTS,
  ObligationEscalated: STEP_FACTS,
  OverdueAcknowledged: OBLIGATION_FACTS,
};

const REQUEST_KIND: KnownFact = { name: { zh: '申请', en: 'Request' }, values: ['CANCEL', 'MERGE'] };

const VERBS: Vocabulary['verbs'] = {
  receiveCase: { kind: KIND, channel: CHANNEL },
  classifyCase: {
    kind: KIND,
    validity: VALIDITY,
    severity: SEVERITY,
    urgent: CASE_FACTS.urgent,
    category: CASE_FACTS.category,
    collective: CASE_FACTS.collective,
    validityMissing: yesNo('未给投诉性质', 'No validity given'),
    severityMissing: yesNo('未给投诉等级', 'No severity given'),
    basis: EVENTS.CaseClassified!.basis!,
  },
  transferCase: EVENTS.CaseTransferred!,
  takeOverCase: EVENTS.CaseTakenOver!,
  agreeReplyTime: { agreedReplyAt: CASE_FACTS.agreedReplyAt },
  replyToResident: EVENTS.ReplyGiven!,
  reportUp: {},
  settleCase: {},
  confirmWithResident: EVENTS.ResidentConfirmed!,
  reopenCase: {},
  closeCase: {},
  acknowledgeOverdue: {},
  pauseObligation: { reason: text('暂停理由', 'Reason of the pause') },
  resumeObligation: {},
  extendObligation: {},
  approveExtension: {},
  dispatchCase: EVENTS.CaseDispatched!,
  referCase: { party: EVENTS.CaseReferred!.party!, inWriting: EVENTS.CaseReferred!.inWriting!, post: EVENTS.CaseReferred!.post! },
  remindOwner: {},
  addNote: EVENTS.NoteAdded!,
  recordStep: { step: EVENTS.StepRecorded!.step! },
  cancelCase: {},
  approveCancellation: {},
  mergeCase: {},
  approveMerge: {},
  declineExtension: {},
  withdrawExtension: {},
  declineRequest: { kind: REQUEST_KIND },
  withdrawRequest: { kind: REQUEST_KIND },
  markConfidential: {},
  unmarkConfidential: {},
  markUrgent: { urgent: CASE_FACTS.urgent },
  attachFile: {},
  captionFile: {},
  removeFile: {},
  recordWorkStage: EVENTS.WorkStageRecorded!,
  proposePlan: { findingsMissing: yesNo('未写查明的情况', 'No findings given') },
  approvePlan: {},
  returnPlan: {},
  joinHouseholds: {},
  answerHousehold: EVENTS.HouseholdAnswered!,
  confirmHousehold: EVENTS.HouseholdConfirmed!,
};

const OBLIGATION_EVENTS = Object.fromEntries(Object.entries(EVENTS).filter(([type]) => type.startsWith('Obligation') || type === 'OverdueAcknowledged'));

const DUTY_EVENTS: Vocabulary['dutyEvents'] = {
  DutyArisen: {},
  ReceptionAudited: {},
  WeekReviewed: {},
  ReportSent: { to: post('报送岗位', 'Sent to') },
  RecordsSampled: {},
  CallbacksPlanned: {},
  MonthArchived: {},
  /** Time's own word at the end of the month (CB-12). */
  HomeShareReached: {},
  HomeShareMissed: {},
  HelpfulnessAsked: { occasion: { name: { zh: '场合', en: 'Occasion' }, values: ['MEETING', 'TRAINING'] } },
  ...OBLIGATION_EVENTS,
};

/** The words that the shipped procedures are written in. */
export const VOCABULARY: Vocabulary = {
  caseFacts: CASE_FACTS,
  events: EVENTS,
  verbs: VERBS,
  dutyFacts: { periodStart: moment('周期开始', 'Start of the period'), periodEnd: moment('周期结束', 'End of the period'), missed: yesNo('期末未达到', 'Not reached by the end') },
  dutyEvents: DUTY_EVENTS,
  actorFacts: {
    /** Holds CS_SUPERVISOR at the case's centre, or a post above it in the reporting line. */
    isSupervisor: yesNo('客服主管', 'Customer-service supervisor'),
    /** Holds CENTRE_MANAGER at the case's centre, or a post above it in the reporting line. */
    isCentreManager: yesNo('管理处主任', 'Centre manager'),
    /** The person who settled the case. */
    isSettler: yesNo('办结人', 'Settled it'),
    /** The person who proposed the newest plan. */
    isPlanner: yesNo('方案提出人', 'Proposed the plan'),
  },
  callback: callbackWords({ kind: KIND, validity: VALIDITY, severity: SEVERITY }, OBLIGATION_EVENTS),
  posts: new Set(Object.keys(SHIPPED_POSTS)),
};
