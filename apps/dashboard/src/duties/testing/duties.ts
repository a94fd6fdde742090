import { obligation } from '../../cases/testing/views';
import type { DutyView } from '../duty-verbs';

/** The audit of 20 November in Shanghai, of which twelve hours are left. */
export function dutyView(own: Partial<DutyView> = {}): DutyView {
  return {
    id: 'd-1', version: 1, centre: { id: 'yh', name: { zh: '云河花园服务中心', en: 'Yunhe Garden service centre' }, zone: 'Asia/Shanghai' },
    rule: 'FD-03', name: { zh: '客服主管每天审核接待记录', en: "The day's records audited" }, verb: 'auditReception',
    periodStart: '2026-11-19T16:00:00.000Z', periodEnd: '2026-11-20T16:00:00.000Z', status: 'OPEN',
    obligation: obligation({ id: 'o-d1', rule: 'FD-03', dueAt: '2026-11-20T16:00:00.000Z', firstDueAt: '2026-11-20T16:00:00.000Z', clauses: [{ source: 'P', section: '4.3', words: { zh: '客服主管每天审核', en: 'audits each day' } }] }),
    records: 2, finding: null, fulfilledAt: null, fulfilledBy: null,
    availableActions: [{ verb: 'auditReception', allowed: true, primary: true, why: null }, { verb: 'acknowledgeOverdue', allowed: false, primary: false, why: { zh: '没有待确认的超时。', en: 'Nothing waits.' } }],
    ...own,
  };
}
