import type { GuardRow, ObligationRow, PolicyPack } from '../../row.js';
import { complaintGuards } from './s-k-guards.js';
import { cite, product } from '../cite.js';

const S = cite('S');
const K = cite('K');
const X = cite('X');

const VALID_COMPLAINT = { kind: 'COMPLAINT', validity: 'VALID' } as const;
/** Events name the highest post of who acted, so a supervisor who also stands in for the manager is among them. */
const SUPERVISOR_OR_ABOVE = ['CS_SUPERVISOR', 'CENTRE_MANAGER', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'] as const;

const classified = {
  kind: 'obligation',
  key: 'CLASSIFY',
  name: { zh: '投诉定性', en: 'Complaint classified' },
  clauses: [
    X('六.3', '客戶服務主管接到投訴后，按照投訴內容區分為有效投訴、協助投訴或無效投訴。', 'On getting a complaint the customer-service supervisor sorts it by its content: valid, assist or invalid.'),
    K('4.3', '投诉分为有效投诉和无效投诉……下列投诉属重大投诉……重要投诉……轻微投诉', 'Complaints are valid or invalid; the valid ones major, important or minor.'),
    product('应在受理后规定分钟内完成定性（公司设置）。', 'To be done within a number of minutes after reception that the company sets.'),
  ],
  because: {
    zh: 'CP-34：投诉的每个时限都取决于类别，不定性就等于避开全部时限（定律2）。有效投诉须同时定出等级，才算定性。咨询数日后发展为投诉的，自发展之时起须定性（定律1）；一开始就是投诉的，自受理起算。',
    en: 'CP-34. Every limit of a complaint hangs on its class, so leaving it unclassified would be a way out of all of them (law 2). A valid one is classified only when its severity is set too. An inquiry that develops into a complaint days later owes it from then on (law 1); one that was a complaint from the start, from reception.',
  },
  subject: 'case',
  appliesTo: { kind: 'COMPLAINT' },
  opensOn: { event: 'CaseReceived' },
  clockFrom: 'classFrom',
  term: { kind: 'setting', setting: 'classifyWithin' },
  sets: 'CLASS',
  metBy: { event: 'CaseClassified', facts: { kind: 'COMPLAINT', classified: true } },
  owedBy: ['CS_SUPERVISOR'],
  strength: 'MUST',
} as const satisfies ObligationRow;

const withinAMonth = {
  kind: 'obligation',
  key: 'CP-03',
  name: { zh: '有效投诉一个月内解决', en: 'Valid complaint solved within a month' },
  clauses: [
    S('4.1.3', '有效投诉在一个月内得不到合理解决的投诉。', '(A major complaint is also:) a valid complaint that is not reasonably solved within one month.'),
    K('4.3.2 c', '有效投诉在一个月内得不到合理解决的投诉。', '(A major complaint is also:) a valid complaint that is not reasonably solved within one month.'),
  ],
  because: {
    zh: '条款以满一个月为重大投诉的情形之一，故到期时事项自动成为重大：自那一刻起的发展。不论何时判为有效，均自受理起算。',
    en: 'The text makes lapse of the month a ground of severity, so at due the case becomes MAJOR by itself: a development from that moment. Counts from reception, whenever it was found valid.',
  },
  subject: 'case',
  appliesTo: VALID_COMPLAINT,
  opensOn: { event: 'CaseReceived' },
  clockFrom: 'receivedAt',
  term: { kind: 'months', months: 1 },
  sets: 'SETTLEMENT',
  metBy: { event: 'CaseSettled' },
  repeatsOn: { event: 'CaseReopened' },
  owedBy: ['CASE_OWNER'],
  ladder: [{ at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'SET_FACT', fact: 'severity', value: 'MAJOR' } }],
  strength: 'MUST',
} as const satisfies ObligationRow;

const major = [
  {
    kind: 'obligation',
    key: 'CP-05',
    name: { zh: '重大投诉12小时内上报', en: 'Major complaint reported within 12 hours' },
    clauses: [S('5.2.1', '重大投诉：12小时内上报总公司相关部门及抄报总经理室，并由管理中心经理安排处理', 'Major complaints: within 12 hours reported to the head office department concerned, with a copy to the general manager\'s office; the centre manager arranges the handling'), product('逾期告知总经理。', 'When overdue, the general manager is told.')],
    because: {
      zh: '两处报告都要作出，以较晚的一处为准。',
      en: 'Both reports are asked for, so it is met when the later of the two is made.',
    },
    subject: 'case',
    appliesTo: { ...VALID_COMPLAINT, severity: 'MAJOR' },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'elapsed', hours: 12 },
    sets: 'REPORT',
    metBy: { allOf: [{ event: 'CaseReportedUp', facts: { to: 'HEAD_OFFICE' } }, { event: 'CaseReportedUp', facts: { to: 'GM_OFFICE' } }] },
    owedBy: ['CENTRE_MANAGER'],
    ladder: [{ at: 'DUE', to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } }],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-06',
    name: { zh: '重大投诉两日内明确答复', en: 'Major complaint: definite answer within 2 days' },
    clauses: [S('5.2.1', '2日内给投诉的住户明确答复', 'a definite answer to the resident within 2 days')],
    because: {
      zh: '中间答复（“正在了解”）不是明确答复；只有登记为明确答复的才算。',
      en: 'An interim reply ("we are looking into it") is not a definite answer; only a reply marked as definite meets it.',
    },
    subject: 'case',
    appliesTo: { ...VALID_COMPLAINT, severity: 'MAJOR' },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'days', days: 2 },
    sets: 'DEFINITE_ANSWER',
    metBy: { event: 'ReplyGiven', facts: { definite: true } },
    owedBy: ['CENTRE_MANAGER'],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-07',
    name: { zh: '重大投诉10日内解决', en: 'Major complaint solved within 10 days' },
    clauses: [S('5.2.1', '解决时间不宜超过10日', 'it should not take longer than 10 days to solve'), product('逾期告知总经理。', 'When overdue, the general manager is told.')],
    because: {
      zh: '“不宜”比“须”缓和，故为“宜”，逾期也按“宜”统计。',
      en: '"Should not" is softer than "must": a SHOULD, and its lateness is counted as one.',
    },
    subject: 'case',
    appliesTo: { ...VALID_COMPLAINT, severity: 'MAJOR' },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'days', days: 10 },
    sets: 'SETTLEMENT',
    metBy: { event: 'CaseSettled' },
    repeatsOn: { event: 'CaseReopened' },
    owedBy: ['CENTRE_MANAGER'],
    ladder: [{ at: 'DUE', to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } }],
    strength: 'SHOULD',
  },
] as const satisfies readonly ObligationRow[];

