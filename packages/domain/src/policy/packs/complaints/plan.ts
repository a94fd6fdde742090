import { KNOWN } from '../../condition.js';
import type { GuardRow } from '../../row.js';
import { cite, product } from '../cite.js';

const K = cite('K');
const S = cite('S');

const SUPERVISOR_PLANS = S('3.2', '客户主管负责对投诉事件进行分析，制定处理方案，报经理批复后，安排人员跟踪处理', 'The supervisor analyses the complaint, makes a plan, and after the manager approves it arranges people to follow it through');
const MANAGER_REVIEWS = S('3.3', '经理对客服主管上报的投诉处理方案进行审核，对重大投诉事件的处理过程进行全程监控。', 'The manager reviews the plan that the supervisor puts forward, and watches the handling of a major complaint throughout.');
const TWO_PERSONS = product('提出方案与批复方案不得为同一人。', 'Who proposes a plan and who approves it are two persons.');
const ONLY_THE_MANAGER = { zh: '处理方案由管理处主任批复或退回。请报主任审核。', en: 'The plan is approved or returned by the centre manager. Put it to the manager.' };
const reviewedByManager = {
  kind: 'guard',
  clauses: [MANAGER_REVIEWS, SUPERVISOR_PLANS],
  refusedWhen: { kind: 'COMPLAINT', 'actor.isCentreManager': false },
  message: ONLY_THE_MANAGER,
} as const satisfies Partial<GuardRow>;

/** CP-11, CP-35: investigated first, then a plan by the supervisor, approved by the manager, and only then the work. */
export const planned: readonly GuardRow[] = [
  {
    kind: 'guard',
    key: 'CP-11',
    name: { zh: '处理方案由客服主管提出', en: 'The supervisor proposes the plan' },
    clauses: [SUPERVISOR_PLANS],
    because: {
      zh: '分析投诉、制定方案是主管的职责；主任以上也可以提出，但须由另一人批复。',
      en: 'To analyse the complaint and to plan is the part of the supervisor. A manager may propose too; another person then approves it.',
    },
    verb: 'proposePlan',
    refusedWhen: { kind: 'COMPLAINT', 'actor.isSupervisor': false },
    message: { zh: '处理方案由客服主管提出。请把查明的情况记录在案，报主管。', en: 'The customer-service supervisor proposes the plan. Note what was found out, and report it to the supervisor.' },
  },
  {
    kind: 'guard',
    key: 'CP-35',
    name: { zh: '先调查取证，再定方案', en: 'Investigated before it is planned' },
    clauses: [K('4.2', '调查投诉事件，收集相关资料', 'investigate the complaint, collect material about it'), SUPERVISOR_PLANS],
    because: {
      zh: '流程图中调查在方案之前。记录、照片或“已调查”一步，任何一项在案即可；也可与方案一并写明。',
      en: 'In the flow chart the investigation comes before the plan. A note of evidence, a photo, or the step "investigated" is enough; it may also be written down together with the plan.',
    },
    verb: 'proposePlan',
    refusedWhen: { kind: 'COMPLAINT', 'to.findingsMissing': true },
    unless: { evidence: true },
    message: { zh: '还没有调查记录。请写明查明的情况，或先附上资料，再提出方案。', en: 'Nothing has been found out yet. Write down the findings, or attach material first, then propose the plan.' },
  },
  {
    ...reviewedByManager,
    key: 'CP-11.approve',
    name: { zh: '处理方案由经理批复', en: 'The manager approves the plan' },
    because: {
      zh: '批复是经理的行为：由别人批复等于没有审核。',
      en: 'To approve is an act of the manager: done by somebody else it would be no review.',
    },
    verb: 'approvePlan',
  },
  {
    ...reviewedByManager,
    key: 'CP-11.return',
    name: { zh: '处理方案由经理退回', en: 'The manager returns the plan' },
    because: {
      zh: '审核的另一种结果，同样属于经理。',
      en: 'The other outcome of the review, and the same person\'s.',
    },
    verb: 'returnPlan',
  },
  {
    kind: 'guard',
    key: 'CP-11.two',
    name: { zh: '提出人不得自行批复', en: 'Who proposed it does not approve it' },
    clauses: [MANAGER_REVIEWS, TWO_PERSONS],
    because: {
      zh: '条款规定由主管提出、由经理审核；任何人都不得审核自己的方案（定律10）。',
      en: 'The text has the supervisor propose and the manager review; nobody reviews their own plan (law 10).',
    },
    verb: 'approvePlan',
    refusedWhen: { kind: 'COMPLAINT', 'actor.isPlanner': true },
    message: { zh: '方案由您提出，须由他人批复。', en: 'You proposed this plan; someone else has to approve it.' },
  },
  {
    kind: 'guard',
    key: 'CP-11.settle',
    name: { zh: '重大、重要投诉按批复的方案办理', en: 'Major and important complaints are handled by an approved plan' },
    clauses: [SUPERVISOR_PLANS, MANAGER_REVIEWS, product('轻微的和当场处理的不需要方案。', 'Minor ones, and what is settled on the spot, need no plan.')],
    because: {
      zh: '“报经理批复后，安排人员跟踪处理”：批复在处理之前，故未经批复不得办结。轻微投诉两天内即须办完；当场处理的（X 六.1）从未到达主管，也就没有人制定方案。',
      en: '"After the manager approves it": the approval comes before the handling, so without it nothing is settled. A minor one has two days in all; what is settled on the spot (X 六.1) never came to the supervisor, so nobody could plan it.',
    },
    verb: 'settleCase',
    refusedWhen: { kind: 'COMPLAINT', validity: 'VALID', severity: ['MAJOR', 'IMPORTANT'], routedToSupervisorAt: KNOWN, historic: false },
    unless: { plan: 'APPROVED' },
    message: { zh: '重大、重要投诉须先由主管提出处理方案、主任批复，再办结。', en: 'For a major or important complaint the supervisor proposes a plan and the manager approves it before it is settled.' },
  },
];
