import { KNOWN } from '../../condition.js';
import type { ChecklistRow, GuardRow } from '../../row.js';
import { cite } from '../cite.js';

const S = cite('S');
const X = cite('X');
const U = cite('U');

/** How a complaint is met at the desk, and that a valid one is answered and its resident asked: what the texts order without a limit of its own. */
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
  {
    kind: 'guard',
    key: 'CP-38',
    name: { zh: '关闭之前征求住户意见', en: 'The resident is asked before it is closed' },
    clauses: [X('七.6', '投訴受理人應及時跟進了解顧客對投訴處理的意見或建議，必要時采取相應的措施，直至顧客滿意。', "Whoever accepted the complaint follows it up and asks for the customer's opinion of the handling, and where needed takes measures until the customer is content.")],
    because: {
      zh: '由住户确认而关闭的，已经问过；写明原因关闭的，也须先问过，问不到的记下“未联系上”。无效投诉以解释和答复为准（CP-19），不在此列。',
      en: 'Confirmed and so closed, the resident was asked. Closed with a reason it needs that too; that nobody was reached is recorded. An invalid one is explained and answered (CP-19) and is left out.',
    },
    verb: 'closeCase',
    refusedWhen: { kind: 'COMPLAINT', validity: ['VALID', 'ASSIST'], historic: false },
    unless: { opinionAsked: true },
    message: { zh: '还没有征求住户对处理的意见。请先与住户确认，或把意见记录在案，再写明原因关闭。', en: "The resident's opinion of the handling has not been asked. Ask the resident, or note the opinion, then close it with the reason." },
  },
];
