import type { ChecklistRow, ObligationRow, PolicyPack } from '../../row.js';
import { cite } from '../cite.js';

const Q = cite('Q');
const U = cite('U');

/** A visit is owed after each settlement: reopened it is not, settled again it counts from then. */
const visit = {
  kind: 'obligation',
  subject: 'case',
  clockFrom: 'settledAt',
  sets: 'CALLBACK',
  metBy: { event: 'CallbackCompleted' },
  repeatsOn: { event: 'CaseReopened' },
  strength: 'MUST',
} as const satisfies Partial<ObligationRow>;

const ALL = Q('4.1.2 a', '投诉事件、特约服务的回访率要求达到100%。', 'All complaints and special services are visited.');
const WITHIN_3_DAYS = Q('4.1.1 a', '投诉事件的回访，应在投诉处理完毕后的三天内进行。', 'A complaint is visited within three days of being settled.');
const complaintVisit = { ...visit, opensOn: { event: 'CaseSettled' }, term: { kind: 'days', days: 3 }, metBy: { event: 'CallbackCompleted', facts: { form: ['HOME_VISIT', 'LETTER'] } } } as const;
const HOME_OR_LETTER = Q('4.1.6 a', '投诉事件的回访，适用家访和信访。', 'Complaints are visited at home or by letter.');

/** Repairs and other services: a tenth is drawn, so the duty arises for what is drawn or chosen by hand. */
const drawn = { ...visit, opensOn: { event: 'CallbackDrawn' } } as const;
const A_TENTH = Q('4.1.2 b', '日常维修服务、求助服务的回访率要求达到10%', 'Of routine repairs and help requests a tenth is visited');

