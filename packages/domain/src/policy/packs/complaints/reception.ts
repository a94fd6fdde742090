import { KNOWN } from '../../condition.js';
import type { ChecklistRow, GuardRow } from '../../row.js';
import { cite } from '../cite.js';

const K = cite('K');
const S = cite('S');
const X = cite('X');
const U = cite('U');

/** How a complaint is met at the desk, who approves a plan, and that a valid one is answered: what the texts order without a limit of its own. */
export const met: readonly (ChecklistRow | GuardRow)[] = [
  {
    kind: 'checklist',
    key: 'CP-01',
    name: { zh: '接到投诉', en: 'Meeting the complaint' },
    clauses: [
      S('5.1.1', '接待员首先代表被投诉部门向住户的遭遇表示歉意，并立即在《投诉登记处理记录》中作好详细记录。', 'The receptionist first apologises on behalf of the department complained of, and at once keeps a detailed record.'),
      S('5.1.1', '对正在给住户造成损害的事件，应先立即采取措施停止或挽救伤害。', 'Where harm to the resident is going on, measures to stop it or make it good come first, at once.'),
      U('1', '对于误解，如自己能解释清楚时应尽量向业户解释；如自己无法解释清楚应立即请求上司协助或指引业户到相关单位咨询。', 'A misunderstanding is explained where one can; where one cannot, a superior is asked at once, or the owner is led to the unit concerned.'),
    ],
    because: {
      zh: 'CP-01、CP-02 与 CP-41。记录由受理本身完成；其余是当面要做的事，只有在场的人知道，所以是步骤。损害和误解不是每件都有，故为宜。',
      en: 'CP-01, CP-02 and CP-41. The record is made by receiving it; the rest is done face to face and known to who was there, so it is steps. Not every complaint has harm or a misunderstanding in it, so those are SHOULD.',
    },
    subject: 'case',
    appliesTo: { kind: 'COMPLAINT' },
    steps: [
      { key: 'HARM_STOPPED', name: { zh: '先停止或挽救正在发生的损害', en: 'Harm that goes on stopped or made good first' }, strength: 'SHOULD', evidence: { zh: '采取的措施', en: 'the measures taken' } },
      { key: 'APOLOGISED', name: { zh: '代表被投诉部门致歉', en: 'Apologised for the department' }, strength: 'MUST' },
      { key: 'MISUNDERSTANDING_EXPLAINED', name: { zh: '属误解的，已解释、请上司协助或指引', en: 'A misunderstanding explained, a superior asked, or the owner led on' }, strength: 'SHOULD' },
    ],
  },
  {
    kind: 'guard',
    key: 'CP-11',
    name: { zh: '处理方案由经理批复', en: 'The manager approves the plan' },
    clauses: [
      S('3.2', '制定处理方案，报经理批复后，安排人员跟踪处理', 'makes a plan, and after the manager approves it arranges people to follow it through'),
      S('3.3', '经理对客服主管上报的投诉处理方案进行审核', 'The manager reviews the plan that the supervisor puts forward'),
      K('4.2', '调查投诉事件，收集相关资料', 'investigate the complaint, collect material about it'),
    ],
    because: {
      zh: '批复是经理的行为：别人记下“已批复”等于没有审核，所以这一步只能由经理或其上级记录。',
      en: 'To approve is an act of the manager: recorded by somebody else it would be no review, so this step is recorded by the manager or a post above.',
    },
    verb: 'recordStep',
    refusedWhen: { kind: 'COMPLAINT', 'to.step': 'PLAN_APPROVED', 'actor.isCentreManager': false },
    message: { zh: '处理方案须由管理处主任批复并登记。请报主任审核。', en: 'The plan is approved, and recorded as approved, by the centre manager. Put it to the manager.' },
  },
  {
    kind: 'guard',
    key: 'CP-39',
    name: { zh: '有效投诉须答复后才能关闭', en: 'A valid complaint is answered before it is closed' },
    clauses: [X('七.7', '投訴受理人完成對顧客有效投訴的調查和處理后，將處理結果填表寫在《值班記錄表》上，並將處理結果以口頭或書面形式答復顧客。', 'After investigating and handling a valid complaint, whoever accepted it writes the result in the duty log and answers the customer orally or in writing.')],
    because: {
      zh: '住户确认时已当面得知结果；未经确认而写明原因关闭的，须先有明确答复，否则住户始终不知道结果。',
      en: 'A resident who confirms has been told the result. Closed with a reason and without that, a definite answer has to have gone out first; else the resident would never hear of it.',
    },
    verb: 'closeCase',
    refusedWhen: { kind: 'COMPLAINT', validity: 'VALID', confirmed: false },
    unless: { definiteAnswerAt: KNOWN },
    message: { zh: '该有效投诉还没有明确答复。请先把处理结果答复住户，再写明原因关闭。', en: 'This valid complaint has had no definite answer. Tell the resident the result first, then close it with the reason.' },
  },
];
