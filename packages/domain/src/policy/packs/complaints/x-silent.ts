import type { ChecklistRow, ObligationRow } from '../../row.js';
import { cite, product } from '../cite.js';

const K = cite('K');
const S = cite('S');
const U = cite('U');
const X = cite('X');
const ASSIST = { kind: 'COMPLAINT', validity: 'ASSIST' } as const;

/** Where S is silent, X speaks: what is told, handed on, referred and followed. */
export const whereSIsSilent = [
  {
    kind: 'obligation',
    key: 'CP-12',
    name: { zh: '办结当天把记录交客服主管', en: 'The record with the supervisor on the day of settling' },
    clauses: [S('5.3.1', '在投诉处理完毕的当天将《投诉登记处理记录》交到客服主管处。', 'On the day on which the complaint is settled the record is handed to the customer-service supervisor.')],
    because: {
      zh: '对方已看到即为交到：已告知主管，或主管已就此向住户确认（CP-13）——只有办结记录在手才能确认。重新处理的继续办理，再次办结时再交。',
      en: 'Handed over is what the other side has seen: told of it, or already asking the resident about it (CP-13), which only the settled record makes possible. What is reopened goes on and is handed over when it is settled again.',
    },
    subject: 'case',
    appliesTo: { kind: 'COMPLAINT' },
    opensOn: { event: 'CaseSettled' },
    clockFrom: 'lastSettledAt',
    term: { kind: 'endOfDay' },
    sets: 'RECORD',
    metBy: { anyOf: [{ event: 'CaseReportedUp', facts: { to: 'CS_SUPERVISOR' } }, { event: 'ResidentConfirmed' }, { event: 'CaseReopened' }] },
    repeatsOn: { event: 'CaseSettled' },
    owedBy: ['DEPARTMENT_HEAD'],
    ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-25',
    name: { zh: '投诉处理中心转交的，办结后12小时内报结果', en: 'Forwarded by the complaint centre: result reported within 12 hours after settling' },
    clauses: [X('八.3', '客戶主管對公司客戶投訴處理中心轉交的投訴，應在投訴處理完畢后12小時內將投訴處理結果報公司客戶投訴處理中心。', 'For complaints forwarded by the complaint centre of the company, the supervisor reports the result to it within 12 hours after settling.')],
    because: {
      zh: '渠道说明它是转交来的。重新处理后结果不同，须重新报告。',
      en: 'The channel says that it was forwarded. A reopened one has another result, reported anew.',
    },
    subject: 'case',
    appliesTo: { kind: 'COMPLAINT', channel: 'FORWARDED' },
    opensOn: { event: 'CaseSettled' },
    clockFrom: 'lastSettledAt',
    term: { kind: 'elapsed', hours: 12 },
    sets: 'REPORT',
    metBy: { anyOf: [{ event: 'CaseReportedUp', facts: { to: 'COMPLAINT_CENTRE' } }, { event: 'CaseReopened' }] },
    repeatsOn: { event: 'CaseSettled' },
    owedBy: ['CS_SUPERVISOR'],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-36',
    name: { zh: '协助处理：及时转呈、协商', en: 'To assist with: handed to those who can, promptly' },
    clauses: [
      X('七.4', '對由于發展商的原因而導致的投訴，由投訴的受理人轉呈發展商處理', 'A complaint caused by the developer is forwarded to the developer by whoever accepted it'),
      X('七.5', '對由于外部環境、非管轄范圍內公共區域配套設施等方面原因而導致的投訴投訴受理人應及時與有關部門協商解決。', 'A complaint caused from outside is promptly settled with the department concerned by whoever accepted it.'),
      product('“及时”不晚于次日24:00。', '"Promptly" is by 24:00 of the next day at the latest.'),
    ],
    because: {
      zh: 'CP-14 与 CP-36 合为一行：能解决的人已经拿到。转介给谁、为何转介都有记录；负责人继续跟进。',
      en: 'CP-14 and CP-36 in one: whoever can solve it has it. A referral is recorded with whom and why; the owner keeps following it.',
    },
    subject: 'case',
    appliesTo: ASSIST,
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    term: { kind: 'endOfDay', days: 1 },
    sets: 'REPORT',
    metBy: { anyOf: [{ event: 'CaseReferred' }, { event: 'CaseSettled' }] },
    owedBy: ['CASE_OWNER'],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-37',
    name: { zh: '协助处理：每天跟进并告知进程', en: 'To assist with: followed, and progress told, each day' },
    clauses: [
      X('七.4', '投訴受理人應及時跟進投訴處理結果', 'whoever accepted it follows its result promptly'),
      X('十二', '協助處理投訴應及時通報投訴處理的進程。', 'The progress of a complaint to assist with is told promptly.'),
      product('“及时”为每天一次。', '"Promptly" is once a day.'),
    ],
    because: {
      zh: '条款没有规定间隔，本规程定为一天。自转介起，因为此前没有可跟进的；直到办结。',
      en: 'The text gives no interval, the pack sets a day. From the referral on, for before it there is nothing to follow; until it is settled.',
    },
    subject: 'case',
    appliesTo: { ...ASSIST, status: { not: ['SETTLED', 'CLOSED'] } },
    opensOn: { event: 'CaseReferred' },
    clockFrom: 'passedOnAt',
    term: { kind: 'days', days: 1 },
    everyDays: 1,
    sets: 'PROGRESS',
    metBy: { anyOf: [{ event: 'ReplyGiven' }, { event: 'ReplyTimeAgreed' }, { event: 'NoteAdded', facts: { about: 'PROGRESS' } }] },
    owedBy: ['CASE_OWNER'],
    ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }],
    strength: 'MUST',
  },
] as const satisfies readonly ObligationRow[];

