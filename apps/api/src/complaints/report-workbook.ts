import type { Readable } from 'node:stream';
import { valueInWords, type Words } from '@guanjia/domain';
import type { ComplaintFigures } from '@guanjia/schema';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { cellOf, heading, textCell } from '../exports/cells.js';
import { DEMO } from '../exports/list-workbook.js';
import type { ReportedLine } from './export-complaint-report.js';

type Language = keyof Words;
type Count = Exclude<keyof ComplaintFigures, 'cells'>;

const TITLE: Words = { zh: '部门客户投诉工作月报', en: "Department's monthly report on customer complaints" };
const LINES_SHEET: Words = { zh: '明细', en: 'Complaints' };
const UNDECIDED: Words = { zh: '未定', en: 'not decided' };
const NO_CATEGORY: Words = { zh: '未分类', en: 'no category' };
const YES: Words = { zh: '是', en: 'yes' };

const HEAD = {
  centre: { zh: '管理处', en: 'Centre' }, month: { zh: '月份', en: 'Month' }, version: { zh: '版本', en: 'Version' }, reason: { zh: '更正原因', en: 'Why corrected' }, filled: { zh: '填报', en: 'Filled in' },
  read: { zh: '主任审阅', en: 'Read by the manager' }, sent: { zh: '报送', en: 'Sent' }, comment: { zh: '分析说明', en: 'What the month shows' }, category: { zh: '分类', en: 'Category' },
  validity: { zh: '性质', en: 'Validity' }, severity: { zh: '等级', en: 'Severity' }, count: { zh: '件数', en: 'Count' }, hidden: { zh: '另有不公开的件数', en: 'Further, not shown to you' },
} as const satisfies Record<string, Words>;

/** The figures in their groups, as the paper form says them. */
const GROUPS: readonly { readonly name: Words; readonly counts: readonly (readonly [Count, Words])[] }[] = [
  { name: { zh: '受理', en: 'Accepted' }, counts: [['total', { zh: '受理投诉合计', en: 'All complaints accepted' }], ['repeat', { zh: '其中：对答复不满再次投诉', en: 'of them, about an earlier answer' }], ['collective', { zh: '其中：集体投诉', en: 'of them, collective' }], ['otherKind', { zh: '另：曾登记为投诉，后改为其他类别', en: 'beside them: once called complaints, of another kind now' }]] },
  { name: { zh: '办理结果', en: 'Outcome' }, counts: [['open', { zh: '办理中', en: 'Open' }], ['settled', { zh: '已办结', en: 'Settled' }], ['closedUnsettled', { zh: '说明原因关闭', en: 'Closed with a reason' }], ['cancelled', { zh: '作废', en: 'Cancelled' }], ['merged', { zh: '并入他件', en: 'Merged' }]] },
  { name: { zh: '答复方式', en: 'Answered' }, counts: [['answeredByVisit', { zh: '上门', en: 'By a visit' }], ['answeredByTelephone', { zh: '电话', en: 'By telephone' }], ['answeredInWriting', { zh: '书面', en: 'In writing' }], ['answeredOrally', { zh: '当面口头', en: 'By word' }], ['unanswered', { zh: '尚未答复', en: 'Not yet' }]] },
  { name: { zh: '时限', en: 'Limits' }, counts: [['withinLimits', { zh: '均按时', en: 'All in time' }], ['limitsRunning', { zh: '尚在时限内', en: 'Still running' }], ['late', { zh: '有超时', en: 'Late' }]] },
  { name: { zh: '业户意见', en: 'Residents' }, counts: [['satisfied', { zh: '满意', en: 'Satisfied' }], ['dissatisfied', { zh: '不满意', en: 'Dissatisfied' }], ['notAsked', { zh: '未征询或未联系上', en: 'Not asked, or not reached' }]] },
];

const OUTCOMES: Readonly<Record<ReportedLine['outcome'], Words>> = { OPEN: { zh: '办理中', en: 'open' }, SETTLED: { zh: '已办结', en: 'settled' }, CLOSED: { zh: '说明原因关闭', en: 'closed with a reason' }, CANCELLED: { zh: '作废', en: 'cancelled' }, MERGED: { zh: '并入他件', en: 'merged' } };
const ANSWERS: Readonly<Record<NonNullable<ReportedLine['answer']>, Words>> = { VISIT: { zh: '上门', en: 'visit' }, TELEPHONE: { zh: '电话', en: 'telephone' }, WRITTEN: { zh: '书面', en: 'in writing' }, ORAL: { zh: '口头', en: 'by word' } };
const LIMITS: Readonly<Record<ReportedLine['limits'], Words>> = { WITHIN: { zh: '按时', en: 'in time' }, RUNNING: { zh: '时限内', en: 'running' }, LATE: { zh: '超时', en: 'late' } };
const OPINIONS: Readonly<Record<NonNullable<ReportedLine['opinion']>, Words>> = { SATISFIED: { zh: '满意', en: 'satisfied' }, DISSATISFIED: { zh: '不满意', en: 'dissatisfied' } };

