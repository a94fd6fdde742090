import type { Readable } from 'node:stream';
import type { Words } from '@guanjia/domain';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { cellOf, heading } from '../exports/cells.js';
import type { ResidentData } from './export-resident.js';

const WORDS = {
  person: { zh: '住户', en: 'Resident' }, cases: { zh: '事项', en: 'Matters' }, notes: { zh: '处理记录', en: 'Notes' }, photos: { zh: '照片', en: 'Photos' }, visits: { zh: '回访', en: 'Follow-up visits' }, accesses: { zh: '查阅与更改', en: 'Looks and changes' },
  name: { zh: '姓名', en: 'Name' }, telephone: { zh: '电话', en: 'Telephone' }, tenure: { zh: '身份', en: 'Tenure' }, owner: { zh: '业主', en: 'Owner' }, tenant: { zh: '租户', en: 'Tenant' },
  home: { zh: '房号', en: 'Home' }, centre: { zh: '服务中心', en: 'Centre' }, movedOutOn: { zh: '搬离日期', en: 'Moved out on' }, exportedAt: { zh: '导出时间', en: 'Exported at' },
  number: { zh: '编号', en: 'Number' }, kind: { zh: '类别', en: 'Kind' }, channel: { zh: '来源', en: 'Channel' }, status: { zh: '状态', en: 'Status' }, receivedAt: { zh: '接待时间', en: 'Received' },
  closedAt: { zh: '关闭时间', en: 'Closed' }, matter: { zh: '事由', en: 'Matter' }, description: { zh: '详情', en: 'Description' }, place: { zh: '地点', en: 'Place' }, callerName: { zh: '来电人', en: 'Caller' },
  callerTelephone: { zh: '来电电话', en: "Caller's telephone" }, at: { zh: '时间', en: 'At' }, text: { zh: '内容', en: 'Text' }, caption: { zh: '说明', en: 'Caption' }, act: { zh: '操作', en: 'Act' }, reason: { zh: '原因', en: 'Reason' },
  form: { zh: '方式', en: 'Form' }, quality: { zh: '质量', en: 'Quality' }, effect: { zh: '效果', en: 'Effect' }, satisfaction: { zh: '满意程度', en: 'Satisfaction' }, shortcomings: { zh: '缺点与不足', en: 'Shortcomings' },
  suggestions: { zh: '建议', en: 'Suggestions' }, opinion: { zh: '回访人意见', en: 'Visitor’s opinion' }, signedBy: { zh: '签名', en: 'Signed by' }, comment: { zh: '审核意见', en: 'Review' }, remedy: { zh: '处理意见', en: 'Remedy' }, attempts: { zh: '未访到的尝试', en: 'Attempts in vain' },
  mentions: { zh: '其他文字中提及的次数', en: 'Mentioned in other texts' },
} as const satisfies Record<string, Words>;
type Word = keyof typeof WORDS;

/** What is kept about a resident, to be read by the person it is about: a sheet for each kind. */
export async function residentWorkbook(data: ResidentData, language: keyof Words): Promise<Readable> {
  const word = (key: Word) => WORDS[key][language];
  const said = (value: unknown) => cellOf(value instanceof Date ? value.toISOString() : (value as string | number | null));
  const table = (columns: readonly Word[], lines: readonly Readonly<Record<string, unknown>>[]): Row[] => [columns.map((key) => heading(word(key))), ...lines.map((line) => columns.map((key) => said(line[key] ?? null)))];
  const { owner, ...resident } = data.resident;
  const facts: readonly (readonly [Word, unknown])[] = [
    ['name', resident.name], ['telephone', resident.telephone], ['tenure', word(owner ? 'owner' : 'tenant')], ['home', resident.home], ['centre', resident.centre], ['movedOutOn', resident.movedOutOn],
    ['exportedAt', data.exportedAt], ['mentions', data.mentions.reduce((sum, { count }) => sum + count, 0)],
  ];
  const ofCases = <Line extends object>(lines: (one: ResidentData['cases'][number]) => readonly Line[]) => data.cases.flatMap((one) => lines(one).map((line) => ({ number: one.number, ...line })));
  const CASE_COLUMNS = ['number', 'kind', 'channel', 'status', 'receivedAt', 'closedAt', 'matter', 'description', 'place', 'callerName', 'callerTelephone'] as const;
  const VISIT_COLUMNS = ['number', 'at', 'form', 'status', 'quality', 'effect', 'satisfaction', 'shortcomings', 'suggestions', 'opinion', 'signedBy', 'comment', 'remedy', 'attempts'] as const;
  const book = writeXlsxFile([
    { sheet: word('person'), data: facts.map(([key, value]): Row => [heading(word(key)), said(value)]), columns: [{ width: 24 }, { width: 40 }] },
    { sheet: word('cases'), data: table(CASE_COLUMNS, data.cases), columns: CASE_COLUMNS.map(() => ({ width: 22 })) },
    { sheet: word('notes'), data: table(['number', 'at', 'kind', 'text'], ofCases(({ notes }) => notes)), columns: [{ width: 22 }, { width: 26 }, { width: 18 }, { width: 80 }] },
    { sheet: word('visits'), data: table(VISIT_COLUMNS, ofCases(({ visits }) => visits.map(({ attempts, ...visit }) => ({ ...visit, attempts: attempts.map(({ at, outcome, note }) => `${at} ${outcome} ${note ?? ''}`.trim()).join('\n') })))), columns: VISIT_COLUMNS.map(() => ({ width: 22 })) },
    { sheet: word('photos'), data: table(['number', 'at', 'name', 'caption'], ofCases(({ photos }) => photos.map(({ attachedAt, ...photo }) => ({ at: attachedAt, ...photo })))), columns: [{ width: 22 }, { width: 26 }, { width: 30 }, { width: 40 }] },
    { sheet: word('accesses'), data: table(['at', 'act', 'reason'], data.accesses), columns: [{ width: 26 }, { width: 24 }, { width: 60 }] },
  ]);
  return (book.toStream as () => Promise<Readable>)();
}
