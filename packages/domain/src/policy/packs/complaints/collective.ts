import type { ChecklistRow, GuardRow, ObligationRow } from '../../row.js';
import { WRITTEN_CHANNELS } from '../../channels.js';
import { cite, product } from '../cite.js';

const X = cite('X');
const AT_ONCE = product('“立即”的时限由公司设置（分钟）。', 'How many minutes "at once" are is set by the company.');
const COLLECTIVE = { kind: 'COMPLAINT', collective: true } as const;
export const FIVE_HOUSEHOLDS = X('四', '指同一物業范圍內五戶或五戶以上的業戶針對同一事件同時提出的投訴。', 'A complaint raised at the same time, about the same matter, by five or more households of one property.');

/** Collective complaints (X 四, 八.1, 十一): who is told at once, and how they are answered. */
export const collective: readonly (ObligationRow | GuardRow | ChecklistRow)[] = [
  {
    kind: 'obligation',
    key: 'CP-23.manager',
    name: { zh: '集体投诉立即报告管理处主任', en: 'Collective complaint: the centre manager told at once' },
    clauses: [X('八.1', '管理處值班員對集體投訴事件應立即報告管理處主任', 'The duty clerk reports a collective complaint to the head of the management office at once'), FIVE_HOUSEHOLDS, AT_ONCE],
    because: {
      zh: '自有人认定为集体投诉之时起算：第五户可能比第一户晚几天，此前无从报告。',
      en: 'Counts from when a person said that it is collective: the fifth household may come days after the first, and nobody could have told before.',
    },
    subject: 'case',
    appliesTo: COLLECTIVE,
    opensOn: { event: 'CaseClassified' },
    clockFrom: 'collectiveAt',
    term: { kind: 'setting', setting: 'immediateLimit' },
    sets: 'REPORT',
    metBy: {
      anyOf: [
        { event: 'CaseReportedUp', facts: { to: 'CENTRE_MANAGER' } },
        { event: 'CaseTakenOver', facts: { post: 'CENTRE_MANAGER' } },
        { event: 'CaseTransferred', facts: { post: 'CENTRE_MANAGER' } },
        { event: 'CaseClassified', facts: { byPost: 'CENTRE_MANAGER', collective: true } },
      ],
    },
    owedBy: ['DUTY_CLERK'],
    ladder: [{ at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } }],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-23.company',
    name: { zh: '主任立即通报主管副总经理和投诉处理中心', en: 'Collective complaint: deputy general manager and complaint centre told at once' },
    clauses: [X('八.1', '管理處主任接到集體投訴事件報告后立即通報公司主管副總經理和公司客戶投訴處理中心', 'On getting the report the head at once informs the deputy general manager and the complaint centre of the company'), AT_ONCE],
    because: {
      zh: '两处都要通报，以较晚的一处为准。自主任获知集体投诉之时起算，而不是自值班员获知之时。',
      en: 'Both are asked for, so the later of the two meets it. It counts from when the manager knew of a collective complaint, not from when the clerk did.',
    },
    subject: 'case',
    appliesTo: COLLECTIVE,
    opensOn: { event: 'CaseClassified' },
    clockFrom: 'collectiveToldAt',
    term: { kind: 'setting', setting: 'immediateLimit' },
    sets: 'REPORT',
    metBy: { allOf: [{ event: 'CaseReportedUp', facts: { to: 'DEPUTY_GENERAL_MANAGER' } }, { event: 'CaseReportedUp', facts: { to: 'COMPLAINT_CENTRE' } }] },
    owedBy: ['CENTRE_MANAGER'],
    ladder: [{ at: 'DUE', to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } }],
    strength: 'MUST',
  },
  {
    kind: 'guard',
    key: 'CP-23.visit',
    name: { zh: '集体投诉须上门拜访答复', en: 'A collective complaint is answered by a visit in person' },
    clauses: [X('十一', '對集體投訴事件的回復必須通過上門拜訪的方式回復業戶', 'A collective complaint must be answered by a visit in person')],
    because: {
      zh: '“必须”，不得以其他方式代替。告知正在处理可用任何方式；答复必须上门。',
      en: '"Must", and nothing may stand in for it. Word that it is being seen to may go any way; the answer may not.',
    },
    verb: 'replyToResident',
    refusedWhen: { ...COLLECTIVE, 'to.definite': true, 'to.form': { not: 'VISIT' } },
    message: { zh: '集体投诉的明确答复须上门拜访。请上门答复后，以“上门拜访”登记。', en: 'The definite answer to a collective complaint is given by a visit in person. Visit the households, and record it as a visit.' },
  },
  {
    kind: 'checklist',
    key: 'CP-23.steps',
    name: { zh: '集体投诉', en: 'Collective complaint' },
    clauses: [X('八.1', '并與相關業戶聯系，約定回復時間，直接組織人員及時進行處理，并填寫《特別事故報告》', 'and contacts the households concerned, agrees a time for the answer, organises the handling directly and writes the special incident report')],
    because: {
      zh: '主任要做而其他各行没有规定的事；特别事故报告是单独的文书，所以写报告列为一步。',
      en: 'The acts of the head that no other row waits for; the report is a paper of its own, so that it is written is a step.',
    },
    subject: 'case',
    appliesTo: COLLECTIVE,
    steps: [
      { key: 'HOUSEHOLDS_CONTACTED', name: { zh: '已与相关业户联系', en: 'Households contacted' }, strength: 'MUST', evidence: { zh: '哪些业户', en: 'which households' } },
      { key: 'SPECIAL_INCIDENT_REPORT', name: { zh: '已填写《特别事故报告》', en: 'Special incident report written' }, strength: 'MUST' },
    ],
  },
  {
    kind: 'guard',
    key: 'CP-24',
    name: { zh: '书面投诉须同时书面答复', en: 'A written complaint gets a written answer as well' },
    clauses: [X('十一', '對業戶的書面投訴必須同時以書面方式和其他方式回復業戶', 'A written complaint must be answered in writing and in another way as well')],
    because: {
      zh: '在最后把关：确认满意并关闭之前，不论另外说过什么，都要有书面答复发出。',
      en: 'Asked at the end: before it is closed as satisfied, an answer has gone out in writing, whatever else was said.',
    },
    verb: 'confirmWithResident',
    refusedWhen: { kind: 'COMPLAINT', channel: WRITTEN_CHANNELS, 'to.outcome': 'SATISFIED' },
    unless: { answeredInWriting: true },
    message: { zh: '书面投诉还没有书面答复。请先书面答复住户，再确认关闭。', en: 'This written complaint has had no written answer. Answer the resident in writing first, then confirm.' },
  },
];
