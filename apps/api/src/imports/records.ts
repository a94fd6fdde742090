import type { CaseKind, Instant, Words } from '@guanjia/domain';
import { readDays, readKind, readLabel, readStatus, type ImportField } from './fields.js';
import { columnName, type Mapping } from './mapping.js';
import { shown, words } from './problem.js';
import type { Table, TableRow } from './table.js';
import { readTime, type DateOrder, type TimeNote } from './times.js';

/** One row as the product understands it: moments in time, words of the glossary. */
export interface ImportRecord {
  readonly row: number;
  readonly sourceKey: string;
  readonly receivedAt: Instant;
  readonly statedDueAt: Instant | null;
  readonly repliedAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly kind: CaseKind;
  readonly matter: string;
  readonly description: string;
  readonly category: string | null;
  readonly placeText: string | null;
  /** The file's own judgement, only to be compared with. */
  readonly statedLabel: 'ON_TIME' | 'LATE' | null;
  readonly statedReplyDays: number | null;
  readonly notes: readonly RowNote[];
}

/** Something that a person should know about a row that is imported all the same. `code` groups notes in the report. */
export interface RowNote {
  readonly code: string;
  readonly words: Words;
}

export interface RefusedRow {
  readonly row: number;
  readonly sourceKey: string | null;
  readonly reason: Words;
}

export interface RecordReading {
  readonly zone: string;
  readonly order: DateOrder | null;
  /** For rows whose kind no column gives. */
  readonly defaultKind: CaseKind;
  /** Names a matter where the file has none. */
  readonly source: string;
  /** Nothing can have happened later than this. */
  readonly now: Instant;
}

const LONGEST_KEY = 200;
/** As long as the registration form takes them; a longer matter goes into the description whole. */
const LONGEST_MATTER = 200;
const LONGEST = { description: 5000, category: 60, place: 200 } as const;

/** Reads each row through the mapping; a row that cannot be a case is refused with its column, its value and what to do. The first of two rows with one key stands. */
export function readRecords(table: Table, mapping: Mapping, reading: RecordReading): { records: ImportRecord[]; refused: RefusedRow[] } {
  const records: ImportRecord[] = [];
  const refused: RefusedRow[] = [];
  const rowOfKey = new Map<string, number>();
  for (const row of table.rows) {
    const key = mapping.sourceKey === undefined ? '' : (row.cells[mapping.sourceKey] ?? '').trim();
    const result = row.problem === null ? readRow(row, table, mapping, reading) : row.problem;
    if (!('row' in result)) {
      refused.push({ row: row.row, sourceKey: key === '' ? null : key, reason: result });
      continue;
    }
    const earlier = rowOfKey.get(result.sourceKey);
    if (earlier !== undefined) {
      refused.push({ row: row.row, sourceKey: key, reason: words(`编号 ${shown(key)} 已在第 ${earlier} 行出现：同一编号只能有一行。`, `the number ${shown(key)} is already in row ${earlier}. A number may stand in one row only.`) });
      continue;
    }
    rowOfKey.set(result.sourceKey, row.row);
    records.push(result);
  }
  return { records, refused };
}

const NOTE_WORDS: Readonly<Record<TimeNote, (column: string, value: string) => Words>> = {
  REPEATED_HOUR: (column, value) => words(`“${column}”列 ${value} 在夏令时结束的重复小时内：取第一次。`, `${column} ${value} lies in the hour that the zone repeats: the first pass is taken.`),
  MISSING_HOUR: (column, value) => words(`“${column}”列 ${value} 在夏令时开始时跳过的小时内：顺延一小时。`, `${column} ${value} lies in the hour that the zone skips: moved forward by the gap.`),
  NO_TIME_OF_DAY: (column, value) => words(`“${column}”列 ${value} 只有日期：时限取当日 24:00，其他取 0:00。`, `${column} ${value} has no time of day: a limit ends at 24:00, anything else is taken at 00:00.`),
};

