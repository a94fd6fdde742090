import type { ObligationRow } from '../../row.js';
import { WRITTEN_CHANNELS } from '../../channels.js';
import { cite, product } from '../cite.js';

const C = cite('C');
const F = cite('F');
const J = cite('J');
const U = cite('U');

/** F 4.1.1 b, d, g: what the 5 minutes are about. Complaints follow their own procedure (P 4.4). */
export const ASKED_FOR = ['HELP_REQUEST', 'INQUIRY', 'REPAIR'] as const;

export const AT_ONCE = product('“立即”的时限由公司设置（分钟）。', 'How many minutes "at once" are is set by the company.');

const OWN_LIMIT_FIRST = F('4.1.2 a', '有时效要求的服务工作按时效要求执行', 'a task with a time limit of its own follows that limit');

/**
 * Who owes the quick reply by the rule alone. A repair has a limit of its own (U 上门服务规范 3, 24 hours: HR-08) and follows that one: the same sentence of F and C
 * lets it out. Else every repair handed to a craftsman would ring five minutes after reception, and nobody would look up any more when a danger rings.
 */
const WITHOUT_OWN_LIMIT = ['HELP_REQUEST', 'INQUIRY'] as const;

/** The resident is told something that can be held to: an answer, or when it comes. */
export const TOLD = [{ event: 'ReplyGiven' }, { event: 'ReplyTimeAgreed' }] as const;

/** The quick reply (快速反应的原则), general by its own words: a limit for the kind of matter comes first (HR-22). */
export const quickReply = [
  {
    kind: 'obligation',
    key: 'HR-01.at-once',
    name: { zh: '一般情况下立即回复', en: 'Replied to at once, as a rule' },
    clauses: [F('4.1.2 a', '一般情况下应立即给予回复', 'as a rule a reply is given at once'), C('4.2.1', '一般情况下应立即予以回复', 'as a rule a reply is given at once'), OWN_LIMIT_FIRST, AT_ONCE],
    because: {
      zh: '“一般情况下”表示宜，所以只告知一次主管（条款让下一步请示的人），不再向上。报修有自己的24小时（HR-08），从其规定。条款要求答复不了的岗位请示主管，所以请示也算完成，之后由 HR-01 计时。在这几分钟内办结的，住户已得到答复。',
      en: '"As a rule" makes it a SHOULD, so the supervisor, whom the text has asked next, hears of it once and nobody above. A repair has its 24 hours (HR-08) and follows those. Putting it to the supervisor is what the text asks of a post that cannot answer, so that meets it too; HR-01 counts from there. Settled within the minutes, the resident has the answer.',
    },
    subject: 'case',
    appliesTo: { kind: WITHOUT_OWN_LIMIT },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'receivedAt',
    term: { kind: 'setting', setting: 'immediateLimit' },
    sets: 'REPLY',
    general: true,
    metBy: { anyOf: [...TOLD, { event: 'CaseReportedUp' }, { event: 'CaseSettled' }] },
    owedBy: ['CASE_OWNER'],
    ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }],
    strength: 'SHOULD',
  },
  {
    kind: 'obligation',
    key: 'HR-01',
    name: { zh: '请示主管后五分钟内回复', en: 'Replied to within 5 minutes of asking the supervisor' },
    clauses: [
      F('4.1.2 a', '解决不了的应向事务部主管请示后在五分钟内给予回复', 'what cannot be solved is put to the supervisor of the department, and a reply given within five minutes of asking'),
      C('4.2.1', '解决不了的应向管家主管/经理请示后5分钟内予以回复', 'what cannot be solved is put to the supervisor or manager of the stewards, and a reply given within 5 minutes of asking'),
      F('3.2', '事务部主管负责向求助住户提供服务工作的组织实施。', 'The supervisor of the department organises what is done for the resident who asks.'),
      C('3.3', '管家主管/经理对管家报告的、自身不能解决的住户一般性求助予以安排和处理。', 'The supervisor or manager of the stewards arranges and handles the general requests that a steward reports and cannot solve.'),
      OWN_LIMIT_FIRST,
    ],
    because: {
      zh: '自请示起算，而不是自受理；每次请示都要重新答复。请示是一个行为，所以报修同样适用：问了就有人在等，没有别的时限约束这个答复。事务部主管、管家主管/经理在术语表中同为客服主管。约定时间是可以兑现的答复（HR-18）。',
      en: 'The clock is the asking, not the reception; each new asking makes a reply owed anew. Asking is an act, so it counts for a repair too: what was asked is waited for, and no other limit answers it. The supervisor of the department and the supervisor or manager of the stewards are the customer-service supervisor of the glossary. To name a time is an answer that can be held to (HR-18).',
    },
    subject: 'case',
    appliesTo: { kind: ASKED_FOR },
    opensOn: { event: 'CaseReportedUp', facts: { to: 'CS_SUPERVISOR' } },
    clockFrom: 'askedAt',
    term: { kind: 'minutes', minutes: 5 },
    sets: 'REPLY',
    general: true,
    metBy: { anyOf: TOLD },
    repeatsOn: { event: 'CaseReportedUp', facts: { to: 'CS_SUPERVISOR' } },
    owedBy: ['CASE_OWNER'],
    strength: 'MUST',
  },
] as const satisfies readonly ObligationRow[];

