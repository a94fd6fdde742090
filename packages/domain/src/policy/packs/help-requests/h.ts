import type { ObligationRow, PolicyPack } from '../../row.js';
import { cite } from '../cite.js';
import { ASKED_FOR, AT_ONCE, TOLD } from './reply.js';

const H = cite('H');

const sent = {
  kind: 'obligation',
  subject: 'case',
  opensOn: { event: 'CaseReceived' },
  clockFrom: 'receivedAt',
  sets: 'DISPATCH',
  metBy: { anyOf: [{ event: 'CaseDispatched' }, { event: 'CaseSettled' }] },
  owedBy: ['CASE_OWNER'],
  strength: 'MUST',
} as const satisfies Partial<ObligationRow>;

/** The help centre of the estate: confirmed within an hour, somebody sent within 24 hours, at once where it is urgent. */
export const helpRequestsH: PolicyPack = {
  key: 'help-requests/h',
  area: 'HELP_REQUESTS',
  name: { zh: '住户求助：1小时确认，24小时派员', en: 'Help requests: confirmed in 1 hour, somebody sent in 24' },
  extends: 'help-requests/f-c-u',
  without: ['HR-01', 'HR-01.at-once'],
  rows: [
    {
      kind: 'obligation',
      key: 'HR-03',
      name: { zh: '一小时内回复确认', en: 'Confirmed to the resident within 1 hour' },
      clauses: [H('4', '在收到住户的求助申请后，小区求助服务中心将在一小时内回复住户，确认求助信息。', 'After getting the request the help centre replies to the resident within one hour and confirms what is asked.')],
      because: {
        zh: '它确认求助信息，并不是答复：属于首次响应。它取代 F 的五分钟。',
        en: 'It confirms the request and does not answer it: a first response. It takes the place of the 5 minutes of F.',
      },
      subject: 'case',
      appliesTo: { kind: ASKED_FOR },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'elapsed', hours: 1 },
      sets: 'FIRST_RESPONSE',
      metBy: { anyOf: TOLD },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
    {
      ...sent,
      key: 'HR-04',
      name: { zh: '一般性问题24小时内派员', en: 'Ordinary matter: somebody sent within 24 hours' },
      clauses: [H('4', '对于一般性问题，小区求助服务中心将在24小时内派员处理', 'For ordinary problems the help centre sends somebody within 24 hours')],
      because: {
        zh: '派出人员即为完成。不派人就能解决的，无需派人。',
        en: 'To send somebody is met by sending somebody. What is solved without sending anybody needs nobody sent.',
      },
      appliesTo: { kind: ['HELP_REQUEST', 'REPAIR'], urgent: false },
      term: { kind: 'elapsed', hours: 24 },
    },
    {
      ...sent,
      key: 'HR-04.urgent',
      name: { zh: '紧急情况马上派员', en: 'Urgent matter: somebody sent at once' },
      clauses: [H('4', '对于紧急情况，将马上派员处理。', 'In an urgent situation somebody is sent at once.'), AT_ONCE],
      because: {
        zh: '“紧急”是事项的标记，与特别、一般求助的区分并列（C 4.1.3）。',
        en: 'Urgent is the mark of the case, beside special and general (C 4.1.3).',
      },
      appliesTo: { kind: ['HELP_REQUEST', 'REPAIR'], urgent: true },
      term: { kind: 'setting', setting: 'immediateLimit' },
    },
    {
      kind: 'checklist',
      key: 'HR-15',
      name: { zh: '求助受理', en: 'Taking the request in' },
      clauses: [
        H('3.2', '核实住户身份和联系方式，确保信息的真实性和准确性。', 'The identity and contact of the resident are verified, so that the data are true and right.'),
        H('3.2', '对求助申请进行分类，并确定相应的处理流程和责任人。', 'The request is classified, and how it is handled and by whom is set.'),
      ],
      because: {
        zh: '前台的核对没有自己的时限；HR-03 以一小时约束前台。',
        en: 'Checks at the desk without a limit of their own; HR-03 holds the desk to its hour.',
      },
      subject: 'case',
      appliesTo: { kind: ASKED_FOR },
      steps: [
        { key: 'IDENTITY_VERIFIED', name: { zh: '核实身份和联系方式', en: 'Identity and contact verified' }, strength: 'MUST' },
        { key: 'SORTED', name: { zh: '确定分类和处理流程', en: 'Classified, and how it is handled set' }, strength: 'MUST' },
        { key: 'RESPONSIBLE_SET', name: { zh: '确定责任人', en: 'A responsible person set' }, strength: 'MUST', evidence: { zh: '责任人', en: 'who is responsible' } },
      ],
    },
  ],
};
