import type { PolicyPack } from '../../row.js';
import { cite, product } from '../cite.js';
import { afterHandling } from './after-handling.js';
import { AT_ONCE, TOLD } from './reply.js';

const D = cite('D');
const I = cite('I');

const REPORTED = ['HELP_REQUEST', 'INQUIRY', 'REPAIR', 'OPINION'] as const;

/** 报事: accepted, confirmed and answered within 24 hours; what is not solved is tracked, and the resident told each day. */
export const helpRequestsD: PolicyPack = {
  key: 'help-requests/d',
  area: 'HELP_REQUESTS',
  name: { zh: '住户报事：24小时受理回复，每日反馈进展', en: 'Reported matters: answered in 24 hours, progress told each day' },
  extends: 'help-requests/f-c-u',
  without: ['HR-01', 'HR-01.at-once'],
  rows: [
    {
      kind: 'obligation',
      key: 'HR-06',
      name: { zh: '24小时内受理、确认并回复', en: 'Accepted, confirmed and answered within 24 hours' },
      clauses: [D('四.2(1)', '物业服务公司收到报事单后，应当在24小时内进行受理，确认报事内容，并给予回复。', 'On getting the form the company accepts it within 24 hours, confirms its content, and gives a reply.')],
      because: {
        zh: '三者同时：回复是其中最后一步，所以以回复为准。它适用于各类事项，咨询仍按咨询自己的时限（HR-17、HR-18，依 HR-22）。',
        en: 'All three at once: the reply is the last of them, so it is what meets the row. It is about every kind of matter, so inquiries keep the limits that are about inquiries (HR-17, HR-18, by HR-22).',
      },
      subject: 'case',
      appliesTo: { kind: REPORTED },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'elapsed', hours: 24 },
      sets: 'REPLY',
      general: true,
      metBy: { event: 'ReplyGiven' },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'HR-24',
      name: { zh: '受理的同时告知服务部门', en: 'The department told at the same time' },
      clauses: [
        I('五.2', '物业服务前台人员负责受理服务需求，同时向相关服务部门汇报，保证服务得到及时响应。', 'The desk accepts what is asked for and reports it to the department concerned at the same time, so that it is responded to promptly.'),
        D('四.1', '住户在小区物业服务公司门口或网站上填写报事单。', 'The resident fills the form at the office or on the website.'),
        AT_ONCE,
      ],
      because: {
        zh: '“同时”即立即。转交、派员或向上报告都算告知了部门；前台自己办结的无需告知。',
        en: '"At the same time" is at once. Handing it over, sending somebody or telling those above reaches the department; what the desk settles itself needs none.',
      },
      subject: 'case',
      appliesTo: { kind: ['REPAIR', 'HELP_REQUEST'] },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'setting', setting: 'immediateLimit' },
      sets: 'REPORT',
      metBy: { anyOf: [{ event: 'CaseTransferred' }, { event: 'CaseReferred' }, { event: 'CaseDispatched' }, { event: 'CaseReportedUp' }, { event: 'CaseSettled' }] },
      owedBy: ['RECEPTIONIST'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'HR-23',
      name: { zh: '不能立即解决的先告知住户', en: 'What cannot be solved at once: the resident is told so first' },
      clauses: [D('四.3(2)', '如遇不能立即解决的问题，应当先通知住户并在规定时间内向住户反馈处理进展情况及预计解决时间。', 'Where a problem cannot be solved at once, the resident is told first, and then, within a set time, the progress and the expected time.'), AT_ONCE],
      because: {
        zh: '不能立即解决，在转交时就已知道；此时就要告知住户。后半句的“规定时间”见 HR-13。',
        en: 'That it cannot be solved at once is known when it is passed on; the resident hears it then. The set time of the second half is HR-13.',
      },
      subject: 'case',
      appliesTo: { kind: REPORTED },
      opensOn: { event: 'CaseTransferred' },
      clockFrom: 'passedOnAt',
      term: { kind: 'setting', setting: 'immediateLimit' },
      sets: 'FIRST_RESPONSE',
      metBy: { anyOf: TOLD },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'HR-13',
      name: { zh: '未解决的每天告知进展', en: 'Unsolved: progress told each day' },
      clauses: [
        D('四.3(1)', '物业服务公司应当对未解决的问题定期进行跟踪，并及时向住户反馈处理结果。', 'The company tracks unsolved problems regularly and tells the resident the result promptly.'),
        D('四.3(2)', '在规定时间内向住户反馈处理进展情况及预计解决时间', 'within a set time the progress and the expected time are told to the resident'),
        product('“定期”为每天一次。', '"Regularly" is once a day.'),
      ],
      because: {
        zh: '条款把间隔留给公司决定。每天各有一次，直到办结；哪天没有告知就是未完成，以后补告也不算。',
        en: 'The text leaves the interval to the company. Each day has its own telling, until it is settled; a day without one is missed and no later one makes it good.',
      },
      subject: 'case',
      appliesTo: { kind: REPORTED, status: { not: ['SETTLED', 'CLOSED'] } },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'days', days: 1 },
      everyDays: 1,
      sets: 'PROGRESS',
      metBy: { anyOf: TOLD },
      owedBy: ['CASE_OWNER'],
      ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }],
      strength: 'MUST',
    },
    {
      ...afterHandling,
      key: 'HR-12',
      name: { zh: '处理完毕后及时反馈并确认', en: 'Result told and confirmed soon after handling' },
      clauses: [D('四.2(4)', '在处理完毕后，应及时向住户反馈处理结果及解决方案。', 'After handling, the result and how it was solved are told to the resident promptly.'), product('“及时”不晚于次日24:00。', '"Promptly" is by 24:00 of the next day at the latest.')],
      because: {
        zh: '告知与询问合为一步：向住户确认时告知结果。不满意则重新处理。',
        en: 'Told and asked in one: the confirmation is where the result is told. Dissatisfied reopens it.',
      },
      term: { kind: 'endOfDay', days: 1 },
      sets: 'CALLBACK',
    },
  ],
};
