import type { ObligationRow, PolicyPack } from '../../row.js';
import { cite } from '../cite.js';
import { AT_ONCE, quickReply } from './reply.js';
import { special } from './special-help.js';

const G = cite('G');
const M = cite('M');

const toHead = special.find((row): row is ObligationRow => row.key === 'HR-10')!;

/** The rules of F under the post names of the general department (综合部) and of the main service desk (总服务台). */
export const helpRequestsGM: PolicyPack = {
  key: 'help-requests/g-m',
  area: 'HELP_REQUESTS',
  name: { zh: '住户求助：综合部、总服务台', en: 'Help requests: general department, main service desk' },
  extends: 'help-requests/f-c-u',
  overrides: ['HR-01.at-once', 'HR-01', 'HR-10'],
  rows: [
    {
      ...quickReply[0],
      clauses: [G('4.1.2 a', '一般情况下应立即给予回复', 'as a rule a reply is given at once'), M('四.1(2)①', '一般情况下应立即给予回复', 'as a rule a reply is given at once'), AT_ONCE],
    },
    {
      ...quickReply[1],
      clauses: [
        G('4.1.2 a', '解决不了的应向综合部主管请示后在五分钟内给予回复', 'what cannot be solved is put to the supervisor of the general department, and a reply given within five minutes of asking'),
        M('四.1(2)①', '解决不了的应向服务处主管请示后在五分钟内给予回复', 'what cannot be solved is put to the supervisor of the service office, and a reply given within five minutes of asking'),
        G('4.1.2 a', '有时效要求的服务工作按时效要求执行', 'a task with a time limit of its own follows that limit'),
      ],
      because: {
        zh: '即 F 的规定；综合部主管、服务处主管在术语表中同为客服主管。',
        en: 'The rule of F; the supervisors of the general department and of the service office are the customer-service supervisor of the glossary too.',
      },
    },
    {
      ...toHead,
      clauses: [
        G('3.1', '经理负责住户特殊求助事件的安排、处理工作。', "The manager arranges and handles residents' special help requests."),
        M('三.1', '管理处主任负责住户特殊求助事件的安排、处理工作。', "The head of the management office arranges and handles residents' special help requests."),
        AT_ONCE,
      ],
      because: {
        zh: '与 F 相同：G 称经理、M 称管理处主任的中心负责人，只能安排已经报到的事。',
        en: 'As in F: the head of the centre, whom G calls manager and M head of the office, can arrange only what has reached them.',
      },
    },
  ],
};
