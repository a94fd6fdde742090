import type { ObligationRow } from '../../row.js';
import { cite, product } from '../cite.js';
import { A_TENTH, ALL, ASSISTANT, GRAVE, ORDINARY } from './texts.js';

const Q = cite('Q');
const U = cite('U');

/** A visit exists because every one of its kind is owed, because it was drawn, or because somebody chose it; from then on its row runs, from when the work was done. */
const visit = {
  kind: 'obligation',
  subject: 'callback',
  opensOn: { event: 'CallbackOpened' },
  clockFrom: 'settledAt',
  sets: 'CALLBACK',
  metBy: { event: 'CallbackRecorded' },
  strength: 'MUST',
} as const satisfies Partial<ObligationRow>;

const WITHIN_3_DAYS = Q('4.1.1 a', '投诉事件的回访，应在投诉处理完毕后的三天内进行。', 'A complaint is visited within three days of being settled.');
const HOME_OR_LETTER = Q('4.1.6 a', '投诉事件的回访，适用家访和信访。', 'Complaints are visited at home or by letter.');
const CONTRACTED = Q('4.1.1 c', '特约服务的回访，应安排在合同执行期的中期阶段和结束后进行。', 'A special service is visited in the middle phase of its term and after its end.');

/** By when visits are owed, and by whom (CB-01 to CB-06, CB-10, CB-11, CB-20). */
export const VISITS: readonly ObligationRow[] = [
  {
    ...visit,
    key: 'CB-01.grave',
    name: { zh: '重大、重要投诉三天内回访', en: 'Major or important complaint visited within 3 days' },
    clauses: [WITHIN_3_DAYS, ALL, GRAVE, HOME_OR_LETTER],
    because: { zh: 'CB-10：由主任组织，故由主任负责，不论谁去。三天为“须”；由谁去为“一般情况”。', en: 'CB-10: the head organises it, so the head owes it, whoever goes. The three days are a MUST; who goes is "as a rule".' },
    appliesTo: { kind: 'COMPLAINT', severity: ['MAJOR', 'IMPORTANT'] },
    term: { kind: 'days', days: 3 },
    owedBy: ['CENTRE_MANAGER'],
  },
  {
    ...visit,
    key: 'CB-01.ordinary',
    name: { zh: '一般投诉三天内回访', en: 'Ordinary complaint visited within 3 days' },
    clauses: [WITHIN_3_DAYS, ALL, ORDINARY, HOME_OR_LETTER],
    because: { zh: 'CB-11：非重大、非重要的即为一般投诉，协助处理和无效的也在内，100%没有例外；由两个岗位共同负责。', en: 'CB-11: ordinary is what is not major or important, to assist and invalid too; 100 % knows no exception. Two posts owe it together.' },
    appliesTo: { ordinary: true },
    term: { kind: 'days', days: 3 },
    owedBy: ['DEPARTMENT_HEAD', 'CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-02',
    name: { zh: '维修完成后五天内回访', en: 'Repair visited within 5 days' },
    clauses: [Q('4.1.1 b', '维修工程的回访，应在完成维修工程后的五天内进行', 'A repair is visited within five days of being completed'), A_TENTH, ASSISTANT],
    because: { zh: '自完成之时起算，与何时抽取无关：第四天抽到的，只剩一天。', en: 'Counts from completion, whenever it was drawn: drawn on the fourth day, one day is left.' },
    appliesTo: { kind: 'REPAIR', round: 'FIRST' },
    term: { kind: 'days', days: 5 },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-02.second',
    name: { zh: '一个月后、两个月内第二次回访', en: 'Second visit after 1 month, within 2' },
    clauses: [Q('4.1.1 b', '必要时在完成维修工程一个月后，两个月内进行第二次回访。', 'where needed, a second visit is made after one month and within two months of completion.')],
    because: { zh: '这是一个时间窗：满一个月之前的回访看不出维修是否耐久，不算第二次回访。“必要时”由人提出并写明理由。', en: 'A window: a visit before the month shows nothing about whether the repair lasts. "Where needed" is a judgement, so a person asks for it with a reason.' },
    appliesTo: { kind: 'REPAIR', round: 'SECOND' },
    term: { kind: 'window', notBefore: { kind: 'months', months: 1 }, by: { kind: 'months', months: 2 } },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-03.mid',
    name: { zh: '特约服务合同中期回访', en: 'Contracted service visited in mid-term' },
    clauses: [CONTRACTED, ALL, ASSISTANT, product('合同期的三分之一之后、三分之二之前为中期阶段', 'the middle phase lies between one and two thirds of the term')],
    because: { zh: '原文未界定“中期阶段”：产品取合同期的中间三分之一。', en: 'The text does not say what the middle phase is: the product takes the middle third of the term.' },
    appliesTo: { occasion: 'CONTRACTED_SERVICE', round: 'MID_TERM' },
    clockFrom: 'startsAt',
    term: {
      kind: 'window',
      notBefore: { kind: 'fraction', numerator: 1, denominator: 3, of: { kind: 'fact', fact: 'endsAt' } },
      by: { kind: 'fraction', numerator: 2, denominator: 3, of: { kind: 'fact', fact: 'endsAt' } },
    },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-03.end',
    name: { zh: '特约服务结束后一周内回访', en: 'Contracted service visited within a week after its end' },
    clauses: [CONTRACTED, ALL, ASSISTANT, product('结束后一周内', 'within a week after the end')],
    because: { zh: '“结束后”没有写明期限：按其他服务的一周（CB-06）；合同结束之前的回访不算。', en: '"After its end" names no limit: the week of other services (CB-06). A visit before the end does not count.' },
    appliesTo: { occasion: 'CONTRACTED_SERVICE', round: 'AFTER_END' },
    clockFrom: 'endsAt',
    term: { kind: 'weeks', weeks: 1 },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-04',
    name: { zh: '急救结束后一周内家访', en: 'First aid visited at home within a week' },
    clauses: [
      Q('4.1.1 d', '急救病人的回访，应安排在急救工作结束后的一周内进行。', 'First aid is visited within a week after the aid ended.'),
      Q('4.1.6 d', '急救病人的回访，适用家访。', 'First aid is visited at home.'),
      U('急救病人的处理', '应安排在急救工作结束后的一周内进行回访', 'a visit is arranged within a week after the aid ended'),
    ],
    because: { zh: 'FA-05：每一次急救都要回访，不是只抽十分之一。急救自记录结束之时（FA-06）结束；无人记录的，自办结之时结束。', en: 'FA-05. For every first aid, not a tenth of them. The aid ends when that is recorded (FA-06), or with the settlement where nobody recorded it.' },
    appliesTo: { kind: 'HELP_REQUEST', firstAid: true },
    clockFrom: 'aidEndedAt',
    term: { kind: 'weeks', weeks: 1 },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-05',
    name: { zh: '报刊、文体活动一个月内回访', en: 'Publication or event visited within a month' },
    clauses: [
      Q('4.1.1 e', '管理处发行的报刊、杂志及组织的文体活动的回访，应当在组织、发行完毕后一个月内进行。', 'Publications, and cultural and sports events, are visited within a month after they were issued or held.'),
      Q('4.1.2 c', '社区活动的回访率要求达到10%。', 'Of community events a tenth is visited.'),
    ],
    because: { zh: '自举办或发行完毕之时起算。原文未写由谁回访，按 CB-20 由客户助理。', en: 'Counts from when it was held or issued. The text names nobody, so a customer assistant, as of other services (CB-20).' },
    appliesTo: { occasion: 'COMMUNITY_EVENT' },
    clockFrom: 'heldAt',
    term: { kind: 'months', months: 1 },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-06',
    name: { zh: '其他服务完成后一周内回访', en: 'Other service visited within a week' },
    clauses: [Q('4.1.1 f', '其他管理服务工作的回访，应安排在完成管理服务工作后的一周内进行。', 'Other services are visited within a week of being completed.'), ASSISTANT],
    because: { zh: '其他各行未列出的全部服务；以抽取或人工选定的为准。', en: 'All that the other rows do not name; what is drawn or chosen by hand.' },
    appliesTo: { group: 'OTHER' },
    term: { kind: 'weeks', weeks: 1 },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
  {
    ...visit,
    key: 'CB-06.help',
    name: { zh: '求助完成后一周内回访', en: 'Help request visited within a week' },
    clauses: [Q('4.1.1 f', '其他管理服务工作的回访，应安排在完成管理服务工作后的一周内进行。', 'Other services are visited within a week of being completed.'), A_TENTH],
    because: { zh: '求助同此；急救除外，急救有自己的回访（CB-04）。', en: 'The same for help requests, but first aid, which has its own visit (CB-04).' },
    appliesTo: { group: 'HELP_REQUEST' },
    term: { kind: 'weeks', weeks: 1 },
    owedBy: ['CUSTOMER_ASSISTANT'],
  },
];