const COLUMNS: readonly { readonly name: Words; readonly width: number; readonly cell: (line: ReportedLine, language: Language) => string | null }[] = [
  { name: { zh: '编号', en: 'Number' }, width: 20, cell: ({ number }) => number },
  { name: { zh: '受理时间', en: 'Received' }, width: 18, cell: ({ receivedAt }) => receivedAt },
  { name: { zh: '事由', en: 'Matter' }, width: 40, cell: ({ matter }) => matter },
  { name: HEAD.category, width: 14, cell: ({ category }) => category },
  { name: HEAD.validity, width: 10, cell: ({ validity }, language) => validity && valueInWords(validity)[language] },
  { name: HEAD.severity, width: 10, cell: ({ severity }, language) => severity && valueInWords(severity)[language] },
  { name: { zh: '办理结果', en: 'Outcome' }, width: 14, cell: ({ outcome }, language) => OUTCOMES[outcome][language] },
  { name: { zh: '答复方式', en: 'Answered' }, width: 12, cell: ({ answer }, language) => answer && ANSWERS[answer][language] },
  { name: { zh: '时限', en: 'Limits' }, width: 10, cell: ({ limits }, language) => LIMITS[limits][language] },
  { name: { zh: '业户意见', en: 'Resident' }, width: 12, cell: ({ opinion }, language) => opinion && OPINIONS[opinion][language] },
  { name: { zh: '再次投诉', en: 'Repeated' }, width: 10, cell: ({ repeat }, language) => (repeat ? YES[language] : null) },
  { name: { zh: '集体', en: 'Collective' }, width: 10, cell: ({ collective }, language) => (collective ? YES[language] : null) },
];

/** What stands on the workbook of a version; names and times as text of the centre's clock. */
export interface ReportSheet {
  readonly centre: Words;
  readonly month: string;
  readonly version: number;
  readonly reason: string | null;
  readonly comment: string;
  readonly filled: Words;
  readonly read: Words | null;
  readonly sent: Words | null;
  readonly figures: ComplaintFigures;
  readonly lines: readonly ReportedLine[];
  readonly hidden: number;
  readonly demo: boolean;
}

/** 《部门客户投诉工作月报》 (CP-28): a sheet with the form, and one with the complaints that the viewer may see. */
export async function reportWorkbook(report: ReportSheet, language: Language): Promise<Readable> {
  const { figures } = report;
  const pair = (name: Words, value: string | number | null): Row => [heading(name[language]), { ...(cellOf(value) ?? textCell('')), columnSpan: 3, wrap: true }];
  const form: Row[] = [
    [{ ...heading(report.demo ? `${TITLE[language]} (${DEMO[language]})` : TITLE[language]), fontSize: 16, columnSpan: 4, align: 'center' }],
    pair(HEAD.centre, report.centre[language]),
    pair(HEAD.month, report.month),
    pair(HEAD.version, report.version),
    ...(report.reason === null ? [] : [pair(HEAD.reason, report.reason)]),
    pair(HEAD.filled, report.filled[language]),
    pair(HEAD.read, report.read?.[language] ?? null),
    pair(HEAD.sent, report.sent?.[language] ?? null),
    ...GROUPS.flatMap(({ name, counts }): Row[] => [[], [{ ...heading(name[language]), columnSpan: 4 }], ...counts.map(([key, words]): Row => [textCell(words[language]), cellOf(figures[key])])]),
    [],
    [heading(HEAD.category[language]), heading(HEAD.validity[language]), heading(HEAD.severity[language]), heading(HEAD.count[language])],
    ...figures.cells.map(({ category, validity, severity, count }): Row => [
      textCell(category ?? NO_CATEGORY[language]), textCell(validity ? valueInWords(validity)[language] : UNDECIDED[language]), cellOf(severity && valueInWords(severity)[language]), cellOf(count),
    ]),
    [],
    pair(HEAD.comment, report.comment),
  ];
  const lines: Row[] = [COLUMNS.map(({ name }) => heading(name[language])), ...report.lines.map((line) => COLUMNS.map(({ cell }) => cellOf(cell(line, language)))), ...(report.hidden > 0 ? [[heading(HEAD.hidden[language]), cellOf(report.hidden)]] : [])];
  const book = writeXlsxFile([
    { data: form, sheet: report.demo ? `${report.month} (${DEMO[language]})` : report.month, columns: [{ width: 34 }, { width: 16 }, { width: 16 }, { width: 16 }] },
    { data: lines, sheet: LINES_SHEET[language], columns: COLUMNS.map(({ width }) => ({ width })), stickyRowsCount: 1 },
  ]);
  return (book.toStream as () => Promise<Readable>)();
}
