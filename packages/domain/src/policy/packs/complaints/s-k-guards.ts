import type { GuardRow } from '../../row.js';
import { cite, product } from '../cite.js';

const S = cite('S');
const K = cite('K');
const X = cite('X');

const SORTED = X('六.3', '客戶服務主管接到投訴后，按照投訴內容區分為有效投訴、協助投訴或無效投訴。', 'On getting a complaint the customer-service supervisor sorts it by its content: valid, assist or invalid.');
const NO_WAY_OUT = product('不定性不能成为规避时限的办法。', 'Not classifying is no way out of a limit.');

/** What a complaint's class forbids. */
export const complaintGuards = [
  {
    kind: 'guard',
    key: 'CLASSIFY.settle',
    name: { zh: '未定性的投诉不得办结', en: 'An unclassified complaint is not settled' },
    clauses: [SORTED, NO_WAY_OUT],
    because: {
      zh: '如果先办结、始终不定性，S 5.2 的任何时限都不会起算（定律2）。',
      en: 'Settled first and classified never, no limit of S 5.2 would ever have run (law 2).',
    },
    verb: 'settleCase',
    refusedWhen: { kind: 'COMPLAINT', classified: false },
    message: { zh: '投诉尚未定性。请先判定有效、协助处理或无效；有效的还须定等级。', en: 'The complaint is not classified. First say whether it is valid, assist or invalid; a valid one also needs its severity.' },
  },
  {
    kind: 'guard',
    key: 'CLASSIFY.close',
    name: { zh: '未定性的投诉不得关闭', en: 'An unclassified complaint is not closed' },
    clauses: [SORTED, NO_WAY_OUT],
    because: {
      zh: '写明原因关闭，与先办结一样，都是规避的办法。',
      en: 'Closing with a reason would be the same way out as settling.',
    },
    verb: 'closeCase',
    refusedWhen: { kind: 'COMPLAINT', classified: false },
    message: { zh: '投诉尚未定性，不得关闭。请先判定有效、协助处理或无效。', en: 'The complaint is not classified and cannot be closed. First say whether it is valid, assist or invalid.' },
  },
  {
    kind: 'guard',
    key: 'CLASSIFY.unclassify',
    name: { zh: '已定性的投诉不得退回未定性', en: 'A classified complaint stays classified' },
    clauses: [SORTED, NO_WAY_OUT],
    because: {
      zh: '取消定性会使所有按等级计的时限停止（定律2）；可以改为另一类，不能变为没有。',
      en: 'Taking the validity away again would stop every severity clock (law 2); one class may follow another, none may not.',
    },
    verb: 'classifyCase',
    refusedWhen: { kind: 'COMPLAINT', classified: true, 'to.kind': 'COMPLAINT', 'to.validityMissing': true },
    message: { zh: '该投诉已定性，不能改为未定性。请给出有效、协助处理或无效。', en: 'The complaint is classified already and cannot become unclassified. Give valid, assist or invalid.' },
  },
  {
    kind: 'guard',
    key: 'CP-04.severity',
    name: { zh: '有效投诉须定等级', en: 'A valid complaint has a severity' },
    clauses: [K('4.3.2–4.3.4', '重大投诉……重要投诉……轻微投诉', 'Major … important … minor complaints'), S('5.2', '投诉的处理时限', 'The limits for handling complaints (by severity)')],
    because: {
      zh: 'S 5.2 的时限都按等级而定：没有等级，有效投诉就只剩一个月这一条。',
      en: 'All limits of S 5.2 are by severity: without one a valid complaint would have none but the month.',
    },
    verb: 'classifyCase',
    refusedWhen: { 'to.kind': 'COMPLAINT', 'to.validity': 'VALID', 'to.severityMissing': true },
    message: { zh: '有效投诉须同时定为重大、重要或轻微。', en: 'A valid complaint must also be given a severity: major, important or minor.' },
  },
  {
    kind: 'guard',
    key: 'CP-04.valid-only',
    name: { zh: '只有有效投诉定等级', en: 'Only a valid complaint has a severity' },
    clauses: [K('4.3.1', '投诉分为有效投诉和无效投诉', 'Complaints are valid or invalid'), product('等级只用于有效投诉。', 'Severity belongs to valid complaints only.')],
    because: {
      zh: '没有判定有效却有等级，会显示警示颜色，背后却没有任何时限。',
      en: 'A severity without validity would show an alarm colour that no clock stands behind.',
    },
    verb: 'classifyCase',
    refusedWhen: { 'to.validity': { not: 'VALID' }, 'to.severityMissing': false },
    message: { zh: '协助处理和无效投诉不定等级。请去掉等级，或改为有效。', en: 'Assist and invalid complaints carry no severity. Leave it out, or make the complaint valid.' },
  },
  {
    kind: 'guard',
    key: 'CP-03.stays',
    name: { zh: '逾一个月的有效投诉保持重大', en: 'Past the month a valid complaint stays major' },
    clauses: [S('4.1.3', '有效投诉在一个月内得不到合理解决的投诉。', '(A major complaint is also:) a valid complaint that is not reasonably solved within one month.')],
    because: {
      zh: '已经过去的一个月不会回来：只要仍为有效，按条款本身即为重大。',
      en: 'The month that has passed does not come back: while it is valid, it is major by the text itself.',
    },
    verb: 'classifyCase',
    refusedWhen: { 'lapsed.CP-03': true, 'to.validity': 'VALID' },
    unless: { 'to.severity': 'MAJOR' },
    message: { zh: '该有效投诉一个月内未解决，按规程即为重大投诉，不能降低等级。', en: 'This valid complaint was not solved within a month, which makes it major; it cannot be given a lower severity.' },
  },
  {
    kind: 'guard',
    key: 'CP-13.confirm',
    name: { zh: '办结人不得自行确认', en: 'Who settled it does not confirm it' },
    clauses: [
      S('5.3.2', '客服主管收到被投诉部门投诉处理的反馈信息后，将情况上报经理，并对投诉的业户进行回访', 'On the feedback of the department complained of, the supervisor reports to the manager and visits the complainant'),
      product('办结人与确认人不得为同一人。', 'Who settled a complaint and who confirms it are two persons.'),
    ],
    because: {
      zh: '条款规定由部门办结、由主管向住户核实；任何人都不得自己核查自己（定律10）。',
      en: 'The text has the department settle and the supervisor ask the resident; nobody closes their own check (law 10).',
    },
    verb: 'confirmWithResident',
    refusedWhen: { kind: 'COMPLAINT', 'actor.isSettler': true },
    message: { zh: '投诉由您办结，须由他人与住户确认。', en: 'You settled this complaint; someone else has to confirm it with the resident.' },
  },
] as const satisfies readonly GuardRow[];
