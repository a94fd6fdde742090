import { CALLBACK_GROUP_NAMES, valueInWords, type Words } from '@guanjia/domain';
import type { CallbackLine } from './callback-lines.js';
import type { Column } from './list-workbook.js';

type Language = keyof Words;
const said = (value: string | boolean | null, language: Language) => (value === null ? null : valueInWords(value)[language]);
const centreTime: Words = { zh: '服务中心当地时间', en: "the centre's local time" };
const mark: Words = { zh: '1（差）至 5（好）', en: '1 (bad) to 5 (good)' };
const asWritten: Words = { zh: '回访人所记', en: 'As the visitor wrote it' };

type CallbackColumn = Column<CallbackLine> & { readonly key: keyof CallbackLine };
const column = (key: keyof CallbackLine, zh: string, en: string, says: Words, width: number, cell?: CallbackColumn['cell']): CallbackColumn =>
  ({ key, name: { zh, en }, says, width, cell: cell ?? ((line) => line[key] as string | number | null) });

/** In the order of the sheet, and by their keys what 《回访记录表》 says (CB-14 to CB-16). Whole telephone numbers never leave the house this way. */
export const CALLBACK_COLUMNS: readonly CallbackColumn[] = [
  column('number', '编号', 'Number', { zh: '所回访事项的编号；社区活动、特约服务空白', en: 'Of the matter that was visited; empty for events and contracted services' }, 20),
  column('centreZh', '服务中心', 'Centre', { zh: '应回访的服务中心', en: 'The centre that owes the visit' }, 22, ({ centreZh, centreEn }, language) => (language === 'zh' ? centreZh : centreEn)),
  column('month', '所属月份', 'Month', { zh: '办结的月份，回访率按此计', en: 'In which the matter was settled; rates count by it' }, 10),
  column('group', '回访类别', 'Kind', { zh: '回访率按类别计（CB-07 至 CB-09）', en: 'Rates count by it (CB-07 to CB-09)' }, 12, ({ group }, language) => CALLBACK_GROUP_NAMES[group][language]),
  column('origin', '来由', 'Origin', { zh: '必访、抽取或人工选定', en: 'Owed, drawn or chosen' }, 10, ({ origin }, language) => said(origin, language)),
  column('round', '第几次', 'Round', { zh: '第一次、第二次、合同中期或结束后', en: 'First, second, mid-term or after the end' }, 10, ({ round }, language) => said(round, language)),
  column('status', '状态', 'Status', { zh: '导出时的状态', en: 'At the time of the export' }, 10, ({ status }, language) => said(status, language)),
  column('placeZh', '房号', 'Home', { zh: '应回访的住户', en: 'Where the visit is made' }, 16, ({ placeZh, placeEn }, language) => (language === 'zh' ? placeZh : placeEn)),
  column('resident', '住户', 'Resident', { zh: '应问的人；已处置的空白', en: 'Whom to ask for; empty where disposed of' }, 14),
  column('telephoneMasked', '电话（部分隐藏）', 'Telephone (masked)', { zh: '中间数字隐藏；完整号码须说明原因后查看', en: 'The middle is hidden; whole numbers are shown for a reason' }, 18),
  column('matter', '事项', 'Matter', { zh: '事项事由，或活动、服务名称', en: 'Of the case, or the name of the event or service' }, 36),
  column('settledAt', '办结时间', 'Settled', centreTime, 18),
  column('dueAt', '最近到期', 'Next due', { zh: '未完成的时限中最早到期的；服务中心当地时间', en: "The earliest due time still owed; the centre's local time" }, 18),
  column('plannedFor', '计划时间', 'Planned for', centreTime, 18),
  column('attempts', '未成次数', 'Attempts', { zh: '未访到的次数，不计入回访', en: 'Without success; they count for nothing' }, 10),
  column('form', '回访形式', 'Form', { zh: '家访、电话或信访（CB-13）', en: 'Home visit, telephone or letter (CB-13)' }, 10, ({ form }, language) => (form === null ? null : FORMS[form][language])),
  column('visitedAt', '回访时间', 'Visited', centreTime, 18),
  column('visitorZh', '回访人', 'Visitor', { zh: '回访并确认记录的人', en: 'Who visited and confirmed the record' }, 14, ({ visitorZh, visitorEn }, language) => (language === 'zh' ? visitorZh : visitorEn)),
  column('secondZh', '共同回访人', 'Second visitor', { zh: '规程要求两人时（CB-11）', en: 'Where the procedure names two (CB-11)' }, 14, ({ secondZh, secondEn }, language) => (language === 'zh' ? secondZh : secondEn)),
  column('quality', '质量评价', 'Quality', mark, 10),
  column('effect', '服务效果评价', 'Effect', mark, 12),
  column('satisfaction', '满意程度', 'Satisfaction', mark, 10),
  column('shortcomings', '缺点与不足', 'Shortcomings', { zh: '住户所说', en: 'As the resident said' }, 40),
  column('suggestions', '住户建议', 'Suggestions', { zh: '住户所说', en: 'As the resident said' }, 40),
  column('opinion', '回访人意见', 'Visitor’s opinion', asWritten, 30),
  column('qualified', '是否合格', 'In order', { zh: '回访人的判断', en: 'As the visitor judged' }, 10, ({ qualified }, language) => said(qualified, language)),
  column('signedBy', '住户签名', 'Signed by', { zh: '重要事件（CB-15）', en: 'Important matters (CB-15)' }, 14),
  column('verdict', '审核结论', 'Verdict', { zh: '客服主管（CB-16）', en: 'The supervisor’s (CB-16)' }, 10, ({ verdict }, language) => said(verdict, language)),
  column('comment', '审核意见', 'Comment', { zh: '客服主管（CB-16）', en: 'The supervisor’s (CB-16)' }, 30),
  column('remedy', '处理意见', 'Remedy', { zh: '仅不合格的', en: 'Of what was not in order' }, 30),
  column('decision', '主任意见', 'Manager’s decision', { zh: '仅不合格的', en: 'Of what was not in order' }, 30),
  column('reviewerZh', '审核人', 'Reviewed by', { zh: '不是回访人', en: 'Not the visitor' }, 14, ({ reviewerZh, reviewerEn }, language) => (language === 'zh' ? reviewerZh : reviewerEn)),
  column('reviewedAt', '审核时间', 'Reviewed', centreTime, 18),
];

/** As Q 4.1.4 calls them. */
const FORMS: Readonly<Record<NonNullable<CallbackLine['form']>, Words>> = {
  HOME_VISIT: { zh: '家访', en: 'home visit' },
  TELEPHONE: { zh: '电话回访', en: 'telephone' },
  LETTER: { zh: '信访', en: 'letter' },
};
