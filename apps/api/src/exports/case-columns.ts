import { valueInWords, type Words } from '@guanjia/domain';
import type { CaseLine } from './case-lines.js';
import type { Column } from './list-workbook.js';

const YES: Words = { zh: '是', en: 'yes' };

const centreTime: Words = { zh: '服务中心当地时间', en: "the centre's local time" };

/** In the order of the sheet. Whole telephone numbers never leave the house this way. */
export const CASE_COLUMNS: readonly Column<CaseLine>[] = [
  { name: { zh: '编号', en: 'Number' }, says: { zh: '事项编号：中心代码、登记日期、当日序号', en: "The case's number: code of the centre, day of recording, count of that day" }, width: 20, cell: ({ number }) => number },
  { name: { zh: '服务中心', en: 'Centre' }, says: { zh: '受理的服务中心', en: 'The centre that received it' }, width: 22, cell: ({ centreZh, centreEn }, language) => (language === 'zh' ? centreZh : centreEn) },
  { name: { zh: '类别', en: 'Kind' }, says: { zh: '咨询、意见、报修、投诉、求助、便民或房门未锁', en: 'Inquiry, opinion, repair, complaint, help request, convenience service or unlocked door' }, width: 12, cell: ({ kind }, language) => valueInWords(kind)[language] },
  { name: { zh: '有效性', en: 'Validity' }, says: { zh: '仅投诉：有效、协助处理、无效；空白为尚未定性', en: 'Complaints only: valid, assist, invalid; empty while not decided' }, width: 10, cell: ({ validity }, language) => validity && valueInWords(validity)[language] },
  { name: { zh: '等级', en: 'Severity' }, says: { zh: '仅有效投诉：重大、重要、轻微', en: 'Valid complaints only: major, important, minor' }, width: 10, cell: ({ severity }, language) => severity && valueInWords(severity)[language] },
  { name: { zh: '紧急', en: 'Urgent' }, says: { zh: '标为紧急的写“是”', en: '"yes" where marked urgent' }, width: 8, cell: ({ urgent }, language) => (urgent ? YES[language] : null) },
  { name: { zh: '状态', en: 'Status' }, says: { zh: '导出时的状态', en: 'At the time of the export' }, width: 10, cell: ({ status }, language) => valueInWords(status)[language] },
  { name: { zh: '地点', en: 'Place' }, says: { zh: '房号、公共区域，或来电人所说的地点', en: 'Room, public area, or the place as the caller named it' }, width: 20, cell: ({ placeZh, placeEn }, language) => (language === 'zh' ? placeZh : placeEn) },
  { name: { zh: '来访（来电）人', en: 'Caller' }, says: { zh: '住户或来访人姓名；匿名的空白', en: 'Resident or caller; empty where anonymous' }, width: 14, cell: ({ caller }) => caller },
  { name: { zh: '电话（部分隐藏）', en: 'Telephone (masked)' }, says: { zh: '中间数字隐藏；完整号码须在事项页说明原因后查看', en: 'The middle is hidden; whole numbers are shown on the case page for a reason' }, width: 18, cell: ({ telephoneMasked }) => telephoneMasked },
  { name: { zh: '事项', en: 'Matter' }, says: { zh: '一句话事由', en: 'In one line' }, width: 36, cell: ({ matter }) => matter },
  { name: { zh: '详细情况', en: 'Description' }, says: { zh: '登记时所写', en: 'As written at reception' }, width: 48, cell: ({ description }) => description || null },
  { name: { zh: '分类', en: 'Category' }, says: { zh: '公司自定的分类', en: "The company's own category" }, width: 14, cell: ({ category }) => category },
  { name: { zh: '渠道', en: 'Channel' }, says: { zh: '怎样受理的', en: 'How it came in' }, width: 12, cell: ({ channel }, language) => valueInWords(channel)[language] },
  { name: { zh: '负责岗位', en: 'Owner' }, says: { zh: '现在负责的岗位', en: 'The post that has it now' }, width: 16, cell: ({ ownerZh, ownerEn }, language) => (language === 'zh' ? ownerZh : ownerEn) },
  { name: { zh: '受理时间', en: 'Received' }, says: centreTime, width: 18, cell: ({ receivedAt }) => receivedAt },
  { name: { zh: '最近到期', en: 'Next due' }, says: { zh: '未完成的时限中最早到期的；服务中心当地时间', en: "The earliest due time still owed; the centre's local time" }, width: 18, cell: ({ nextDueAt }) => nextDueAt },
  { name: { zh: '现已超时', en: 'Overdue now' }, says: { zh: '导出时有未完成且已过期的时限写“是”；暂停计时的不算', en: '"yes" where something owed was past due at the export; paused clocks do not count' }, width: 10, cell: ({ overdue }, language) => (overdue ? YES[language] : null) },
  { name: { zh: '曾超时', en: 'Was late' }, says: { zh: '已结束的时限中超时完成或未完成的个数', en: 'How many ended obligations were met late or missed' }, width: 10, cell: ({ lateCount }) => lateCount },
  { name: { zh: '办结时间', en: 'Settled' }, says: centreTime, width: 18, cell: ({ settledAt }) => settledAt },
  { name: { zh: '关闭时间', en: 'Closed' }, says: centreTime, width: 18, cell: ({ closedAt }) => closedAt },
];