/** A record, or why there is none. */
function readRow(row: TableRow, table: Table, mapping: Mapping, reading: RecordReading): ImportRecord | Words {
  const notes: RowNote[] = [];
  const text = (field: ImportField): string => (mapping[field] === undefined ? '' : (row.cells[mapping[field]] ?? '').trim());
  const column = (field: ImportField): string => columnName(table, mapping[field]!);
  const about = (field: ImportField, problem: Words): Words => words(`“${column(field)}”列 ${shown(text(field))}：${problem.zh}`, `column ${column(field)}, value ${shown(text(field))}: ${problem.en}`);
  const note = (code: string, zh: string, en: string): void => void notes.push({ code, words: words(zh, en) });

  const sourceKey = text('sourceKey');
  if (sourceKey === '') return words('没有编号：请补上，否则无法识别重复导入。', `column ${column('sourceKey')} is empty. Each row needs its number, or a second import could not recognise it.`);
  if (sourceKey.length > LONGEST_KEY) return about('sourceKey', words(`编号太长，最多 ${LONGEST_KEY} 字。`, `the number is longer than ${LONGEST_KEY} characters. Check the column.`));

  const times: Partial<Record<ImportField, Instant>> = {};
  for (const field of ['receivedAt', 'statedDueAt', 'repliedAt', 'settledAt'] as const) {
    const value = text(field);
    if (value === '') continue;
    const result = readTime(value, { zone: reading.zone, order: reading.order, dayMeans: field === 'statedDueAt' ? 'END' : 'START' });
    if ('problem' in result) return about(field, result.problem);
    if (field !== 'statedDueAt' && result.at > reading.now) return about(field, words('在未来：还没有发生的事不能导入。请改正。', 'lies in the future; what has not happened cannot be imported. Correct it, or check the zone.'));
    for (const code of result.notes) notes.push({ code, words: NOTE_WORDS[code](column(field), value) });
    times[field] = result.at;
  }
  if (times.receivedAt === undefined) return words(`“${column('receivedAt')}”列为空：没有受理时间就无法计时。请补上。`, `column ${column('receivedAt')} is empty. Without the time of reception no clock can start; fill it in.`);

  const status = readStatus(text('status'));
  let settledAt = times.settledAt ?? null;
  let repliedAt = times.repliedAt ?? null;
  if (text('status') !== '' && status === null) note('UNKNOWN_STATUS', `不认识的状态 ${shown(text('status'))}：按时间判断。`, `the status ${shown(text('status'))} is not known: the times decide.`);
  if (status === 'CLOSED' && settledAt === null) {
    if (repliedAt === null) return about('status', words('已办结却没有办结时间，无法判断是否超时。请补上时间。', 'says closed, but no time says when, so it cannot be judged. Fill in the time of settling.'));
    settledAt = repliedAt;
    note('SETTLED_BY_REPLY', '已解决而没有办结时间：取回复时间。', 'closed without a time of settling: the time of the reply is taken.');
  }
  if (status === 'OPEN' && settledAt !== null) note('OPEN_BUT_SETTLED', '状态未办结，却有办结时间：以时间为准。', 'the status says open, but there is a time of settling: the time decides.');
  if (settledAt !== null && settledAt < times.receivedAt) {
    settledAt = times.receivedAt;
    note('SETTLED_BEFORE_RECEIVED', '办结早于受理：按受理时办结计。', 'settled before it was received: counted as settled at the reception.');
  }
  if (repliedAt !== null && repliedAt < times.receivedAt) {
    repliedAt = times.receivedAt;
    note('REPLIED_BEFORE_RECEIVED', '回复早于受理：按受理时回复计。', 'replied before it was received: counted as replied at the reception.');
  }
  const dueAt = times.statedDueAt ?? null;
  if (dueAt !== null && dueAt < times.receivedAt) note('DUE_BEFORE_RECEIVED', '时限早于受理。', 'due before it was received.');
  if (dueAt !== null && dueAt > times.receivedAt + FIVE_YEARS) note('DUE_FAR_AWAY', `时限在受理五年之后（${text('statedDueAt')}）。`, `due more than five years after it was received (${text('statedDueAt')}).`);

  const kind = readKind(text('kind'));
  if (text('kind') !== '' && kind === null) note('UNKNOWN_KIND', `不认识的种类 ${shown(text('kind'))}：按 ${reading.defaultKind}。`, `the kind ${shown(text('kind'))} is not known: ${reading.defaultKind} is taken.`);
  for (const [field, longest] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    if ([...text(field)].length > longest) return about(field, words(`超过 ${longest} 个字：请缩短。`, `is longer than ${longest} characters. Shorten it.`));
  }
  const { matter, description } = matterOf(text('matter') || text('category') || `${reading.source} ${sourceKey}`, text('description'));
  if (matter !== text('matter') && text('matter') !== '') note('LONG_MATTER', '事项太长：全文放入详细描述。', 'the matter is long: the whole of it goes into the description.');
  if ([...description].length > LONGEST.description) return about('matter', words(`连同描述超过 ${LONGEST.description} 个字：请缩短。`, `with its description is longer than ${LONGEST.description} characters. Shorten it.`));
  const statedLabel = readLabel(text('statedLabel'));
  if (text('statedLabel') !== '' && statedLabel === null) note('UNKNOWN_LABEL', `不认识的判断 ${shown(text('statedLabel'))}：不对照。`, `the label ${shown(text('statedLabel'))} is not known: not compared.`);
  const statedReplyDays = readDays(text('statedReplyDays'));
  if (text('statedReplyDays') !== '' && statedReplyDays === null) note('UNKNOWN_DAYS', `天数 ${shown(text('statedReplyDays'))} 不是整数：不对照。`, `the days ${shown(text('statedReplyDays'))} are no whole number: not compared.`);
  return {
    row: row.row, sourceKey, receivedAt: times.receivedAt, statedDueAt: dueAt, repliedAt, settledAt,
    kind: kind ?? reading.defaultKind,
    matter, description,
    category: text('category') || null,
    placeText: text('place') || null,
    statedLabel, statedReplyDays, notes,
  };
}

function matterOf(matter: string, description: string): { matter: string; description: string } {
  const characters = [...matter];
  if (characters.length <= LONGEST_MATTER) return { matter, description };
  return { matter: `${characters.slice(0, LONGEST_MATTER - 1).join('')}…`, description: description === '' ? matter : `${matter}\n\n${description}` };
}

const FIVE_YEARS = 5 * 366 * 86_400_000;
