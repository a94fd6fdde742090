import type { PolicyPack } from '../../row.js';
import { cite, product } from '../cite.js';
import { afterHandling } from './after-handling.js';
import { ASKED_FOR, TOLD } from './reply.js';

const B = cite('B');

/** The community office: a first response within 60 minutes, satisfaction surveyed afterwards. */
export const helpRequestsB: PolicyPack = {
  key: 'help-requests/b',
  area: 'HELP_REQUESTS',
  name: { zh: '住户求助：首次响应60分钟', en: 'Help requests: first response in 60 minutes' },
  extends: 'help-requests/f-c-u',
  without: ['HR-01', 'HR-01.at-once'],
  rows: [
    {
      kind: 'obligation',
      key: 'HR-02',
      name: { zh: '60分钟内首次响应', en: 'First response within 60 minutes' },
      clauses: [B('4.1', '工作人员必须在住户提出问题的60分钟内响应，并执行下一步的登记和处理流程。', 'Staff must respond within 60 minutes of the resident raising the matter, and take the next step of registering and handling it.')],
      because: {
        zh: '首次响应不是答复：约定时间、派人、或告知已转交都算。它取代 F 请示后的五分钟。',
        en: 'A first response is no answer: to name a time, to send somebody, or to hand it on with word of it is one. It takes the place of the 5 minutes of F after asking.',
      },
      subject: 'case',
      appliesTo: { kind: ASKED_FOR },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'minutes', minutes: 60 },
      sets: 'FIRST_RESPONSE',
      metBy: { anyOf: [...TOLD, { event: 'CaseDispatched' }, { event: 'CaseSettled' }] },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
    {
      ...afterHandling,
      key: 'HR-14',
      name: { zh: '办结后调查满意度', en: 'Satisfaction surveyed after settling' },
      clauses: [B('2.5', '经过问题解决以后，进行住户满意度调查，并准确记录结果。', 'After the problem is solved the satisfaction of the resident is surveyed and the result recorded.'), product('办结后一周内。', 'Within a week of settling.')],
      because: {
        zh: '条款没有规定时限；一周取自 Q 4.1.1 f 的其他服务。只有住户的回答才是结果，没联系上的不算完成。',
        en: 'The text gives no limit; a week is that of the other services in Q 4.1.1 f. Only an answer is a result, so nobody reached does not meet it.',
      },
      term: { kind: 'weeks', weeks: 1 },
      sets: 'CALLBACK',
    },
  ],
};