export const important = [
  {
    kind: 'obligation',
    key: 'CP-08',
    name: { zh: '重要投诉1小时内报客服主管', en: 'Important complaint reported to the supervisor within 1 hour' },
    clauses: [S('5.2.2', '重要投诉：投诉接待后1小时内报客服主管进行处置', 'Important complaints: within 1 hour after reception reported to the customer-service supervisor, who disposes of them'), product('逾期告知客服主管。', 'When overdue, the supervisor is told.')],
    because: {
      zh: '主管亲自受理、定性或接管的，主管已经知道；没有人要向某人报告此人刚做过的事。上级岗位处置的，也不必向下报给主管：超时后按同一条款报经理。',
      en: 'What the supervisor did themselves — received it, classified it, or took it over — has reached them; nobody reports to a person what that person has just done. Nor down to the supervisor what a post above disposes of: past the limit the same clause sends it to the manager.',
    },
    subject: 'case',
    appliesTo: { ...VALID_COMPLAINT, severity: 'IMPORTANT' },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'elapsed', hours: 1 },
    sets: 'REPORT',
    metBy: {
      anyOf: [
        { event: 'CaseReportedUp', facts: { to: 'CS_SUPERVISOR' } },
        { event: 'CaseReceived', facts: { byPost: SUPERVISOR_OR_ABOVE } },
        { event: 'CaseClassified', facts: { byPost: SUPERVISOR_OR_ABOVE } },
        { event: 'CaseTakenOver', facts: { post: SUPERVISOR_OR_ABOVE } },
      ],
    },
    owedBy: ['RECEPTIONIST'],
    ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-09',
    name: { zh: '重要投诉一周内处置完毕', en: 'Important complaint settled within a week' },
    clauses: [
      S('5.2.2', '一般在一周内处置完毕，超时需报经理', 'as a rule settled within a week; past that it is reported to the manager'),
      S('5.3.1', '被投诉部门负责人在时效要求内将内容处理完毕', 'the head of the department complained of completes the handling within the limit'),
    ],
    because: {
      zh: '“一般”表示宜；超时报经理即为升级阶梯。',
      en: '"As a rule" makes it a SHOULD; the report to the manager past it is the ladder.',
    },
    subject: 'case',
    appliesTo: { ...VALID_COMPLAINT, severity: 'IMPORTANT' },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'weeks', weeks: 1 },
    sets: 'SETTLEMENT',
    metBy: { event: 'CaseSettled' },
    repeatsOn: { event: 'CaseReopened' },
    owedBy: ['DEPARTMENT_HEAD'],
    ladder: [{ at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } }],
    strength: 'SHOULD',
  },
] as const satisfies readonly ObligationRow[];

const minor = {
  kind: 'obligation',
  key: 'CP-10',
  name: { zh: '轻微投诉两天内或在住户要求的期限内处理完毕', en: "Minor complaint settled within 2 days or by the resident's own limit" },
  clauses: [
    S('5.2.3', '轻微投诉：2天内或在住户要求的期限内处理完毕，超时需报客户主管。', 'Minor complaints: settled within 2 days, or within the limit that the resident asked for; past that they are reported to the supervisor.'),
    S('5.3.1', '被投诉部门负责人在时效要求内将内容处理完毕', 'the head of the department complained of completes the handling within the limit'),
  ],
  because: {
    zh: '住户要求的期限一经记录，不论早晚，都取代两天。',
    en: "The resident's limit, once recorded, replaces the 2 days, whether it is earlier or later.",
  },
  subject: 'case',
  appliesTo: { ...VALID_COMPLAINT, severity: 'MINOR' },
  opensOn: { event: 'CaseReceived' },
  clockFrom: 'classFrom',
  term: { kind: 'fact', fact: 'residentDeadline', otherwise: { kind: 'days', days: 2 } },
  sets: 'SETTLEMENT',
  metBy: { event: 'CaseSettled' },
  repeatsOn: { event: 'CaseReopened' },
  owedBy: ['DEPARTMENT_HEAD'],
  ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }],
  strength: 'MUST',
} as const satisfies ObligationRow;

/** 投诉处理作业规程（九） with K's grounds of severity: the clocks of a complaint. What the two leave open about classifying comes from X. */
export const complaintsSK = {
  key: 'complaints/s-k',
  area: 'COMPLAINTS',
  name: { zh: '投诉处理作业规程', en: 'Complaint handling' },
  rows: [classified, withinAMonth, ...major, ...important, minor, ...complaintGuards] as readonly (ObligationRow | GuardRow)[],
} as const satisfies PolicyPack;
