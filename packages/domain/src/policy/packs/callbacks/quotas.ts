import type { QuotaRow } from '../../row.js';
import { cite, product } from '../cite.js';
import { A_TENTH, ALL } from './texts.js';

const Q = cite('Q');
const U = cite('U');

const share = { kind: 'quota', counts: 'CALLBACKS', period: 'MONTH', rounding: 'UP' } as const satisfies Partial<QuotaRow>;
const ROUNDED = product('每个服务中心、每类、每月计，向上取整', 'by centre, kind and month, rounded up');

/** How many are visited (CB-07 to CB-09, FA-05), and how many of them at home (CB-12). */
export const QUOTAS: readonly QuotaRow[] = [
  {
    ...share,
    key: 'CB-07.complaints',
    name: { zh: '投诉全部回访', en: 'All complaints visited' },
    clauses: [ALL],
    because: { zh: '有效、协助处理和无效的投诉都在内。', en: 'Valid ones, those to assist with and invalid ones alike.' },
    group: 'COMPLAINT',
    share: { percent: 100 },
  },
  {
    ...share,
    key: 'CB-07.contracted',
    name: { zh: '特约服务全部回访', en: 'All contracted services visited' },
    clauses: [ALL],
    because: { zh: '每一项特约服务，合同中期和结束后各一次（CB-03）。', en: 'Each of them, once in mid-term and once after its end (CB-03).' },
    group: 'CONTRACTED_SERVICE',
    share: { percent: 100 },
  },
  {
    ...share,
    key: 'CB-07.first-aid',
    name: { zh: '急救全部回访', en: 'All first aid visited' },
    clauses: [U('急救病人的处理', '应安排在急救工作结束后的一周内进行回访', 'a visit is arranged within a week after the aid ended')],
    because: { zh: 'FA-05：急救虽属求助，条款对每一次都要求回访。', en: 'FA-05: a help request, but the clause asks for a visit after each.' },
    group: 'FIRST_AID',
    share: { percent: 100 },
  },
  {
    ...share,
    key: 'CB-08.repairs',
    name: { zh: '日常维修回访10%', en: 'A tenth of repairs visited' },
    clauses: [A_TENTH, ROUNDED],
    because: { zh: '比例由公司设置：条款为10%，有的公司规定30%。', en: 'The company sets the share: the clause says 10 %, another company’s text 30 %.' },
    group: 'REPAIR',
    share: { setting: 'repairCallbackShare' },
  },
  {
    ...share,
    key: 'CB-08.help',
    name: { zh: '求助回访10%', en: 'A tenth of help requests visited' },
    clauses: [A_TENTH, ROUNDED],
    because: { zh: '急救除外，急救全部回访。', en: 'But first aid, all of which is visited.' },
    group: 'HELP_REQUEST',
    share: { setting: 'helpCallbackShare' },
  },
  {
    ...share,
    key: 'CB-08.events',
    name: { zh: '社区活动回访10%', en: 'A tenth of community events visited' },
    clauses: [Q('4.1.2 c', '社区活动的回访率要求达到10%。', 'Of community events a tenth is visited.'), ROUNDED],
    because: { zh: '报刊、杂志和文体活动，按期、按场计。', en: 'Publications, and cultural and sports events, counted one by one.' },
    group: 'COMMUNITY_EVENT',
    share: { setting: 'eventCallbackShare' },
  },
  {
    ...share,
    key: 'CB-09',
    name: { zh: '其他服务按设定比例回访', en: 'Other services visited by the share set' },
    clauses: [Q('4.1.2 d', '其他管理服务工作的回访率按当时情况同客户服务中心主任/主管确定。', 'For other services the rate is settled with the supervisor according to circumstances.'), ROUNDED],
    because: { zh: '条款交由主管确定，故为公司设置。', en: 'The clause leaves it to the supervisor, so it is a setting.' },
    group: 'OTHER',
    share: { setting: 'otherCallbackShare' },
  },
  {
    ...share,
    counts: 'HOME_VISITS',
    key: 'CB-12.share',
    name: { zh: '家访不少于20%', en: 'At least a fifth at home' },
    clauses: [Q('4.1.4 a', '家访，不得少于20%。', 'At home, at least 20 %.'), product('按回访日期计入当月', 'by the date of the visit')],
    because: { zh: '已记录的回访形式不得更改，所以只能再去家访来补足。', en: 'A recorded form is never changed, so that what lacks is made up by home visits alone.' },
    share: { setting: 'homeVisitShare' },
  },
];
