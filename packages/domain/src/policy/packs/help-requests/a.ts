import type { PolicyPack } from '../../row.js';
import { cite, product } from '../cite.js';
import { afterHandling } from './after-handling.js';
import { ASKED_FOR, AT_ONCE, quickReply } from './reply.js';

const A = cite('A');

/** The gate guards' desk: responds at once, reinforcements within 20 minutes, asks afterwards whether it is solved. */
export const helpRequestsA: PolicyPack = {
  key: 'help-requests/a',
  area: 'HELP_REQUESTS',
  name: { zh: '住户求助：门卫保安（增援20分钟）', en: 'Help requests: gate guards (reinforcements in 20 minutes)' },
  extends: 'help-requests/f-c-u',
  overrides: ['HR-01.at-once'],
  without: ['HR-01'],
  rows: [
    {
      ...quickReply[0],
      name: { zh: '立即响应', en: 'Responded to at once' },
      clauses: [A('2.1', '门卫保安应当立即响应，受理住户求助请求', 'The gate guards respond at once and accept the request'), AT_ONCE],
      because: {
        zh: '“应当”而没有“一般情况下”：此处为须，且适用于所有求助——A 没有把有自己时限的排除在外。它没有先请示主管的规定，所以没有 F 请示后的五分钟；逾期按默认逐级上报。',
        en: '"Are to", without "as a rule": a MUST here, and of every request: A does not let out what has a limit of its own. It knows no supervisor to ask first, so the 5 minutes of F after asking are not in it, and being late goes up the line as by default.',
      },
      appliesTo: { kind: ASKED_FOR },
      ladder: [
        { at: 'DUE', to: 'SUPERIOR', effect: { kind: 'NOTIFY' } },
        { at: { afterDueMinutes: 15 }, to: 'SUPERIOR', effect: { kind: 'NOTIFY' } },
      ],
      strength: 'MUST',
    },
    {
      kind: 'checklist',
      key: 'HR-07.steps',
      name: { zh: '增援', en: 'Reinforcements' },
      clauses: [A('2.1', '当住户求助请求需要增援关键应对人员时，在20分钟内须到达调度中心', 'When a request needs reinforcements, they must reach the control room within 20 minutes')],
      because: {
        zh: '请求增援和到达是两个时刻，只有现场的人知道；二十分钟就在两者之间。',
        en: 'Calling and arriving are two moments that only people on the spot know; the 20 minutes lie between them.',
      },
      subject: 'case',
      appliesTo: { kind: 'HELP_REQUEST' },
      steps: [
        { key: 'REINFORCEMENTS_CALLED', name: { zh: '已请求增援', en: 'Reinforcements called' }, strength: 'SHOULD' },
        { key: 'REINFORCEMENTS_ARRIVED', name: { zh: '增援已到调度中心', en: 'Reinforcements in the control room' }, strength: 'SHOULD' },
      ],
    },
    {
      kind: 'obligation',
      key: 'HR-07',
      name: { zh: '增援20分钟内到达', en: 'Reinforcements there within 20 minutes' },
      clauses: [A('2.1', '当住户求助请求需要增援关键应对人员时，在20分钟内须到达调度中心', 'When a request needs reinforcements, they must reach the control room within 20 minutes')],
      because: {
        zh: '“在20分钟内须到达”：自请求之时起为须。再次请求，另有二十分钟。',
        en: '"Must arrive within 20 minutes": a MUST from the call on. A second call has 20 minutes of its own.',
      },
      subject: 'case',
      appliesTo: { kind: 'HELP_REQUEST' },
      opensOn: { event: 'StepRecorded', facts: { step: 'REINFORCEMENTS_CALLED' } },
      clockFrom: 'step.REINFORCEMENTS_CALLED',
      term: { kind: 'minutes', minutes: 20 },
      sets: 'HANDLING',
      metBy: { event: 'StepRecorded', facts: { step: 'REINFORCEMENTS_ARRIVED' } },
      repeatsOn: { event: 'StepRecorded', facts: { step: 'REINFORCEMENTS_CALLED' } },
      owedBy: ['GUARD_LEADER'],
      strength: 'MUST',
    },
    {
      ...afterHandling,
      key: 'HR-12',
      name: { zh: '处理完后尽快向住户确认', en: 'Confirmed with the resident soon after handling' },
      clauses: [
        A('2.3', '门卫保安员处理完住户求助请求后，需尽快向住户确认是否解决好求助事件。', 'After handling a request the guard confirms with the resident as soon as possible that it is solved.'),
        A('2.3', '如果还有住户不满意的地方，需要亲自沟通，解决住户疑虑。', 'Where the resident is still dissatisfied, it is talked over in person.'),
        product('“尽快”不晚于次日24:00。', '"As soon as possible" is by 24:00 of the next day at the latest.'),
      ],
      because: {
        zh: '住户不满意则重新处理（见状态表），也就会再次沟通。没联系上的不算。',
        en: 'A dissatisfied resident reopens the case (the status table), and so is talked with again. Nobody reached counts for nothing.',
      },
      term: { kind: 'endOfDay', days: 1 },
      sets: 'CALLBACK',
    },
  ],
};
