import type { CaseView, ObligationView } from '../case-view';

const iso = (time: string) => `2026-11-20T${time}:00.000Z`;
const post = (key: string, zh: string, en: string) => ({ key, name: { zh, en } });
const SUPERVISOR = post('CS_SUPERVISOR', '客服主管', 'Customer-service supervisor');

export function obligation(own: Partial<ObligationView> = {}): ObligationView {
  return {
    id: 'o-1', rule: 'FD-06', name: { zh: '两天内办结', en: 'Settled within 2 days' },
    clauses: [{ source: 'P', section: '4.6', words: { zh: '两天内处理完毕', en: 'handled within two days' } }],
    generation: 1, sets: 'SETTLE', strength: 'MUST', status: 'OPEN', verdict: null, late: false, owedBy: [SUPERVISOR],
    clockFrom: iso('08:00'), notBeforeAt: null, firstDueAt: iso('12:00'), dueAt: iso('12:00'), warnAt: iso('11:00'), metAt: null, endedAt: null,
    level: 0, acknowledgedLevel: 0, acknowledgedAt: null, acknowledgedBy: null, extension: null, extensionRequest: null, pauses: [], notices: [],
    ...own,
  };
}

export function caseView(own: Partial<CaseView> = {}): CaseView {
  return {
    id: 'c-1', number: 'YH-20261120-0001', version: 3,
    centre: { id: 'yh', code: 'YH', name: { zh: '云河花园服务中心', en: 'Yunhe Garden service centre' }, zone: 'Asia/Shanghai' },
    kind: 'COMPLAINT', status: 'IN_PROGRESS', channel: 'TELEPHONE', urgent: false, category: null, validity: null, severity: null,
    matter: '楼上漏水', description: '客厅天花板渗水', place: null, placeText: '3栋 1201', resident: null, anonymous: false, callerName: '陈晓梅', callerTelephoneMasked: '138****1037',
    receivedAt: iso('08:00'), recordedAt: iso('08:00'), receivedByPost: post('RECEPTIONIST', '前台接待员', 'Receptionist'), receivedByName: null, recordedBy: null, lateRecordReason: null,
    classifiedAt: null, residentDeadline: null, agreedReplyAt: null, owner: SUPERVISOR, ownerPerson: null, responsibleDepartment: null,
    firstResponseAt: null, repliedAt: null, definiteAnswerAt: null, settledAt: null, closedAt: null, longerLimitMoves: 0, historic: false,
    special: null, collective: null, candidates: [], handover: null, mergedInto: null, mergedFrom: [], previousCase: null, followingCases: [], attachments: [],
    confidential: false, pendingRequests: [], plan: null, households: [], checklists: [],
    obligations: [obligation()], timeline: [],
    availableActions: [
      { verb: 'classifyCase', allowed: true, primary: true, why: null },
      { verb: 'settleCase', allowed: true, primary: false, why: null },
      { verb: 'closeCase', allowed: false, primary: false, why: { zh: '您现任岗位没有此权限。', en: 'None of your posts here may do this.' } },
      { verb: 'acknowledgeOverdue', allowed: false, primary: false, why: { zh: '没有待确认的超时。', en: 'Nothing overdue waits to be acknowledged.' } },
    ],
    ...own,
  };
}
