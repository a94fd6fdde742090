import type { ObligationRow, PolicyPack } from '../../row.js';
import { cite, product } from '../cite.js';
import { firstAidSteps, firstAidTimes } from './first-aid.js';
import { inquiries, quickReply } from './reply.js';
import { special } from './special-help.js';

const C = cite('C');

const helpfulness = {
  kind: 'obligation',
  key: 'HR-27',
  name: { zh: '每月对员工提出服务意识要求', en: 'Helpfulness asked of the staff each month' },
  clauses: [
    C('4.2.2', '物业服务中心负责人/各部门负责人应在例会或者员工培训中对此进行要求，培养、强化员工的服务意识。', 'The head of the service centre and the heads of departments ask for this at regular meetings or in training, and so train the will to serve.'),
    product('每月一次。', 'Once a month.'),
  ],
  because: {
    zh: '条款没有规定间隔；一个月取自例会的周期。两个岗位中任一个均可。',
    en: 'The text gives no interval; a month is that of the regular meetings. Either of the two posts may do it.',
  },
  subject: 'duty',
  period: 'MONTH',
  appliesTo: {},
  opensOn: { event: 'DutyArisen' },
  clockFrom: 'periodStart',
  term: { kind: 'endOf', period: 'MONTH' },
  sets: 'RECORD',
  metBy: { event: 'HelpfulnessAsked' },
  owedBy: ['CENTRE_MANAGER', 'DEPARTMENT_HEAD'],
  strength: 'MUST',
} as const satisfies ObligationRow;

/** Help requests as F, C and U have them together: answered at once or within 5 minutes of asking, special help to the head of the centre, repairs in 24 hours, first aid step by step. */
export const helpRequestsFCU: PolicyPack = {
  key: 'help-requests/f-c-u',
  area: 'HELP_REQUESTS',
  name: { zh: '住户求助服务作业规程', en: "Residents' help requests" },
  rows: [...quickReply, ...inquiries, ...special, ...firstAidSteps, ...firstAidTimes, helpfulness],
};
