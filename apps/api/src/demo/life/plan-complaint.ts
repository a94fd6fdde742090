import type { Channel, Severity, Validity } from '@guanjia/domain';
import type { Act } from '../story.js';
import type { Life } from './plan-life.js';

const WRITTEN: readonly Channel[] = ['LETTER', 'FAX', 'EMAIL', 'ONLINE'];
/** Time to settle, in hours: the middle value and how far it spreads; within the limits of S 5.2 mostly. */
const SETTLED_WITHIN: Readonly<Record<Severity, readonly [median: number, spread: number]>> = { MINOR: [18, 0.75], IMPORTANT: [60, 0.7], MAJOR: [130, 0.5] };

/** A complaint: sorted by the supervisor, told to whom its class asks for, settled by the department, put before the supervisor, confirmed by somebody else. */
export function complaintLife(life: Life): Act[] {
  const { drawn, draft: { sort, channel } } = life;
  const fromOutside = sort.matter.startsWith('开发商');
  const validity: Validity = fromOutside ? 'ASSIST' : drawn.weighed({ VALID: 70, ASSIST: 11, INVALID: 19 });
  const severity: Severity | null = validity === 'VALID' ? drawn.weighed({ MINOR: 64, IMPORTANT: 27, MAJOR: 9 }) : null;
  const classifiedAfter = drawn.is(0.1) ? drawn.around(1.2, 0.4) : Math.min(0.48, drawn.around(0.25, 0.4));
  life.wait(classifiedAfter, { atOnce: true }).do('CS_SUPERVISOR', { kind: 'classify', to: { validity, severity } });
  const result = drawn.pick(sort.results);
  if (validity === 'ASSIST') passedOn(life, fromOutside);
  else if (validity === 'INVALID') life.wait(drawn.around(2, 0.6)).do('CS_SUPERVISOR', { kind: 'reply', definite: true, reply: '已核实并向住户说明，不属于管理责任。' });
  else handled(life, severity!);
  const settler = validity === 'VALID' ? 'DEPARTMENT_HEAD' : 'CS_SUPERVISOR';
  life.do(settler, { kind: 'settle', result: validity === 'INVALID' ? '已解释，住户理解' : result });
  if (settler === 'DEPARTMENT_HEAD' && drawn.is(0.85)) life.wait(0.3, { atOnce: true }).do('DEPARTMENT_HEAD', { kind: 'reportUp', to: ['CS_SUPERVISOR'], note: '处理完毕，记录已交' });
  // What the company's complaint centre passed on is reported back to it each time that it is settled (CP-25).
  const reportBack = () => channel === 'FORWARDED' && life.wait(drawn.around(4, 0.6)).do('CS_SUPERVISOR', { kind: 'reportUp', to: ['COMPLAINT_CENTRE'], note: '处理结果报投诉处理中心' });
  reportBack();
  // A written complaint is answered in writing (CP-24).
  if (WRITTEN.includes(channel)) life.wait(1).do('CS_SUPERVISOR', { kind: 'reply', definite: true, form: 'WRITTEN', reply: result });
  return life.ask(result, settler, { settledAgain: reportBack });
}

function handled(life: Life, severity: Severity): void {
  const { drawn, draft: { sort } } = life;
  life.wait(drawn.around(0.7, 0.6)).do('CS_SUPERVISOR', { kind: 'transfer', department: sort.department, ownerPost: 'DEPARTMENT_HEAD' });
  if (severity === 'MAJOR') {
    life.wait(drawn.around(4, 0.7)).do('CENTRE_MANAGER', { kind: 'reportUp', to: ['HEAD_OFFICE', 'GM_OFFICE'], note: '重大投诉，已安排专项处理' });
    life.wait(drawn.around(18, 0.5)).do('CENTRE_MANAGER', { kind: 'reply', definite: true, reply: '处理方案和完成时间已向住户说明' });
  } else if (drawn.is(0.6)) {
    life.wait(drawn.around(1.5, 0.7)).do('DEPARTMENT_HEAD', { kind: 'reply', definite: false, reply: '已到现场了解情况' });
  }
  if (severity !== 'MINOR') {
    life.wait(1, { atOnce: true }).do('CS_SUPERVISOR', { kind: 'proposePlan', findings: '已到现场核实，情况属实', plan: `由${sort.department}限期整改，主管全程跟进，完成后回访住户` });
    life.wait(1.5, { atOnce: true }).do('CENTRE_MANAGER', { kind: 'approvePlan' });
  }
  life.wait(drawn.around(...SETTLED_WITHIN[severity]));
}

/** What others have to solve is passed on in writing, and followed each day; now and then a day is forgotten. */
function passedOn(life: Life, toDeveloper: boolean): void {
  const { drawn } = life;
  const [party, name] = toDeveloper ? (['DEVELOPER', '春江置业'] as const) : drawn.pick([['AUTHORITY', '街道办事处'], ['SUPPLIER', '电梯维保单位'], ['POLICE', '辖区派出所']] as const);
  life.wait(drawn.around(4, 0.6)).do('CS_SUPERVISOR', { kind: 'refer', party, name, reason: '超出管理处职责范围，已书面转交' });
  for (let days = drawn.whole(1, toDeveloper ? 6 : 3); days > 0; days--) {
    life.wait(drawn.is(0.12) ? 40 : 20);
    life.do('CS_SUPERVISOR', drawn.is(0.5) ? { kind: 'reply', definite: false, reply: `${name}正在处理，进展已告知住户` } : { kind: 'note', about: 'PROGRESS', body: `已向${name}了解进度` });
  }
  life.wait(drawn.around(6, 0.5));
}