/** 回访管理标准作业规程（九）: by when visits are owed. It waits for `CallbackCompleted`, which the visits bring; a centre takes it up with them. */
export const callbacksQ: PolicyPack = {
  key: 'callbacks/q',
  area: 'CALLBACKS',
  name: { zh: '回访管理标准作业规程', en: 'Follow-up visits' },
  rows: [
    {
      ...complaintVisit,
      key: 'CB-01.grave',
      name: { zh: '重大、重要投诉三天内回访', en: 'Major or important complaint visited within 3 days' },
      clauses: [WITHIN_3_DAYS, ALL, Q('4.1.3 a', '重大投诉、重要投诉的回访一般情况由管理处主任组织进行', 'Visits of major and important complaints are organised by the head of the management office as a rule'), HOME_OR_LETTER],
      because: {
        zh: 'CB-10：由主任组织，故由主任负责，不论谁去。三天为“须”；由谁去为“一般情况”。',
        en: 'CB-10: the head organises it, so the head owes it, whoever goes. The three days are a MUST; who goes is "as a rule".',
      },
      appliesTo: { kind: 'COMPLAINT', severity: ['MAJOR', 'IMPORTANT'] },
      owedBy: ['CENTRE_MANAGER'],
    },
    {
      ...complaintVisit,
      key: 'CB-01.minor',
      name: { zh: '轻微投诉三天内回访', en: 'Minor complaint visited within 3 days' },
      clauses: [WITHIN_3_DAYS, ALL, Q('4.1.3 b', '一般投诉的回访由被投诉部门负责人与客户助理共同进行。', 'Ordinary complaints are visited by the head of the department complained of together with a customer assistant.'), HOME_OR_LETTER],
      because: {
        zh: 'CB-11：非重大、非重要的即为一般投诉；由两个岗位共同负责。',
        en: 'CB-11: ordinary is what is not major or important; two owe it together.',
      },
      appliesTo: { kind: 'COMPLAINT', severity: 'MINOR' },
      owedBy: ['DEPARTMENT_HEAD', 'CUSTOMER_ASSISTANT'],
    },
    {
      ...complaintVisit,
      key: 'CB-01.other',
      name: { zh: '协助处理和无效投诉三天内回访', en: 'Complaint to assist with, or invalid, visited within 3 days' },
      clauses: [WITHIN_3_DAYS, ALL, Q('4.1.3 b', '一般投诉的回访由被投诉部门负责人与客户助理共同进行。', 'Ordinary complaints are visited by the head of the department complained of together with a customer assistant.'), HOME_OR_LETTER],
      because: {
        zh: '100% 没有例外（CB-07）：未定等级的，按一般投诉回访。',
        en: '100 % knows no exception (CB-07): what carries no severity is an ordinary complaint.',
      },
      appliesTo: { kind: 'COMPLAINT', validity: ['ASSIST', 'INVALID'] },
      owedBy: ['DEPARTMENT_HEAD', 'CUSTOMER_ASSISTANT'],
    },
    {
      ...drawn,
      key: 'CB-02',
      name: { zh: '维修完成后五天内回访', en: 'Repair visited within 5 days' },
      clauses: [Q('4.1.1 b', '维修工程的回访，应在完成维修工程后的五天内进行', 'A repair is visited within five days of being completed'), A_TENTH, Q('4.1.3 c', '维修服务、特约服务和报事服务的回访由客户助理进行。', 'Repairs, special services and reported matters are visited by a customer assistant.')],
      because: {
        zh: '自完成之时起算，与何时抽取无关：第四天抽到的，只剩一天。',
        en: 'Counts from completion, whenever it was drawn: drawn on the fourth day, one day is left.',
      },
      appliesTo: { kind: 'REPAIR' },
      term: { kind: 'days', days: 5 },
      owedBy: ['CUSTOMER_ASSISTANT'],
    },
    {
      kind: 'checklist',
      key: 'CB-02.needed',
      name: { zh: '维修的第二次回访', en: 'Second visit of a repair' },
      clauses: [Q('4.1.1 b', '必要时在完成维修工程一个月后，两个月内进行第二次回访。', 'where needed, a second visit is made after one month and within two months of completion.')],
      because: {
        zh: '“必要时”：是否需要由人判断，因此要有人记录。',
        en: '"Where needed": that it is needed is a judgement, so somebody records it.',
      },
      subject: 'case',
      appliesTo: { kind: 'REPAIR' },
      steps: [{ key: 'SECOND_VISIT_NEEDED', name: { zh: '需要第二次回访', en: 'A second visit is needed' }, strength: 'SHOULD', evidence: { zh: '为什么', en: 'why' } }],
    },
    {
      ...visit,
      key: 'CB-02.second',
      name: { zh: '一个月后、两个月内第二次回访', en: 'Second visit after 1 month, within 2' },
      clauses: [Q('4.1.1 b', '必要时在完成维修工程一个月后，两个月内进行第二次回访。', 'where needed, a second visit is made after one month and within two months of completion.')],
      because: {
        zh: '这是一个时间窗：满一个月之前的回访看不出维修是否耐久，不算第二次回访。',
        en: 'A window: a visit before the month shows nothing about whether the repair lasts, so it does not count as the second.',
      },
      appliesTo: { kind: 'REPAIR' },
      opensOn: { event: 'StepRecorded', facts: { step: 'SECOND_VISIT_NEEDED' } },
      term: { kind: 'window', notBefore: { kind: 'months', months: 1 }, by: { kind: 'months', months: 2 } },
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
      because: {
        zh: 'FA-05：每一次急救都要回访，不是只抽十分之一。急救自记录结束之时（FA-06）结束；无人记录的，自办结之时结束。',
        en: 'FA-05. For every first aid, not a tenth of them. The aid ends when that is recorded (FA-06), or with the settlement where nobody recorded it.',
      },
      appliesTo: { kind: 'HELP_REQUEST', firstAid: true },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'aidEndedAt',
      term: { kind: 'weeks', weeks: 1 },
      metBy: { event: 'CallbackCompleted', facts: { form: 'HOME_VISIT' } },
      owedBy: ['CUSTOMER_ASSISTANT'],
    },
    {
      ...drawn,
      key: 'CB-06',
      name: { zh: '其他服务完成后一周内回访', en: 'Other service visited within a week' },
      clauses: [Q('4.1.1 f', '其他管理服务工作的回访，应安排在完成管理服务工作后的一周内进行。', 'Other services are visited within a week of being completed.'), A_TENTH],
      because: {
        zh: '其他各行未列出的全部服务；以抽取或人工选定的为准。',
        en: 'All that the other rows do not name; what is drawn or chosen by hand.',
      },
      appliesTo: { kind: ['INQUIRY', 'OPINION', 'CONVENIENCE', 'UNLOCKED_DOOR'] },
      term: { kind: 'weeks', weeks: 1 },
      owedBy: ['CUSTOMER_ASSISTANT'],
    },
    {
      ...drawn,
      key: 'CB-06.help',
      name: { zh: '求助完成后一周内回访', en: 'Help request visited within a week' },
      clauses: [Q('4.1.1 f', '其他管理服务工作的回访，应安排在完成管理服务工作后的一周内进行。', 'Other services are visited within a week of being completed.'), A_TENTH],
      because: {
        zh: '求助同此；急救除外，急救有自己的回访（CB-04）。',
        en: 'The same for help requests, but first aid, which has its own visit (CB-04).',
      },
      appliesTo: { kind: 'HELP_REQUEST', firstAid: false },
      term: { kind: 'weeks', weeks: 1 },
      owedBy: ['CUSTOMER_ASSISTANT'],
    },
  ] satisfies readonly (ObligationRow | ChecklistRow)[],
};
