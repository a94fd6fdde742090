import type { PolicyPack } from '../../row.js';
import { cite } from '../cite.js';
import { product } from '../cite.js';

const X = cite('X');
const AT_ONCE = product('“及时”的时限由公司设置（分钟）。', 'How many minutes "promptly" are is set by the company.');
const VALID = { kind: 'COMPLAINT', validity: 'VALID' } as const;
const ON_THE_SPOT = { kind: 'COMPLAINT', onTheSpot: true } as const;

/** X with its own hours, beside the limits by severity: the supervisor's 2 hours, the answer on the day, what is settled on the spot. */
export const complaintsX: PolicyPack = {
  key: 'complaints/x',
  area: 'COMPLAINTS',
  name: { zh: '小区业户投诉处理规程（2小时、即日）', en: 'Complaints in the estate: 2 hours, the same day' },
  extends: 'complaints/s-k-x',
  without: ['CP-36'],
  rows: [
    {
      kind: 'obligation',
      key: 'CP-16',
      name: { zh: '当场处理的一小时内报管理处', en: 'Settled on the spot: on record within 1 hour' },
      clauses: [X('六.1', '對能夠當場處理的投訴，應當予以處理。并在一小時內將投訴事件及處理結果報告管理處', 'What can be settled on the spot is; and within one hour the complaint and its result are reported to the office')],
      because: {
        zh: '当场处理指到达主管之前就已办结的。结果记录在案，管理处即已知悉，所以办结即为完成，也看得出是否在一小时之内。',
        en: 'On the spot is what was settled before it came to the supervisor. The office has it when the result is on the record, so settling meets it, and shows whether the hour was kept.',
      },
      subject: 'case',
      appliesTo: ON_THE_SPOT,
      opensOn: { event: 'CaseSettled' },
      clockFrom: 'receivedAt',
      term: { kind: 'elapsed', hours: 1 },
      sets: 'RECORD',
      metBy: { event: 'CaseSettled' },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'CP-17',
      name: { zh: '有效投诉2小时内联系并约定回复时间', en: 'Valid: the household contacted within 2 hours, and a time agreed' },
      clauses: [X('七.1', '客服主管應對有效投訴，應在2小時內和業戶聯系，約定回復時間，并在約定時間內予以及時處理。', 'For a valid complaint the supervisor contacts the household within 2 hours, agrees a time for the answer, and handles it by then.')],
      because: {
        zh: '自主管接到之时起算（六.3）。约定的时间由 REPLY-AGREED 约束。当即明确答复的，无需再约时间。',
        en: 'Counts from when the supervisor got it (六.3). The agreed time is then owed by REPLY-AGREED. Who answers definitely at once needs to agree no time.',
      },
      subject: 'case',
      appliesTo: VALID,
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'routedToSupervisorAt',
      term: { kind: 'elapsed', hours: 2 },
      sets: 'FIRST_RESPONSE',
      metBy: { anyOf: [{ event: 'ReplyTimeAgreed' }, { event: 'ReplyGiven', facts: { definite: true } }] },
      owedBy: ['CS_SUPERVISOR'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'CP-18',
      name: { zh: '协助处理的及时书面报告解决部门', en: 'To assist with: reported in writing, promptly, to who can solve it' },
      clauses: [X('七.2', '客服主管應對協助處理投訴，應及時將投訴內容書面報告解決部門，并跟進解決部門的處理過程。', 'For a complaint to assist with the supervisor promptly reports it in writing to the department that can solve it, and follows how it does.'), AT_ONCE],
      because: {
        zh: '须书面，所以打电话不算。它取代 CP-36（同一职责，但不要求书面、时间更宽）；之后由 CP-37 每天跟进。',
        en: 'In writing, so a telephone call does not meet it. It takes the place of CP-36, which is the same duty without paper and with more time; CP-37 follows it up each day.',
      },
      subject: 'case',
      appliesTo: { kind: 'COMPLAINT', validity: 'ASSIST' },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'routedToSupervisorAt',
      term: { kind: 'setting', setting: 'immediateLimit' },
      sets: 'REPORT',
      metBy: { anyOf: [{ event: 'CaseReferred', facts: { inWriting: true } }, { event: 'CaseSettled' }] },
      owedBy: ['CS_SUPERVISOR'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'CP-19',
      name: { zh: '无效投诉2小时内回复', en: 'Invalid: answered within 2 hours' },
      clauses: [
        X('十三', '無效投訴應在兩小時內，回復業戶。', 'An invalid complaint is answered within two hours.'),
        X('七.3', '客服主管對無效投訴應向業戶合理、耐心的解釋。', 'For an invalid complaint the supervisor explains it reasonably and patiently to the household.'),
      ],
      because: {
        zh: '由主管解释，所以自主管接到之时起算。',
        en: 'The supervisor explains, so it counts from when the supervisor got it.',
      },
      subject: 'case',
      appliesTo: { kind: 'COMPLAINT', validity: 'INVALID' },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'routedToSupervisorAt',
      term: { kind: 'elapsed', hours: 2 },
      sets: 'REPLY',
      metBy: { event: 'ReplyGiven' },
      owedBy: ['CS_SUPERVISOR'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'CP-20',
      name: { zh: '当场处理的办结后2小时内回复并记录意见', en: 'Settled on the spot: answered within 2 hours, the opinion recorded' },
      clauses: [X('十.1', '對當場處理的投訴，在投訴處理完畢后，由值班記錄人負責在兩小時內回復業主，并將業戶對投訴處理的結果的意見填寫在《值班記錄表》上。', "For what is settled on the spot, the duty recorder answers the owner within two hours after settling, and writes the owner's opinion of the result in the duty log.")],
      because: {
        zh: '向住户确认是否解决，同时就是答复和征求意见；否则须有答复，并记录意见。',
        en: 'Asking the resident whether it is solved is both at once; else an answer and a note of the opinion.',
      },
      subject: 'case',
      appliesTo: ON_THE_SPOT,
      opensOn: { event: 'CaseSettled' },
      clockFrom: 'lastSettledAt',
      term: { kind: 'elapsed', hours: 2 },
      sets: 'REPLY',
      metBy: {
        anyOf: [
          { event: 'ResidentConfirmed', facts: { outcome: ['SATISFIED', 'DISSATISFIED'] } },
          { allOf: [{ event: 'ReplyGiven' }, { event: 'NoteAdded', facts: { about: 'OPINION' } }] },
        ],
      },
      owedBy: ['DUTY_CLERK'],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'CP-21',
      name: { zh: '主管处理的有效投诉即日回复', en: "Valid, with the supervisor: answered the same day" },
      clauses: [X('十.2', '客戶服務主管處理的有效投訴，即日內回復業戶，特殊情況，無法在即日內恢復業戶的，應與業戶約定回復時間，在約定時間內回復業戶。', 'A valid complaint that the supervisor handles is answered the same day; in special circumstances, where that cannot be, a time is agreed with the household and kept.')],
      because: {
        zh: '“即日”止于主管接到当天的24:00。约定的时间取而代之；当天之内约定的，显示为有理由的延期（定律5）。',
        en: '"The same day" ends at 24:00 of the day on which the supervisor got it. The agreed time takes its place; agreed while the day still runs, it is shown as the reasoned extension that it is (law 5).',
      },
      subject: 'case',
      appliesTo: VALID,
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'routedToSupervisorAt',
      term: { kind: 'fact', fact: 'agreedReplyAt', otherwise: { kind: 'endOfDay' } },
      sets: 'DEFINITE_ANSWER',
      metBy: { event: 'ReplyGiven', facts: { definite: true } },
      owedBy: ['CS_SUPERVISOR'],
      strength: 'MUST',
    },
  ],
};
