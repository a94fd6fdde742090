import { obligation } from '../../cases/testing/views';
import { SUPERVISOR } from '../../testing/house';
import type { SignedIn } from '../../access/viewer';
import type { CallbackView } from '../callback-verbs';

export const PLANNER: SignedIn = { ...SUPERVISOR, capabilities: [...SUPERVISOR.capabilities, 'VIEW_CALLBACKS', 'MAKE_CALLBACK', 'PLAN_CALLBACKS', 'REVIEW_CALLBACK', 'ARCHIVE_CALLBACKS', 'EXPORT_CASES'] };

const words = (zh: string, en: string) => ({ zh, en });
export const ZHOU = { id: 'p-2', name: words('周玲', 'Ling Zhou') };
const allow = (...verbs: string[]) => verbs.map((verb) => ({ verb, allowed: true, primary: verb === 'recordCallback', why: null }));

/** A repair that was drawn: the visit is owed until 25 November, and nobody was reached so far. */
export function callbackView(own: Partial<CallbackView> = {}): CallbackView {
  return {
    id: 'cb-1', version: 1, centre: { id: 'yh', code: 'YH', name: words('云河花园服务中心', 'Yunhe Garden service centre'), zone: 'Asia/Shanghai' },
    group: 'REPAIR', origin: 'DRAWN', round: 'FIRST', status: 'OPEN', month: '2026-11', settledAt: '2026-11-20T08:00:00.000Z', important: false,
    case: { id: 'c-1', number: 'YH-20261119-0003', matter: '厨房水管漏水', description: '水槽下滴水', kind: 'REPAIR', validity: null, severity: null, owner: { key: 'MAINTENANCE', name: words('工程维护', 'Maintenance') }, ownerPerson: null },
    occasion: null, unit: { id: 'u-1', label: words('1栋 101', 'Building 1, 101') }, residentName: '陈晓梅', telephoneMasked: '138****1037', owner: { key: 'CUSTOMER_ASSISTANT', name: words('客户助理', 'Customer assistant') },
    dueAt: '2026-11-25T08:00:00.000Z', plannedFor: null, plannedCallers: [], attempts: [], nextTryAt: null,
    forms: [
      { form: 'TELEPHONE', allowed: true, why: null, clause: null },
      { form: 'HOME_VISIT', allowed: true, why: null, clause: null },
      { form: 'LETTER', allowed: false, why: words('维修不用信访（Q 4.1.6b）。', 'No letter for a repair (Q 4.1.6b).'), clause: { source: 'Q', section: '4.1.6b', words: words('一般适用电话回访', 'by telephone as a rule') } },
    ],
    form: null, visitedAt: null, recordedAt: null, recordedBy: null, secondCaller: null, quality: null, effect: null, satisfaction: null, shortcomings: null, suggestions: null, opinion: null, qualified: null, signedBy: null,
    reviewedAt: null, reviewedBy: null, verdict: null, comment: null, remedy: null, decision: null, complaint: null, disposed: false,
    obligations: [obligation({ id: 'o-cb', rule: 'CB-02', dueAt: '2026-11-25T08:00:00.000Z', firstDueAt: '2026-11-25T08:00:00.000Z', warnAt: null, clauses: [{ source: 'Q', section: '4.1.1b', words: words('五天内', 'within five days') }] })],
    availableActions: allow('recordCallback', 'attemptCallback', 'planCallback'),
    ...own,
  };
}

/** The same visit, made by telephone and waiting for review. */
export function visited(own: Partial<CallbackView> = {}): CallbackView {
  return callbackView({
    status: 'VISITED', form: 'TELEPHONE', visitedAt: '2026-11-20T02:00:00.000Z', recordedAt: '2026-11-20T02:00:00.000Z', recordedBy: ZHOU, quality: 4, effect: 5, satisfaction: 4, shortcomings: '来得有点晚', suggestions: '无', opinion: '已修好', qualified: true,
    availableActions: allow('reviewCallback'),
    ...own,
  });
}

export function month(own: object = {}) {
  const rate = (numerator: number, denominator: number, target: number | null, gap: number | null) => ({ numerator, denominator, target, gap });
  return {
    month: '2026-11', frozen: false,
    groups: [{ group: 'REPAIR', rule: 'CB-08.repair', name: words('维修 10%', 'Repairs 10 %'), clause: { source: 'Q', section: '4.1.2b', words: words('10%', '10 %') }, share: 10, settled: 31, wanted: 4, drawn: 4, visited: 1, owed: 3 }],
    visits: rate(5, 8, 100, 3), homeVisits: rate(0, 5, 20, 2), satisfied: rate(4, 5, null, null), meanSatisfaction: 4.2, archive: null,
    sample: { hash: null, committedAt: null, secret: null, revealedAt: null, candidates: null },
    ...own,
  };
}

/** What the server answers while nothing special is asked; the rest says the test. */
export function quiet(operation: string): unknown {
  if (operation === 'CaseEvents') return { cursor: 'e:1', kind: 'HEARTBEAT', serverNow: '2026-11-20T04:00:00.000Z', caseId: null, row: null };
  if (operation === 'CallbackCounts') return { open: 2, dueToday: 0, overdue: 1, noAnswer: 1, planned: 0, toReview: 3 };
  if (operation === 'CallbackMonth' || operation === 'CallbackSample') return month();
  if (operation === 'Offices') return [{ post: { key: 'CUSTOMER_ASSISTANT', name: words('客户助理', 'Customer assistant'), companyWide: false }, centre: { id: 'yh', code: 'YH', zone: 'Asia/Shanghai', name: words('云河花园服务中心', 'Yunhe Garden service centre') }, vacant: false, rostered: false, terms: [{ id: 't-1', person: ZHOU, from: '2026-01-01T00:00:00.000Z', until: null, acting: false }] }];
  if (operation === 'Duties') return { totalCount: 0, rules: [], pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };
  return undefined;
}
export const pageOf = (...nodes: CallbackView[]) => ({ totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, edges: nodes.map((node) => ({ cursor: node.id, node })) });
