import type { GuardRow, ObligationRow } from '../../row.js';
import { cite, product } from '../cite.js';
import { AT_ONCE } from './reply.js';

const C = cite('C');
const F = cite('F');
const U = cite('U');

const repair = {
  kind: 'obligation',
  key: 'HR-08',
  name: { zh: '报修和突发故障24小时内解决', en: 'Repair or breakdown solved within 24 hours' },
  clauses: [
    U('上门服务规范 3', '接待用户报修及突发性事故和抢修：一般情况下，24小时以内解决问题。', "Users' repairs, sudden breakdowns and emergency repairs: as a rule the problem is solved within 24 hours."),
    U('上门服务规范 3', '因交通、道路或其它障碍无法及时进行修复的以及不具备作业条件等客观因素的除外。', 'Except where objective causes (traffic, road, other obstacles, no conditions for work) prevent it in time.'),
  ],
  because: {
    zh: '“一般情况下”表示宜。客观原因列入暂停理由，因此显示在时钟上。它与 P 的两天并行，后者变更负责人：两者并不矛盾（登记表 §13）。',
    en: '"As a rule" makes it a SHOULD. The objective causes are listed reasons of a pause, so that they show on the clock. It runs beside the 2 days of P, which move the owner: the two do not contradict (register §13).',
  },
  subject: 'case',
  appliesTo: { kind: 'REPAIR' },
  opensOn: { event: 'CaseReceived' },
  clockFrom: 'receivedAt',
  term: { kind: 'elapsed', hours: 24 },
  sets: 'SETTLEMENT',
  metBy: { event: 'CaseSettled' },
  repeatsOn: { event: 'CaseReopened' },
  owedBy: ['MAINTENANCE'],
  strength: 'SHOULD',
} as const satisfies ObligationRow;

const specialHelp = [
  {
    kind: 'obligation',
    key: 'HR-10',
    name: { zh: '特别求助立即报中心负责人', en: 'Special help put to the head of the centre at once' },
    clauses: [
      F('3.1', '服务处主任负责住户特殊求助事件的安排、处理工作。', "The head of the service office arranges and handles residents' special help requests."),
      C('3.4', '物业服务中心负责人负责住户特殊求助的安排和处理。', "The head of the service centre arranges and handles residents' special help requests."),
      C('4.1.2', '特别求助是指危及到生命财产及危害到社会治安的求助', 'Special help is what endangers life and property or public order'),
      AT_ONCE,
    ],
    because: {
      zh: '负责人只能安排已经报到的事，而危险不等人。急救、治安事故、灾害默认为特别求助，除非有人另行判定；条款的列举以“等”结尾，所以其他事项也可由人判定为特别。负责人自己做的，已经到了负责人。',
      en: 'The head can arrange only what has reached them, and danger does not wait. First aid, crime or accident, and disaster are special unless a person says otherwise; the lists are open-ended, so a person may say it of any other. What the head has done, has reached the head.',
    },
    subject: 'case',
    appliesTo: { kind: 'HELP_REQUEST', special: true },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'setting', setting: 'immediateLimit' },
    sets: 'REPORT',
    metBy: {
      anyOf: [
        { event: 'CaseReportedUp', facts: { to: 'CENTRE_MANAGER' } },
        { event: 'CaseTransferred', facts: { post: 'CENTRE_MANAGER' } },
        { event: 'CaseTakenOver', facts: { post: 'CENTRE_MANAGER' } },
        { event: 'CaseClassified', facts: { byPost: 'CENTRE_MANAGER' } },
      ],
    },
    owedBy: ['CASE_OWNER'],
    ladder: [
      { at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } },
      { at: { afterDueMinutes: 15 }, to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } },
    ],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'HR-21',
    name: { zh: '特别求助：当天记录风险', en: 'Special help: the risk noted on the day' },
    clauses: [
      C('4.2.4', '对客户提出的求助要求，在为客户提供帮助时，应谨慎对待，规避在提供服务的过程中卷入责任纠纷。', 'While helping, staff act with care and avoid being drawn into a dispute over liability.'),
      product('特别求助当天24:00前写下风险记录。', 'For special help a risk note is written before 24:00 of the day.'),
    ],
    because: {
      zh: '谨慎本身无法记录，权衡风险可以。涉及生命财产时最容易发生纠纷，所以在此要求写风险记录；帮助在先，所以给一整天，且为宜。',
      en: 'Care itself cannot be recorded, weighing the risk can. Where life or property is at stake a dispute is likeliest, so the note is asked for there; help comes first, so it has the whole day, and it is a SHOULD.',
    },
    subject: 'case',
    appliesTo: { kind: 'HELP_REQUEST', special: true },
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'endOfDay' },
    sets: 'RECORD',
    metBy: { event: 'NoteAdded', facts: { about: 'RISK' } },
    owedBy: ['CASE_OWNER'],
    strength: 'SHOULD',
  },
] as const satisfies readonly ObligationRow[];

const neverPassed = {
  kind: 'guard',
  key: 'HR-09',
  name: { zh: '满足不了的求助须先转介，严禁推诿', en: 'A help request that cannot be met is referred first, never passed round' },
  clauses: [
    F('4.1.2 c', '对满足不了住户提出求助要求的，也应主动帮助其联系相关部门，切忌推诿', 'Where a request cannot be met, staff of their own accord help the resident to reach the department concerned, and never pass it round'),
    C('4.2.3', '对满足不了住户提出的求助要求的，也应主动帮助其联系相关部门，切忌推委。', 'Where a request cannot be met, staff of their own accord help the resident to reach the department concerned, and never pass it round.'),
  ],
  because: {
    zh: '未经确认、写明原因关闭，就是说满足不了；条款要求此时为住户联系能满足的部门。所以先转介，并有记录。',
    en: 'Closing with a reason, unconfirmed, says that it could not be met; the text then owes the resident those who can. So the referral comes first, and is on the record.',
  },
  verb: 'closeCase',
  refusedWhen: { kind: 'HELP_REQUEST', confirmed: false },
  unless: { referred: true },
  message: { zh: '求助尚未得到住户确认，也未转介。请先联系并转介能解决的部门或单位，再写明原因关闭。', en: 'The resident has not confirmed this help request, and it was referred to nobody. Refer it to those who can meet it, then close it with the reason.' },
} as const satisfies GuardRow;

/** What a repair and special help owe, and what every help request does. */
export const special: readonly (ObligationRow | GuardRow)[] = [repair, ...specialHelp, neverPassed];
