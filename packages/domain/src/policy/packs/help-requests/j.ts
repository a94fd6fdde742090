import type { PolicyPack } from '../../row.js';
import { cite } from '../cite.js';
import { AT_ONCE, quickReply } from './reply.js';

const J = cite('J');

/** The quality department is asked, and 10 minutes are given. */
export const helpRequestsJ: PolicyPack = {
  key: 'help-requests/j',
  area: 'HELP_REQUESTS',
  name: { zh: '客户求助：请示品质部后10分钟', en: "Customers' requests: 10 minutes after asking the quality department" },
  extends: 'help-requests/f-c-u',
  overrides: ['HR-01.at-once'],
  without: ['HR-01'],
  rows: [
    { ...quickReply[0], clauses: [J('二.1', '一般情况下应立即给予回复', 'as a rule a reply is given at once'), AT_ONCE] },
    {
      ...quickReply[1],
      key: 'HR-01v',
      name: { zh: '请示品质部后10分钟内回复', en: 'Replied to within 10 minutes of asking the quality department' },
      clauses: [
        J('二.1', '解决不了的应向品质部请示后10分钟内给予回复', 'what cannot be solved is put to the quality department, and a reply given within 10 minutes of asking'),
        J('二.1', '有时效要求的服务工作按要求执行', 'a task with a time limit of its own follows that limit'),
      ],
      because: {
        zh: '请示的是另一个部门，所以请示客服主管在此不起算；品质部两个岗位中任一个均可。',
        en: 'Another department is asked, so asking the customer-service supervisor starts nothing here; either post of the quality department is asked.',
      },
      opensOn: { event: 'CaseReportedUp', facts: { to: ['QUALITY_INSPECTOR', 'QUALITY_MANAGER'] } },
      term: { kind: 'minutes', minutes: 10 },
      repeatsOn: { event: 'CaseReportedUp', facts: { to: ['QUALITY_INSPECTOR', 'QUALITY_MANAGER'] } },
    },
  ],
};
