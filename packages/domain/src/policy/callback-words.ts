import { ATTEMPT_OUTCOMES, CALLBACK_FORMS, CALLBACK_ORIGINS, CALLBACK_ROUNDS, CALLBACK_STATUSES, CALLBACK_VERDICTS, OCCASION_KINDS } from '../callbacks/callback.js';
import { CALLBACK_GROUPS } from './callback-group.js';
import { moment, oneOf, text, yesNo, type KnownFact, type KnownFacts } from './known-fact.js';

/** What rows and guards about follow-up visits may name. */
export interface CallbackWords {
  readonly facts: KnownFacts;
  readonly events: Readonly<Record<string, KnownFacts>>;
  readonly verbs: Readonly<Record<string, KnownFacts>>;
  readonly actorFacts: KnownFacts;
}

const FORM = oneOf('回访形式', 'Form of the visit', CALLBACK_FORMS);
const VERDICT = oneOf('审核结论', 'Verdict', CALLBACK_VERDICTS);
const OUTCOME = oneOf('未成原因', 'Outcome of the attempt', ATTEMPT_OUTCOMES);
const CALLERS = {
  callers: oneOf('回访人数', 'Callers', ['ONE', 'TWO']),
  callersBarred: yesNo('回访人含经办人', 'A caller handled the matter'),
  postsCovered: yesNo('回访人含各责任岗位', 'The callers hold the posts that owe it'),
};

/** `shared`: the words of a case that mean the same of what is visited; `obligationEvents`: what happens to every obligation. */
export function callbackWords(shared: { readonly kind: KnownFact; readonly validity: KnownFact; readonly severity: KnownFact }, obligationEvents: CallbackWords['events']): CallbackWords {
  return {
    facts: {
      ...shared,
      occasion: oneOf('回访对象', 'Occasion', OCCASION_KINDS),
      firstAid: yesNo('急救病人', 'First aid'),
      collective: yesNo('集体投诉', 'Collective complaint'),
      /** A complaint that is neither major nor important (CB-11). */
      ordinary: yesNo('一般投诉', 'Ordinary complaint'),
      group: oneOf('回访类别', 'Group', CALLBACK_GROUPS),
      origin: oneOf('回访来由', 'Origin', CALLBACK_ORIGINS),
      round: oneOf('第几次回访', 'Round', CALLBACK_ROUNDS),
      month: text('所属月份', 'Month'),
      status: oneOf('回访状态', 'Status', CALLBACK_STATUSES),
      important: yesNo('重要事件', 'Important'),
      planned: yesNo('已安排', 'Planned'),
      form: FORM,
      qualified: yesNo('回访人认为合格', 'Found qualified'),
      verdict: VERDICT,
      openedAt: moment('回访产生时间', 'The visit arose'),
      settledAt: moment('办结时间', 'Settled'),
      aidEndedAt: moment('急救结束时间', 'The aid ended'),
      startsAt: moment('合同开始', 'The term starts'),
      endsAt: moment('合同结束', 'The term ends'),
      heldAt: moment('举办或发行时间', 'Held or issued'),
      plannedFor: moment('计划回访时间', 'Planned for'),
      visitedAt: moment('回访时间', 'Visited'),
      recordedAt: moment('回访记录时间', 'The visit was recorded'),
      reviewedAt: moment('审核时间', 'Reviewed'),
    },
    events: {
      CallbackOpened: {},
      CallbackReclassified: {},
      CallbackWithdrawn: {},
      CallbackPlanned: {},
      CallbackAttempted: { outcome: OUTCOME },
      CallbackRecorded: {},
      CallbackReviewed: {},
      CallbackDecided: {},
      CallbackReplaced: {},
      SecondVisitAsked: {},
      ...obligationEvents,
    },
    verbs: {
      chooseCallback: {},
      planCallback: { ...CALLERS, important: yesNo('列为重要事件', 'Planned as important'), afterLimit: yesNo('晚于时限', 'Later than the limit') },
      attemptCallback: { form: FORM, outcome: OUTCOME },
      recordCallback: { form: FORM, ...CALLERS, contentsMissing: yesNo('五项内容不全', 'Of the five contents something is missing'), signed: yesNo('住户已签名', 'Signed by the resident') },
      reviewCallback: { verdict: VERDICT, remedyMissing: yesNo('未写处理意见', 'No remedy given') },
      decideCallback: {},
      replaceCallback: {},
      askSecondVisit: {},
    },
    actorFacts: {
      /** Settled what is visited. */
      isSettler: yesNo('办结人', 'Settled it'),
      /** Handled what is visited, or settled it. */
      isHandler: yesNo('经办人', 'Handled it'),
      /** Holds a post that owes the visit, or one above it. */
      isOwing: yesNo('责任岗位或其上级', 'Holds the post that owes it, or one above'),
      /** Named in the plan. */
      isPlanned: yesNo('计划中的回访人', 'Planned to visit'),
      /** Made this visit. */
      isVisitor: yesNo('本次回访人', 'Made the visit'),
      isCentreManager: yesNo('管理处主任', 'Centre manager'),
      isQualityManager: yesNo('品质管理部经理', 'Quality manager'),
    },
  };
}
