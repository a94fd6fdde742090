import type { PolicyPack } from '../../row.js';
import { firstAidSteps, firstAidTimes } from './first-aid.js';
import { inquiries, quickReply } from './reply.js';
import { special } from './special-help.js';

/** Help requests as F, C and U have them together: answered at once or within 5 minutes of asking, special help to the head of the centre, repairs in 24 hours, first aid step by step. */
export const helpRequestsFCU: PolicyPack = {
  key: 'help-requests/f-c-u',
  area: 'HELP_REQUESTS',
  name: { zh: '住户求助服务作业规程', en: "Residents' help requests" },
  rows: [...quickReply, ...inquiries, ...special, ...firstAidSteps, ...firstAidTimes],
};