export const complaintDuties = [
  {
    kind: 'obligation',
    key: 'CP-28',
    name: { zh: '次月5日前报送部门客户投诉工作月报', en: "The month's complaint report sent by the 5th" },
    clauses: [
      X('十五', '填寫當月的《部門客戶投訴工作月報》，經管理處主任審閱后，在下月5日前報公司業戶投訴處理中心。', "fills in the month's report, has it read by the head, and sends it to the complaint centre of the company by the 5th of the next month."),
      X('十六.1', '管理處應通過《部門客戶投訴工作月報》將管理處所有受理的客戶投訴報送公司客戶投訴處理中心。', 'By this report all complaints accepted are sent to the complaint centre.'),
      S('3.2', '并对当月的投诉事件进行统计、汇总', "and counts and summarises the month's complaints"),
      K('3.2', '每月的投诉统计、分析、汇报工作', 'the monthly counting, analysis and reporting of complaints'),
    ],
    because: {
      zh: 'CP-15、CP-28、CP-40 合为一项；当月结束后产生，“5日前”含5日当天，至24:00。',
      en: 'CP-15, CP-28 and CP-40 in one duty; it arises when the month is over, and "by the 5th" includes the 5th until 24:00.',
    },
    subject: 'duty',
    period: 'MONTH',
    appliesTo: {},
    opensOn: { event: 'DutyArisen' },
    clockFrom: 'periodEnd',
    term: { kind: 'dayOfMonth', day: 5, monthsAhead: 0 },
    sets: 'REPORT',
    metBy: { event: 'ReportSent', facts: { to: 'COMPLAINT_CENTRE' } },
    owedBy: ['CS_SUPERVISOR'],
    ladder: [{ at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } }],
    strength: 'MUST',
  },
  {
    kind: 'obligation',
    key: 'CP-29',
    name: { zh: '每月抽查值班记录并访问投诉业户', en: 'Duty records sampled and complainants visited each month' },
    clauses: [
      X('十六.2', '定期抽查管理處的《值班記錄表》，以及業戶訪問來確定業戶投訴的完整性。', 'regularly sample the duty log and visit owners to make sure that no complaint is left out.'),
      X('十六.3', '定期對已處理的投訴業戶進行訪問，檢查業戶對投訴處理結果的滿意率。', 'regularly visit complainants whose complaints are settled, to check how many are content.'),
      product('“定期”为每月一次。', '"Regularly" is once a month.'),
    ],
    because: {
      zh: '主任或主管，二者之一即可。间隔由本规程定为一个月，与月报相同。',
      en: "Head or supervisor: either of the two. The interval is the pack's, a month, as for the report.",
    },
    subject: 'duty',
    period: 'MONTH',
    appliesTo: {},
    opensOn: { event: 'DutyArisen' },
    clockFrom: 'periodStart',
    term: { kind: 'endOf', period: 'MONTH' },
    sets: 'AUDIT',
    metBy: { event: 'RecordsSampled' },
    owedBy: ['CS_SUPERVISOR', 'CENTRE_MANAGER'],
    strength: 'MUST',
  },
] as const satisfies readonly ObligationRow[];

