import type { ChecklistRow, GuardRow, ObligationRow } from '../../row.js';
import { WRITTEN_CHANNELS } from '../../channels.js';
import { cite, product } from '../cite.js';

const S = cite('S');
const X = cite('X');
const AT_ONCE = product('“立即”的时限由公司设置（分钟）。', 'How many minutes "at once" are is set by the company.');
const COLLECTIVE = { kind: 'COMPLAINT', collective: true } as const;
export const FIVE_HOUSEHOLDS = X('四', '指同一物業范圍內五戶或五戶以上的業戶針對同一事件同時提出的投訴。', 'A complaint raised at the same time, about the same matter, by five or more households of one property.');

const BY_VISIT = X('十一', '對集體投訴事件的回復必須通過上門拜訪的方式回復業戶', 'A collective complaint must be answered by a visit in person');

const IN_WRITING_TOO = X('十一', '對業戶的書面投訴必須同時以書面方式和其他方式回復業戶', 'A written complaint must be answered in writing and in another way as well');
const NOT_IN_WRITING = { zh: '书面投诉还没有书面答复。请先书面答复住户，再确认关闭。', en: 'This written complaint has had no written answer. Answer the resident in writing first, then confirm.' };

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
    kind: 'obligation',
    key: 'CP-23.report',
    name: { zh: '填写《特别事故报告》', en: 'Special incident report written' },
    clauses: [X('八.1', '直接組織人員及時進行處理，并填寫《特別事故報告》', 'organises the handling directly and promptly, and writes the special incident report'), product('不晚于主任获知次日24:00。', 'By 24:00 of the day after the manager knew, at the latest.')],
    because: {
      zh: '报告是主任的职责，条款没有写时限：由本规程定为获知的次日。报告内容取自记录，主任写明经过、原因和措施后即为填写。',
      en: "The head writes it, and the text gives no time: the pack sets the day after the head knew. The form is filled from the record; the head's account of course, cause and measures makes it written.",
    },
    subject: 'case',
    appliesTo: COLLECTIVE,
    opensOn: { event: 'CaseClassified' },
    clockFrom: 'collectiveToldAt',
    term: { kind: 'endOfDay', days: 1 },
    sets: 'RECORD',
    metBy: { event: 'StepRecorded', facts: { step: 'SPECIAL_INCIDENT_REPORT' } },
    owedBy: ['CENTRE_MANAGER'],
    strength: 'MUST',
  },
  {
    kind: 'guard',
    key: 'CP-23.visit',
    name: { zh: '集体投诉须上门拜访答复', en: 'A collective complaint is answered by a visit in person' },
    clauses: [BY_VISIT],
    because: {
      zh: '“必须”，不得以其他方式代替。告知正在处理可用任何方式；答复必须上门。',
      en: '"Must", and nothing may stand in for it. Word that it is being seen to may go any way; the answer may not.',
    },
    verb: 'replyToResident',
    refusedWhen: { ...COLLECTIVE, 'to.definite': true, 'to.form': { not: 'VISIT' } },
    message: { zh: '集体投诉的明确答复须上门拜访。请上门答复后，以“上门拜访”登记。', en: 'The definite answer to a collective complaint is given by a visit in person. Visit the households, and record it as a visit.' },
  },
  {
    kind: 'guard',
    key: 'CP-23.household',
    name: { zh: '逐户上门答复', en: 'Each household is answered by a visit in person' },
    clauses: [BY_VISIT],
    because: {
      zh: '“必须通过上门拜访的方式回复业户”：每一户都是业户，电话或书面通知不能代替。',
      en: '"Must be answered by a visit": each household is one of them, and a call or a notice stands in for none.',
    },
    verb: 'answerHousehold',
    refusedWhen: { kind: 'COMPLAINT', 'to.form': { not: 'VISIT' } },
    message: { zh: '集体投诉须逐户上门答复。请上门后，以“上门拜访”登记。', en: 'Each household of a collective complaint is answered by a visit in person. Visit it, and record it as a visit.' },
  },
  {
    kind: 'guard',
    key: 'CP-23.each',
    name: { zh: '列明各户的，逐户答复', en: 'Where households are named, each gets its own answer' },
    clauses: [BY_VISIT, FIVE_HOUSEHOLDS],
    because: {
      zh: '对整件作一次“明确答复”，看不出谁得到了答复。',
      en: 'One definite answer to the whole would not show who got it.',
    },
    verb: 'replyToResident',
    refusedWhen: { ...COLLECTIVE, householdsNamed: true, 'to.definite': true },
    message: { zh: '集体投诉的明确答复须逐户登记。请在“各户”中登记每一户的上门答复。', en: 'The definite answer to a collective complaint is recorded household by household. Record each visit under "Households".' },
  },
  {
    kind: 'guard',
    key: 'CP-23.confirm',
    name: { zh: '逐户确认', en: 'Each household is asked' },
    clauses: [BY_VISIT, X('七.6', '投訴受理人應及時跟進了解顧客對投訴處理的意見或建議，必要時采取相應的措施，直至顧客滿意。', "Whoever accepted the complaint follows it up and asks for the customer's opinion of the handling, and where needed takes measures until the customer is content.")],
    because: {
      zh: '一户满意不代表其余各户满意：每一户各自确认，最后一户确认后关闭。',
      en: 'That one is content says nothing of the others: each is asked, and with the last one it is closed.',
    },
    verb: 'confirmWithResident',
    refusedWhen: COLLECTIVE,
    message: { zh: '集体投诉须逐户确认。请先列明各户，再在“各户”中逐户确认。', en: 'The households of a collective complaint are asked one by one. Name them, then ask each under "Households".' },
  },
  {
    kind: 'guard',
    key: 'CP-23.settler',
    name: { zh: '办结人不得自行向各户确认', en: 'Who settled it does not ask the households' },
    clauses: [
      S('5.3.2', '客服主管收到被投诉部门投诉处理的反馈信息后，将情况上报经理，并对投诉的业户进行回访', 'On the feedback of the department complained of, the supervisor reports to the manager and visits the complainant'),
      product('办结人与确认人不得为同一人。', 'Who settled a complaint and who confirms it are two persons.'),
    ],
    because: {
      zh: '与 CP-13 相同：任何人都不得自己核查自己（定律10）。',
      en: 'The same as CP-13: nobody closes their own check (law 10).',
    },
    verb: 'confirmHousehold',
    refusedWhen: { kind: 'COMPLAINT', 'actor.isSettler': true },
    message: { zh: '投诉由您办结，须由他人与各户确认。', en: 'You settled this complaint; someone else has to ask the households.' },
  },
  {
    kind: 'guard',
    key: 'CP-23.close',
    name: { zh: '各户都答复后才能关闭', en: 'Closed only when every household is answered' },
    clauses: [BY_VISIT],
    because: {
      zh: '写明原因关闭可以不经确认，不能不经答复：少一户，就有一户不知道结果。',
      en: 'Closing with a reason can do without the confirmation, not without the answer: one left out would never hear of the result.',
    },
    verb: 'closeCase',
    refusedWhen: { ...COLLECTIVE, householdsAnswered: false },
    message: { zh: '集体投诉须每一户都上门答复后才能关闭。', en: 'A collective complaint is closed only when every household has been answered by a visit.' },
  },
  {
    kind: 'guard',
    key: 'CP-23.whole',
    name: { zh: '集体投诉不并入别的事项', en: 'A collective complaint is not merged into another case' },
    clauses: [FIVE_HOUSEHOLDS, BY_VISIT],
    because: {
      zh: '并入后本件即告关闭，各户就没有了答复；应由别的投诉并入本件。',
      en: 'It would be closed with households unanswered; the other complaint is joined to it instead.',
    },
    verb: 'mergeCase',
    refusedWhen: COLLECTIVE,
    message: { zh: '集体投诉不能并入别的事项。请把别的投诉并入集体投诉。', en: 'A collective complaint cannot be merged into another case. Join the other one to it.' },
  },
  {
    kind: 'guard',
    key: 'CP-23.stays',
    name: { zh: '列明五户的仍为集体投诉', en: 'With five households named it stays collective' },
    clauses: [FIVE_HOUSEHOLDS],
    because: {
      zh: '五户已有记录，改称“不是集体投诉”就成了不逐户答复的办法（定律2）。',
      en: 'Five are on record; to call it something else would be a way around answering each (law 2).',
    },
    verb: 'classifyCase',
    refusedWhen: { ...COLLECTIVE, householdsNamed: true, 'to.collective': false },
    message: { zh: '已列明五户或五户以上，仍为集体投诉。', en: 'Five households or more are named, so it stays a collective complaint.' },
  },
  {
    kind: 'checklist',
    key: 'CP-23.steps',
    name: { zh: '集体投诉', en: 'Collective complaint' },
    clauses: [X('八.1', '并與相關業戶聯系，約定回復時間，直接組織人員及時進行處理，并填寫《特別事故報告》', 'and contacts the households concerned, agrees a time for the answer, organises the handling directly and writes the special incident report')],
    because: {
      zh: '主任与各户联系、写报告，都由此记录；写报告的期限见 CP-23.report。',
      en: 'Where the head records that the households were contacted and the report was written; by when the report is, CP-23.report says.',
    },
    subject: 'case',
    appliesTo: COLLECTIVE,
    steps: [
      { key: 'HOUSEHOLDS_CONTACTED', name: { zh: '已与相关业户联系', en: 'Households contacted' }, strength: 'MUST', evidence: { zh: '哪些业户', en: 'which households' } },
      { key: 'SPECIAL_INCIDENT_REPORT', name: { zh: '已填写《特别事故报告》', en: 'Special incident report written' }, strength: 'MUST', evidence: { zh: '经过、原因和处理措施', en: 'course, cause and measures' } },
    ],
  },
  {
    kind: 'guard',
    key: 'CP-24',
    name: { zh: '书面投诉须同时书面答复', en: 'A written complaint gets a written answer as well' },
    clauses: [IN_WRITING_TOO],
    because: {
      zh: '在最后把关：确认满意并关闭之前，不论另外说过什么，都要有书面答复发出。',
      en: 'Asked at the end: before it is closed as satisfied, an answer has gone out in writing, whatever else was said.',
    },
    verb: 'confirmWithResident',
    refusedWhen: { kind: 'COMPLAINT', channel: WRITTEN_CHANNELS, 'to.outcome': 'SATISFIED' },
    unless: { answeredInWriting: true },
    message: NOT_IN_WRITING,
  },
  {
    kind: 'guard',
    key: 'CP-24.household',
    name: { zh: '书面集体投诉须同时书面答复', en: 'A written collective complaint gets a written answer as well' },
    clauses: [IN_WRITING_TOO],
    because: {
      zh: '与 CP-24 相同；书面答复可以一份发给各户，不代替上门。',
      en: 'The same as CP-24. One paper may go out to all households; it does not stand in for the visits.',
    },
    verb: 'confirmHousehold',
    refusedWhen: { kind: 'COMPLAINT', channel: WRITTEN_CHANNELS, 'to.outcome': 'SATISFIED' },
    unless: { answeredInWriting: true },
    message: NOT_IN_WRITING,
  },
];
