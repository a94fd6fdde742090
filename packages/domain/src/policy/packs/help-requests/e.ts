import type { PolicyPack } from '../../row.js';
import { cite } from '../cite.js';
import { ASKED_FOR } from './reply.js';

const E = cite('E');
const WITHIN_2_HOURS = E('五（一）', '对住户的求助要求，管理服务人员应在 2 小时内进行必要的处理。', 'For what residents ask, the staff do the necessary handling within 2 hours.');

/** Necessary handling within 2 hours. */
export const helpRequestsE: PolicyPack = {
  key: 'help-requests/e',
  area: 'HELP_REQUESTS',
  name: { zh: '住户求助：2小时内必要处理', en: 'Help requests: necessary handling in 2 hours' },
  extends: 'help-requests/f-c-u',
  without: ['HR-01', 'HR-01.at-once'],
  rows: [
    {
      kind: 'checklist',
      key: 'HR-05.steps',
      name: { zh: '处理', en: 'Handling' },
      clauses: [WITHIN_2_HOURS],
      because: {
        zh: '已经开始处理，只有处理的人知道；所以是一个要记录的步骤。',
        en: 'That handling has begun is known to who does it, and to nobody else; so it is a step to record.',
      },
      subject: 'case',
      appliesTo: { kind: ASKED_FOR },
      steps: [{ key: 'HANDLING_BEGUN', name: { zh: '已开始处理', en: 'Handling begun' }, strength: 'MUST', evidence: { zh: '做了什么', en: 'what was done' } }],
    },
    {
      kind: 'obligation',
      key: 'HR-05',
      name: { zh: '2小时内进行必要的处理', en: 'Necessary handling within 2 hours' },
      clauses: [WITHIN_2_HOURS],
      because: {
        zh: '处理既不是答复，也不是派员：记录第一个步骤或办结，以先到者为准。它取代 F 的五分钟。',
        en: 'Handling is neither a reply nor a dispatch: the first step recorded meets it, or the settlement, whichever comes first. It takes the place of the 5 minutes of F.',
      },
      subject: 'case',
      appliesTo: { kind: ASKED_FOR },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'elapsed', hours: 2 },
      sets: 'HANDLING',
      metBy: { anyOf: [{ event: 'StepRecorded' }, { event: 'CaseSettled' }] },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
  ],
};
