import type { Words } from '@guanjia/domain';
import type { ImportPlan } from './plan-import.js';
import { wallClock } from './report.js';

const HEADERS: readonly Words[] = [
  { zh: '行', en: 'row' }, { zh: '编号', en: 'number' }, { zh: '结果', en: 'outcome' }, { zh: '判断', en: 'verdict' }, { zh: '文件的判断', en: 'file says' },
  { zh: '受理', en: 'received' }, { zh: '时限', en: 'due' }, { zh: '办结', en: 'settled' }, { zh: '回复天数', en: 'days to reply' }, { zh: '文件的天数', en: 'file says days' }, { zh: '说明', en: 'remarks' },
];
const OUTCOMES = {
  NEW: { zh: '可导入', en: 'importable' }, KNOWN: { zh: '已有', en: 'known already' }, CHANGED: { zh: '已有，有变化', en: 'known already, changed' }, REFUSED: { zh: '不导入', en: 'refused' },
} as const satisfies Record<string, Words>;

/** The whole report row by row as CSV, in the order of the file; times as the wall clock of the file's zone. Opens in Excel (UTF-8 with a byte order mark). */
export function reportFile(plan: ImportPlan, language: keyof Words): string {
  const time = (at: number | null): string => (at === null ? '' : wallClock(at, plan.zone));
  const judged = plan.judged.map(({ record, state, verdict, dueAt, replyDays }) => {
    const known = plan.known.get(record.sourceKey);
    const outcome = known === undefined ? OUTCOMES.NEW : known.changed.length > 0 ? OUTCOMES.CHANGED : OUTCOMES.KNOWN;
    const changes = known?.changed.map(({ field, here, file }) => `${field}: ${here} → ${file}`) ?? [];
    return {
      row: record.row,
      cells: [
        record.row, record.sourceKey, outcome[language], verdict, record.statedLabel ?? '', time(state.receivedAt), time(dueAt), time(state.settledAt),
        replyDays ?? '', record.statedReplyDays ?? '', [...changes, ...record.notes.map((note) => note.words[language])].join(' '),
      ],
    };
  });
  const refused = plan.refused.map(({ row, sourceKey, reason }) => ({ row, cells: [row, sourceKey ?? '', OUTCOMES.REFUSED[language], '', '', '', '', '', '', '', reason[language]] }));
  const lines = [...judged, ...refused].sort((one, other) => one.row - other.row).map(({ cells }) => cells);
  return `\ufeff${[HEADERS.map((header) => header[language]), ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where needed; what a spreadsheet would run as a formula gets an apostrophe, which it shows as text. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
