import type { CaseKind, Words } from '@guanjia/domain';
import { words } from './problem.js';

/** What an import can take from a column. The last two are not stored: the product's own judgement is compared with them. */
export const IMPORT_FIELDS = [
  'sourceKey', 'receivedAt', 'statedDueAt', 'repliedAt', 'settledAt', 'status', 'matter', 'description', 'category', 'kind', 'place', 'statedLabel', 'statedReplyDays',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export interface FieldDescription {
  readonly name: Words;
  readonly required: boolean;
  /** Decides which shares of values count as evidence. */
  readonly holds: 'KEY' | 'TIME' | 'STATUS' | 'KIND' | 'LABEL' | 'DAYS' | 'TENURE' | 'TEXT';
  /** Header names that say it outright, without spaces, underlines and case. */
  readonly headers: readonly string[];
}

/** The fields that a file of one kind may bring. */
export type FieldTable<Field extends string> = Readonly<Record<Field, FieldDescription>>;

export const FIELDS: Readonly<Record<ImportField, FieldDescription>> = {
  sourceKey: {
    name: words('编号', 'number in the source'), required: true, holds: 'KEY',
    headers: ['caseenquiryid', 'casenumber', 'caseno', 'caseid', 'ticketid', 'ticketno', 'requestid', 'servicerequestid', 'id', 'no', 'number', '编号', '留言编号', '工单编号', '工单号', '报事编号', '投诉编号', '单号', '受理编号', '登记编号', '序号'],
  },
  receivedAt: {
    name: words('受理时间', 'received at'), required: true, holds: 'TIME',
    headers: ['receivedat', 'received', 'opendt', 'openedat', 'opened', 'opendate', 'createdat', 'created', 'createddate', 'requesteddatetime', '受理时间', '接待时间', '留言时间', '登记时间', '报事时间', '报修时间', '投诉时间', '来电时间', '创建时间', '提交时间', '受理日期', '接待日期', '投诉日期', '登记日期'],
  },
  statedDueAt: {
    name: words('时限', 'due at'), required: false, holds: 'TIME',
    headers: ['dueat', 'due', 'duedate', 'targetdt', 'target', 'targetdate', 'deadline', 'slatargetdt', 'expecteddatetime', '截止时间', '时限', '办理时限', '应办结时间', '要求完成时间', '限办时间', '到期时间', '截止日期'],
  },
  repliedAt: {
    name: words('回复时间', 'replied at'), required: false, holds: 'TIME',
    headers: ['repliedat', 'replied', 'replytime', 'replydate', 'answeredat', 'respondedat', '答复时间', '回复时间', '反馈时间', '答复日期', '回复日期'],
  },
  settledAt: {
    name: words('办结时间', 'settled at'), required: false, holds: 'TIME',
    headers: ['settledat', 'closeddt', 'closedat', 'closed', 'closeddate', 'resolvedat', 'resolved', 'completedat', 'completiondate', '办结时间', '处理完毕时间', '完成时间', '解决时间', '关闭时间', '结案时间', '办结日期', '完成日期'],
  },
  status: {
    name: words('状态', 'status'), required: false, holds: 'STATUS',
    headers: ['status', 'casestatus', 'state', 'fcomplete', '状态', '办理状态', '处理状态', '工单状态', '是否解决', '是否办结', '完成情况'],
  },
  matter: {
    name: words('事项', 'matter'), required: false, holds: 'TEXT',
    headers: ['matter', 'casetitle', 'title', 'subject', 'summary', '事项', '标题', '留言标题', '主题', '投诉内容', '报事内容', '报修内容', '接待事项'],
  },
  description: { name: words('详细描述', 'description'), required: false, holds: 'TEXT', headers: ['description', 'details', 'content', '详细描述', '描述', '内容', '留言内容', '详情', '备注'] },
  category: {
    name: words('分类', 'category'), required: false, holds: 'TEXT',
    headers: ['category', 'type', 'casetype', 'requesttype', 'servicename', '分类', '类别', '类型', '投诉类别', '报事类别', '事项类别'],
  },
  kind: { name: words('事项种类', 'kind'), required: false, holds: 'KIND', headers: ['kind', 'casekind', '种类', '事项种类', '性质', '业务类型', '诉求类型'] },
  place: { name: words('地点', 'place'), required: false, holds: 'TEXT', headers: ['place', 'location', 'address', 'unit', 'room', '地点', '地址', '房号', '房间号', '位置', '楼栋房号'] },
  statedLabel: { name: words('对照：是否超时', 'to compare: on time or overdue'), required: false, holds: 'LABEL', headers: ['ontime', 'ontimestatus', 'sla', 'slastatus', 'overdue', '是否超时', '是否逾期', '超时情况', '时效'] },
  statedReplyDays: { name: words('对照：回复天数', 'to compare: days to reply'), required: false, holds: 'DAYS', headers: ['daystoreply', 'replydays', 'responsedays', '回复速度', '回复天数', '答复天数', '回复用时'] },
};

const plain = (value: string): string => value.trim().toLowerCase().replace(/[\s_\-.:：()（）]+/g, '');

/** A header without what writers vary: case, spaces, underlines, brackets. */
export const plainHeader = plain;

/** A reader of words: each meaning with the words that say it; anything else is null. */
export const reading = <Value>(table: Readonly<Record<string, readonly string[]>>): ((value: string) => Value | null) => {
  const byWord = new Map(Object.entries(table).flatMap(([meaning, wordsOf]) => wordsOf.map((word) => [word, meaning as Value])));
  return (value) => byWord.get(plain(value)) ?? null;
};

/** OPEN or CLOSED, or null for a word that is not known. */
export const readStatus = reading<'OPEN' | 'CLOSED'>({
  OPEN: ['open', 'opened', 'new', 'pending', 'inprogress', 'received', 'reopened', '未解决', '未办结', '未完成', '未关闭', '处理中', '办理中', '待处理', '待办', '已受理', '跟进中', '否'],
  CLOSED: ['closed', 'close', 'resolved', 'done', 'complete', 'completed', 'settled', '已解决', '已办结', '已完成', '已关闭', '已处理', '办结', '结案', '已结案', '关闭', '完成', '处理完毕', '是'],
});

/** The file's own judgement, or null for a word that is not known. */
export const readLabel = reading<'ON_TIME' | 'LATE'>({
  ON_TIME: ['ontime', 'intime', 'met', 'notoverdue', '按时', '及时', '按期', '未超时', '未逾期', '正常'],
  LATE: ['overdue', 'late', 'breached', 'missed', '超时', '逾期', '已超时', '已逾期', '超期'],
});

/** A kind of matter in the glossary's words, or null. */
export const readKind = reading<CaseKind>({
  INQUIRY: ['inquiry', 'enquiry', 'question', '咨询', '咨询类'],
  OPINION: ['opinion', 'suggestion', 'comment', '意见', '建议', '意见建议', '表扬'],
  REPAIR: ['repair', 'maintenance', '报修', '维修', '报修类'],
  COMPLAINT: ['complaint', '投诉', '投诉类'],
  HELP_REQUEST: ['helprequest', 'help', '求助', '求助类'],
  CONVENIENCE: ['convenience', 'convenienceservice', '便民', '便民服务'],
  UNLOCKED_DOOR: ['unlockeddoor', '房门未锁'],
});

/** Whether a resident owns the unit, or null for a word that is not known. */
export const readTenure = reading<'OWNER' | 'TENANT'>({
  OWNER: ['owner', 'landlord', 'yes', '业主', '产权人', '房主', '户主', '业主本人', '是'],
  TENANT: ['tenant', 'renter', 'lessee', 'no', '租户', '租客', '承租人', '租赁', '使用人', '住户', '家属', '否'],
});

/** Whole days as the file counts them, or null. */
export function readDays(value: string): number | null {
  const found = /^(\d{1,6})(?:\.0+)?\s*(?:天|日|d|days?)?$/i.exec(value.trim());
  return found ? Number(found[1]) : null;
}
