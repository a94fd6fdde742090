import { SHIPPED_POSTS } from '../organisation/posts.js';
import { LAPSED } from '../policy/references.js';
import type { Condition, Demand, Words } from '../policy/facts.js';
import type { EventPattern, Met } from '../policy/row.js';
import { VOCABULARY, type KnownFacts } from '../policy/vocabulary.js';
import { factInWords, stepName } from './fact-in-words.js';

/** "类别为投诉，且紧急为否" / "Kind is complaint and Urgent is no"; an empty condition holds always. `own`: names of facts beside the case's, such as an event's. */
export function conditionInWords(condition: Condition, own: KnownFacts = {}): Words {
  const demands = Object.entries(condition).map(([fact, demand]) => demandInWords(fact, demand, own));
  if (demands.length === 0) return { zh: '始终', en: 'always' };
  return { zh: demands.map(({ zh }) => zh).join('，且'), en: demands.map(({ en }) => en).join(' and ') };
}

/** "回复住户（明确答复为是）" / "Reply given (Definite is yes)". */
export function patternInWords({ event, facts }: EventPattern): Words {
  const name = EVENT_NAMES[event] ?? { zh: event, en: event };
  if (!facts || Object.keys(facts).length === 0) return name;
  const when = conditionInWords(facts, VOCABULARY.events[event] ?? VOCABULARY.dutyEvents[event] ?? VOCABULARY.callback.events[event]);
  return { zh: `${name.zh}（${when.zh}）`, en: `${name.en} (${when.en})` };
}

/** One act, all of several, or any of several. */
export function metInWords(met: Met): Words {
  if ('event' in met) return patternInWords(met);
  const [parts, zh, en] = 'allOf' in met ? [met.allOf, ' 并 ', ' and '] : [met.anyOf, ' 或 ', ' or '];
  const spoken = parts.map((part) => ('event' in part ? metInWords(part) : bracketed(metInWords(part))));
  return { zh: spoken.map((part) => part.zh).join(zh), en: spoken.map((part) => part.en).join(en) };
}

/** A value of a fact as people say it; what is not a word of the house speaks for itself. */
export function valueInWords(value: string | number | boolean): Words {
  if (value === true) return { zh: '是', en: 'yes' };
  if (value === false) return { zh: '否', en: 'no' };
  const text = String(value);
  const post = (SHIPPED_POSTS as Readonly<Record<string, { readonly name: Words }>>)[text]?.name;
  return VALUE_NAMES[text] ?? post ?? stepName(text) ?? { zh: text, en: text };
}

function demandInWords(fact: string, demand: Demand, own: KnownFacts): Words {
  const name = nameOf(fact, own);
  if (typeof demand === 'object' && 'not' in demand) {
    // "Not nothing" is how a row asks that a fact is there at all.
    if (demand.not === '') return { zh: `${name.zh}已有`, en: `${name.en} is known` };
    const none = listed(demand.not);
    return { zh: `${name.zh}不为${none.zh}`, en: `${name.en} is not ${none.en}` };
  }
  const wanted = listed(demand as Exclude<Demand, { not: unknown }>);
  return { zh: `${name.zh}为${wanted.zh}`, en: `${name.en} is ${wanted.en}` };
}

/** A guard reads the command as `to.<field>` and who asks as `actor.<fact>`; an event's own facts come before the case's of the same name. */
function nameOf(fact: string, own: KnownFacts): Words {
  if (fact.startsWith(LAPSED)) return { zh: `规则 ${fact.slice(LAPSED.length)} 已逾期`, en: `Rule ${fact.slice(LAPSED.length)} lapsed` };
  if (fact.startsWith('to.')) {
    const field = fact.slice('to.'.length);
    const named = [...Object.values(VOCABULARY.verbs), ...Object.values(VOCABULARY.callback.verbs)].find((fields) => field in fields)?.[field]?.name;
    return named ? { zh: `所填${named.zh}`, en: `given ${named.en}` } : { zh: fact, en: fact };
  }
  if (fact.startsWith('actor.')) {
    const named = (VOCABULARY.actorFacts[fact.slice('actor.'.length)] ?? VOCABULARY.callback.actorFacts[fact.slice('actor.'.length)])?.name;
    return named ? { zh: `操作人为“${named.zh}”`, en: `who acts: "${named.en}"` } : { zh: fact, en: fact };
  }
  return own[fact]?.name ?? factInWords(fact);
}