export const complaintSteps = [
  {
    kind: 'checklist',
    key: 'CP-35.steps',
    name: { zh: '调查取证', en: 'Investigation' },
    clauses: [K('4.2', '调查投诉事件，收集相关资料', 'investigate the complaint, collect material about it')],
    because: {
      zh: 'CP-35：处理之前的步骤；方案及其批复由 CP-11 规定。条款没有单独的时限；S 5.2 的时限约束全程。',
      en: 'CP-35: what comes before the handling; the plan and its approval are CP-11. The text gives it no time of its own; the limits of S 5.2 hold the whole.',
    },
    subject: 'case',
    appliesTo: { kind: 'COMPLAINT', validity: 'VALID' },
    steps: [{ key: 'INVESTIGATED', name: { zh: '已调查并收集资料', en: 'Investigated, material collected' }, strength: 'MUST', evidence: { zh: '查明的情况', en: 'what was found' } }],
  },
  {
    kind: 'checklist',
    key: 'CP-22',
    name: { zh: '答复方式', en: 'How it is answered' },
    clauses: [
      X('十.3', '能夠通過上門拜訪方式回復業戶的，應通過上門拜訪方式征求業戶對投訴處理的意見，并請業戶在《業戶訪問記錄》中簽署意見并簽名。', 'Where a visit is possible, the owner is visited, asked for an opinion of the handling, and writes and signs it on the visit record.'),
      X('十.3', '不能通過上門拜訪的方式回復業戶的，應通過電話回復業戶', 'Where it is not, the owner is answered by telephone'),
    ],
    because: {
      zh: '二者取一；上门拜访须有业户签名才算。',
      en: 'One of the two; a visit only counts with the signature.',
    },
    subject: 'case',
    appliesTo: { kind: 'COMPLAINT', validity: 'VALID' },
    steps: [
      { key: 'VISITED_AND_SIGNED', name: { zh: '已上门拜访，业户已签名', en: 'Visited, signed by the owner' }, strength: 'SHOULD', choice: 'ANSWERED', evidence: { zh: '业户的意见和签名人', en: "the owner's opinion, and who signed" } },
      { key: 'ANSWERED_BY_TELEPHONE', name: { zh: '不能上门，已电话答复', en: 'No visit possible; answered by telephone' }, strength: 'SHOULD', choice: 'ANSWERED', evidence: { zh: '业户的意见', en: "the owner's opinion" } },
    ],
  },
  {
    kind: 'checklist',
    key: 'CP-30',
    name: { zh: '投诉处理八步骤', en: 'The eight steps of handling a complaint' },
    clauses: [
      U('2 投诉处理八步骤', '道谢；说明接到投诉高兴和致谢的缘由；为失误向业户致歉；承诺立即解决问题；寻求所需信息；马上纠正错误；核查业户满意度；防患于未然。把业户投诉告示全企业员工，防止再次发生类似事件', 'Thanks; why one is glad of the complaint; an apology for the mistake; the promise to solve it at once; what is needed to know; the mistake put right at once; whether the owner is satisfied; prevention: the complaint is made known to all staff so that nothing like it happens again'),
    ],
    because: {
      zh: 'CP-30。条款教人怎样应对，没有时限，所以是办理时的对照清单；最后一步要写下告知员工的教训。',
      en: 'CP-30. The text teaches how to meet the owner and sets no limit, so it is a guide beside the work; the last step asks for the lesson that staff were told.',
    },
    subject: 'case',
    appliesTo: { kind: 'COMPLAINT' },
    steps: [
      { key: 'EIGHT_THANKS', name: { zh: '道谢', en: 'Thanks' }, strength: 'SHOULD' },
      { key: 'EIGHT_WHY_THANKS', name: { zh: '说明致谢的缘由', en: 'Why thanks' }, strength: 'SHOULD' },
      { key: 'EIGHT_APOLOGY', name: { zh: '为失误致歉', en: 'Apology for the mistake' }, strength: 'SHOULD' },
      { key: 'EIGHT_PROMISE', name: { zh: '承诺立即解决', en: 'Promise to solve it at once' }, strength: 'SHOULD' },
      { key: 'EIGHT_NEEDED', name: { zh: '寻求所需信息', en: 'Asked what is needed' }, strength: 'SHOULD' },
      { key: 'EIGHT_CORRECTED', name: { zh: '马上纠正错误', en: 'The mistake put right' }, strength: 'SHOULD' },
      { key: 'EIGHT_SATISFIED', name: { zh: '核查业户满意度', en: 'Satisfaction checked' }, strength: 'SHOULD' },
      { key: 'EIGHT_PREVENTED', name: { zh: '防患于未然：告示全体员工', en: 'Prevention: all staff told' }, strength: 'SHOULD', evidence: { zh: '告知员工的教训', en: 'the lesson that staff were told' } },
    ],
  },
] as const satisfies readonly ChecklistRow[];