/** Inquiries have limits of their own, by how they are made. */
export const inquiries = [
  {
    kind: 'obligation',
    key: 'HR-17',
    name: { zh: '书面咨询两日内书面回复', en: 'Written inquiry answered in writing within 2 days' },
    clauses: [
      J('三.2', '客户提出的书面咨询，管理处应予登记，两日内以书面形式回复', 'A written inquiry that a customer makes is registered by the management office and answered in writing within two days'),
      U('咨询的求助处理 1', '对业户提出的书面咨询，服务人员应予以登记，并在两日内以书面形式回复。', 'A written inquiry is registered by the service staff and answered in writing within two days.'),
    ],
    because: {
      zh: '书面指可以留存、出示的：信函、传真、电子邮件和网站表单；聊天属于交谈，同口头一样立即答复（HR-18）。电话答复再好也不算。',
      en: 'Written is what can be kept and shown: letter, fax, e-mail and the form on the website; a chat is a conversation, answered at once like one (HR-18). An answer by telephone does not meet it, however good.',
    },
    subject: 'case',
    appliesTo: { kind: 'INQUIRY', channel: WRITTEN_CHANNELS },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'receivedAt',
    term: { kind: 'days', days: 2 },
    sets: 'REPLY',
    metBy: { event: 'ReplyGiven', facts: { form: 'WRITTEN' } },
    owedBy: ['CASE_OWNER'],
    ladder: [
      { at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } },
      { at: { afterDueMinutes: 24 * 60 }, to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } },
    ],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'HR-18',
    name: { zh: '口头咨询立即解答，解答不了的告知回复时间', en: 'Oral inquiry answered at once, or a time for the answer named' },
    clauses: [
      U('咨询的求助处理 2', '对业户提出口头咨询，服务人员应按公司有关规定立即解答', 'An oral inquiry is answered at once by the service staff, by the rules of the company'),
      U('咨询的求助处理 2', '并告知业主具体的回复时间，依时回复', 'and the owner is told a definite time for the reply, which is kept'),
      J('三.2', '口头咨询，应按管理处有关规定立即予以解答', 'an oral inquiry is answered at once by the rules of the management office'),
      AT_ONCE,
    ],
    because: {
      zh: '二者之一即可：当即解答，或告知回复时间——之后由 REPLY-AGREED 约束。它先于 HR-01 的五分钟，因为专就咨询而言（HR-22）。',
      en: 'Either act meets it: the answer, or the time for it, which REPLY-AGREED then holds the house to. It stands before the 5 minutes of HR-01, for it is about inquiries only (HR-22).',
    },
    subject: 'case',
    appliesTo: { kind: 'INQUIRY', channel: { not: WRITTEN_CHANNELS } },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'receivedAt',
    term: { kind: 'setting', setting: 'immediateLimit' },
    sets: 'REPLY',
    metBy: { anyOf: [...TOLD, { event: 'CaseSettled' }] },
    owedBy: ['CASE_OWNER'],
    strength: 'MUST',
  },
] as const satisfies readonly ObligationRow[];