function listed(values: string | number | boolean | readonly (string | number | boolean)[]): Words {
  const spoken = (typeof values === 'object' ? values : [values]).map(valueInWords);
  return { zh: spoken.map(({ zh }) => zh).join('或'), en: spoken.map(({ en }) => en).join(' or ') };
}

const bracketed = ({ zh, en }: Words): Words => ({ zh: `(${zh})`, en: `(${en})` });

const VALUE_NAMES: Readonly<Record<string, Words>> = {
  INQUIRY: { zh: '咨询', en: 'inquiry' },
  OPINION: { zh: '意见', en: 'opinion' },
  REPAIR: { zh: '报修', en: 'repair' },
  COMPLAINT: { zh: '投诉', en: 'complaint' },
  HELP_REQUEST: { zh: '求助', en: 'help request' },
  CONVENIENCE: { zh: '便民', en: 'convenience' },
  UNLOCKED_DOOR: { zh: '房门未锁', en: 'unlocked door' },
  VALID: { zh: '有效', en: 'valid' },
  ASSIST: { zh: '协助处理', en: 'assist' },
  INVALID: { zh: '无效', en: 'invalid' },
  MAJOR: { zh: '重大', en: 'major' },
  IMPORTANT: { zh: '重要', en: 'important' },
  MINOR: { zh: '轻微', en: 'minor' },
  RECEIVED: { zh: '已受理', en: 'received' },
  IN_PROGRESS: { zh: '处理中', en: 'in progress' },
  SETTLED: { zh: '已办结', en: 'settled' },
  CLOSED: { zh: '已关闭', en: 'closed' },
  SATISFIED: { zh: '满意', en: 'satisfied' },
  DISSATISFIED: { zh: '不满意', en: 'dissatisfied' },
  NOT_REACHED: { zh: '未联系上', en: 'not reached' },
  VISIT: { zh: '来访', en: 'visit' },
  HOME_VISIT: { zh: '家访', en: 'home visit' },
  TELEPHONE: { zh: '电话', en: 'telephone' },
  WRITTEN: { zh: '书面', en: 'in writing' },
  ORAL: { zh: '口头', en: 'orally' },
  LETTER: { zh: '信函', en: 'letter' },
  WALK_IN: { zh: '来访', en: 'walk-in' },
  SMS: { zh: '短信', en: 'text message' },
  ONLINE: { zh: '网上', en: 'online' },
  WECHAT: { zh: '微信', en: 'WeChat' },
  EMAIL: { zh: '邮件', en: 'e-mail' },
  FAX: { zh: '传真', en: 'fax' },
  OWNERS_GROUP: { zh: '业主群', en: "owners' group" },
  ON_SITE: { zh: '现场', en: 'on site' },
  PATROL: { zh: '巡查发现', en: 'found on patrol' },
  FORWARDED: { zh: '投诉处理中心转来', en: 'from the complaint centre' },
  FIRST_AID: { zh: '急救', en: 'first aid' },
  CONTRACTED_SERVICE: { zh: '特约服务', en: 'contracted service' },
  COMMUNITY_EVENT: { zh: '社区活动', en: 'community event' },
  OTHER: { zh: '其他', en: 'other' },
  OWED: { zh: '必访', en: 'owed' },
  DRAWN: { zh: '抽取', en: 'drawn' },
  CHOSEN: { zh: '人工选定', en: 'chosen by hand' },
  FIRST: { zh: '首次', en: 'first' },
  SECOND: { zh: '第二次', en: 'second' },
  MID_TERM: { zh: '合同中期', en: 'mid-term' },
  AFTER_END: { zh: '合同结束后', en: 'after the end' },
  OPEN: { zh: '待回访', en: 'to be made' },
  VISITED: { zh: '待审核', en: 'to be reviewed' },
  REVIEWED: { zh: '已审核', en: 'reviewed' },
  REPLACED: { zh: '已更换', en: 'replaced' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
  QUALIFIED: { zh: '合格', en: 'qualified' },
  UNQUALIFIED: { zh: '不合格', en: 'unqualified' },
  ONE: { zh: '一人', en: 'one' },
  TWO: { zh: '两人', en: 'two' },
  RISK: { zh: '风险告知', en: 'risk note' },
  PROGRESS: { zh: '进展告知', en: 'progress told' },
  CORRECTION: { zh: '更正', en: 'correction' },
  DEVELOPMENT: { zh: '发展', en: 'development' },
};

const EVENT_NAMES: Readonly<Record<string, Words>> = {
  CaseReceived: { zh: '接待登记', en: 'Received' },
  CaseClassified: { zh: '定性', en: 'Classified' },
  CaseTransferred: { zh: '转交', en: 'Transferred' },
  CaseTakenOver: { zh: '移交接管', en: 'Taken over' },
  CaseDispatched: { zh: '派工', en: 'Dispatched' },
  CaseReferred: { zh: '转介', en: 'Referred' },
  ReplyTimeAgreed: { zh: '约定回复时间', en: 'Reply time agreed' },
  ReplyGiven: { zh: '回复住户', en: 'Replied' },
  CaseReportedUp: { zh: '上报', en: 'Reported up' },
  CaseSettled: { zh: '办结', en: 'Settled' },
  ResidentConfirmed: { zh: '住户确认', en: 'Resident confirmed' },
  CaseReopened: { zh: '重新打开', en: 'Reopened' },
  CaseClosed: { zh: '关闭', en: 'Closed' },
  CaseCancelled: { zh: '撤销', en: 'Cancelled' },
  CaseMerged: { zh: '合并', en: 'Merged' },
  CaseReminded: { zh: '催办', en: 'Reminded' },
  DutyArisen: { zh: '职责开始', en: 'Duty arisen' },
  ReceptionAudited: { zh: '审核接待记录', en: 'Reception records audited' },
  WeekReviewed: { zh: '审核上周记录', en: "The week's records reviewed" },
  ReportSent: { zh: '报送', en: 'Report sent' },
  RecordsSampled: { zh: '抽查记录', en: 'Records sampled' },
  HelpfulnessAsked: { zh: '征询满意度', en: 'Helpfulness asked' },
  NoteAdded: { zh: '添加记录', en: 'Note added' },
  StepRecorded: { zh: '步骤记录', en: 'Step recorded' },
  CallbackOpened: { zh: '产生回访', en: 'Visit arisen' },
  CallbackReclassified: { zh: '回访事项重新定性', en: 'What is visited was reclassified' },
  CallbackWithdrawn: { zh: '回访撤回', en: 'Visit withdrawn' },
  CallbackPlanned: { zh: '安排回访', en: 'Visit planned' },
  CallbackAttempted: { zh: '回访未成', en: 'Visit attempted in vain' },
  CallbackRecorded: { zh: '记录回访', en: 'Visit recorded' },
  CallbackReviewed: { zh: '审核回访记录', en: 'Visit reviewed' },
  CallbackDecided: { zh: '主任批示', en: 'The manager decided' },
  CallbackReplaced: { zh: '更换回访住户', en: 'Household replaced' },
  SecondVisitAsked: { zh: '提出第二次回访', en: 'Second visit asked for' },
  CallbacksPlanned: { zh: '制定回访计划', en: 'Visits planned' },
  MonthArchived: { zh: '回访记录归档', en: "The month's visits archived" },
  HomeShareReached: { zh: '家访比例达到', en: 'Share of home visits reached' },
  HomeShareMissed: { zh: '家访比例未达到', en: 'Share of home visits not reached' },
  ObligationOverdue: { zh: '逾期', en: 'Overdue' },
  ObligationEscalated: { zh: '督办升级', en: 'Escalated' },
  ObligationWarned: { zh: '预警', en: 'Warned' },
};
