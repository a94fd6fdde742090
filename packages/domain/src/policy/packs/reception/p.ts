import { KNOWN } from '../../condition.js';
import type { PolicyPack } from '../../row.js';
import { cite, product } from '../cite.js';

const P = cite('P');
const U = cite('U');

/** 前台接待业主作业规程(十五): what is not a complaint is settled in 2 days by the desk, in a week by the supervisor, then by the manager. */
export const receptionP = {
  key: 'reception/p',
  area: 'RECEPTION',
  name: { zh: '前台接待业主作业规程', en: 'Front-desk reception of residents' },
  rows: [
    {
      kind: 'obligation',
      key: 'FD-06',
      name: { zh: '两天内处理完毕', en: 'Settled within 2 days' },
      clauses: [
        P('4.6', '如果在2天内处理完毕的,由客户接待员将处理情况和处理结果记录在《接待业主情况记录》上。', 'What is settled within 2 days, the receptionist records with how it was handled and its result.'),
        P('4.7', '如果在2天内未能处理完毕的情况,转由客服主管负责处理。', 'What could not be settled within 2 days passes to the customer-service supervisor.'),
        P('4.4', '投诉类接待业主情况,按投诉处理作业规程操作。', 'Complaints follow the complaint procedure.'),
      ],
      because: 'Counts from reception, so that a transfer to a department (4.6) never restarts it; the takeover is the text\'s own consequence, so the ladder has that one step and FD-07 goes on from there.',
      subject: 'case',
      appliesTo: { kind: { not: 'COMPLAINT' } },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'days', days: 2 },
      sets: 'SETTLEMENT',
      metBy: { event: 'CaseSettled' },
      repeatsOn: { event: 'CaseReopened' },
      owedBy: ['CASE_OWNER'],
      ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'TAKE_OVER' } }],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'FD-07',
      name: { zh: '一周内处理完毕', en: 'Settled within 1 week' },
      clauses: [
        P('4.7', '如果能在1周内处理完毕的,由客服主管将处理情况和处理结果记录在《接待业主情况记录》上。', 'What can be settled within 1 week, the supervisor records with how it was handled and its result.'),
        P('4.8', '如果在1周内未能处理完毕的情况,转由经理负责处理。', 'What could not be settled within 1 week passes to the manager.'),
        product('经理接管一天后仍未办结的,告知总经理。', 'A day after the manager took over and still not settled: the general manager is told.'),
      ],
      because: 'The supervisor owes it only after FD-06 has lapsed, yet the week is the resident\'s week: it counts from reception. Above the manager the text is silent.',
      subject: 'case',
      appliesTo: { kind: { not: 'COMPLAINT' } },
      opensOn: { event: 'ObligationOverdue', facts: { rule: 'FD-06' } },
      clockFrom: 'receivedAt',
      term: { kind: 'weeks', weeks: 1 },
      sets: 'SETTLEMENT',
      metBy: { event: 'CaseSettled' },
      repeatsOn: { event: 'CaseReopened' },
      owedBy: ['CS_SUPERVISOR'],
      ladder: [
        { at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'TAKE_OVER' } },
        { at: { afterDueMinutes: 24 * 60 }, to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } },
      ],
      strength: 'MUST',
    },
    {
      kind: 'obligation',
      key: 'REPLY-AGREED',
      name: { zh: '按约定时间回复', en: 'Replied by the agreed time' },
      clauses: [
        U('咨询的求助处理 2', '解答不了,请相关部门或物业经理回复或详细记录业主咨询的的问题,并告知业主具体的回复时间,依时回复。', 'What cannot be answered is put to the department or the manager, or is noted down in detail; the owner is told a definite time for the reply, and that time is kept.'),
        product('任何类别的事项,一经约定回复时间,即应依时回复。', 'A reply time that was agreed is kept, for every kind of matter.'),
      ],
      because: 'HR-18. The text says it of inquiries; a promise to a resident weighs the same whatever the matter is. A newly agreed time is owed anew and leaves the verdict on the old one.',
      subject: 'case',
      appliesTo: {},
      opensOn: { event: 'ReplyTimeAgreed' },
      clockFrom: 'receivedAt',
      term: { kind: 'fact', fact: 'agreedReplyAt' },
      sets: 'REPLY',
      // A reply given before a time was agreed is not the one that was promised.
      metBy: { event: 'ReplyGiven', facts: { agreedReplyAt: KNOWN } },
      repeatsOn: { event: 'ReplyTimeAgreed' },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
    {
      kind: 'guard',
      key: 'FD-08',
      name: { zh: '无法处理的由经理说明原因后关闭', en: 'Only the manager closes what cannot be done' },
      clauses: [
        P('3.3.3', '负责对无法处理的事项进行关闭。', 'The manager is responsible for closing what cannot be done.'),
        P('4.8', '如果无法处理的,由经理在《接待业主情况记录》上说明原因。', 'What cannot be done, the manager explains on the record.'),
      ],
      because: 'Closing without the resident\'s word that it is solved ends every later duty, so it is the manager\'s alone, complaints included (X 七.8 sends them up in the same way); the reason is a required field of the command.',
      verb: 'closeCase',
      refusedWhen: { confirmed: false },
      unless: { 'actor.isCentreManager': true },
      message: { zh: '住户尚未确认,只有管理处主任可以说明原因后关闭。请先与住户确认,或提交主任。', en: 'The resident has not confirmed it, so only the centre manager may close it with a reason. Confirm with the resident, or put it to the manager.' },
    },
  ],
} as const satisfies PolicyPack;
