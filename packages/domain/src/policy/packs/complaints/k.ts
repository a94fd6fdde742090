import type { PolicyPack } from '../../row.js';
import { cite, product } from '../cite.js';
import { important } from './s-k.js';

const K = cite('K');

/** K as it stands (register §13): no class between valid and invalid, and the head of the office handles what is important. */
export const complaintsK: PolicyPack = {
  key: 'complaints/k',
  area: 'COMPLAINTS',
  name: { zh: '住户投诉处理标准作业规程：有效、无效两类', en: "Residents' complaints: valid or invalid only" },
  extends: 'complaints/s-k-x',
  overrides: ['CP-09'],
  without: ['CP-36', 'CP-37'],
  rows: [
    {
      kind: 'guard',
      key: 'CP-14.no-assist',
      name: { zh: '只分有效和无效，没有协助处理', en: 'Valid or invalid, nothing to assist with' },
      clauses: [
        K('4.3.1', '投诉分为有效投诉和无效投诉，有效投诉又分为非物业管理服务投诉和物业管理服务投诉。', 'Complaints are valid or invalid; the valid ones are about the management services or about something else.'),
        K('4.3.1', '如：工程遗留问题、销售承诺等', '(invalid) such as leftovers of construction, promises of the sale'),
      ],
      because: {
        zh: '此处开发商遗留问题和销售承诺属于无效，与物业管理服务无关的属于有效的一类（适用一个月的规定）；因此没有“协助处理”。',
        en: "The developer's leftovers and sales promises are invalid here, what is not about the management services is a class of valid (with its month); so nothing is left to assist with.",
      },
      verb: 'classifyCase',
      refusedWhen: { 'to.kind': 'COMPLAINT', 'to.validity': 'ASSIST' },
      message: { zh: '本规程只分有效和无效：工程遗留问题、销售承诺为无效，非物业管理服务投诉为有效。', en: "This procedure knows valid and invalid only: the developer's leftovers and sales promises are invalid, a complaint about other services is valid." },
    },
    {
      ...important[1],
      name: { zh: '重要投诉由主任一周内处置完毕', en: 'Important complaint settled by the head within a week' },
      clauses: [K('3.1', '管理处主任负责处理重要投诉。', 'The head of the management office handles important complaints.'), ...important[1].clauses, product('逾期告知总经理。', 'When overdue, the general manager is told.')],
      because: {
        zh: '由主任处理，所以由主任负责，逾期则向上再报一级。',
        en: 'The head handles it, so the head owes it, and being late is told one post further up.',
      },
      owedBy: ['CENTRE_MANAGER'],
      ladder: [{ at: 'DUE', to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } }],
    },
  ],
};
