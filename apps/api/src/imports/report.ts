import type { Instant, Words } from '@guanjia/domain';
import type { Comparison } from './compare.js';
import { FIELDS, IMPORT_FIELDS } from './fields.js';
import { columnName } from './mapping.js';
import type { ImportPlan } from './plan-import.js';
import { words } from './problem.js';
import { evidenceOf } from './propose-mapping.js';
import type { Recount } from './recount.js';
import type { WrittenImport } from './write-import.js';

/** Lines of a kind that are listed; the rest is in the file that --report writes. */
const LISTED = 20;

const number = (value: number): string => value.toLocaleString('en');

/** A moment as the wall clock of the zone shows it. */
export function wallClock(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

/** What an import would do, for a person to read; one entry a line. */
export function reportPlan(plan: ImportPlan): Words[] {
  const fresh = plan.judged.length - plan.known.size;
  return [
    heading('文件', 'File', plan.fileName),
    words(`  ${number(plan.table.rows.length)} 行。${plan.table.reading.map((line) => line.zh).join('')}`, `  ${number(plan.table.rows.length)} ${plan.table.rows.length === 1 ? 'row' : 'rows'}. ${plan.table.reading.map((line) => line.en).join(' ')}`),
    words(`  来源 ${plan.source}：编号在此名下只导入一次；同一来源的下一份文件请用 --source 写同一名称。`, `  Source ${plan.source}: under this name each number comes in once. Name the next file of the same source alike with --source.`),
    words(`  服务中心 ${plan.centre.code}；时间按 ${plan.zone} 读；未办结的以 ${wallClock(plan.asOf, plan.zone)} 为准判断。`, `  Centre ${plan.centre.code}. Times are read in ${plan.zone}. Open matters are judged as of ${wallClock(plan.asOf, plan.zone)}.`),
    ...otherSource(plan),
    ...columns(plan),
    heading('逐行', 'Rows', ''),
    words(
      `  可导入 ${number(fresh)}，已有 ${number(plan.known.size)}（其中有变化 ${number(changedRows(plan).length)}），不导入 ${number(plan.refused.length)}`,
      `  ${number(fresh)} can be imported, ${number(plan.known.size)} known already (${number(changedRows(plan).length)} of them changed), ${number(plan.refused.length)} refused`,
    ),
    ...listed(plan.refused.map(({ row, reason }) => words(`  第 ${row} 行不导入：${reason.zh}`, `  row ${row} is refused: ${reason.en}`))),
    ...listed(changedRows(plan)),
    ...notes(plan),
    ...judgement(plan),
  ];
}

/** What was written, and the figures again as SQL counts them from it. */
export function reportWritten(plan: ImportPlan, written: WrittenImport, counted: Recount, seconds: number): Words[] {
  const lines = [
    written.imported === 0
      ? words(`没有可导入的新行：${number(written.known.size)} 行都已导入过。`, `Nothing to import: all ${number(written.known.size)} rows are known already.`)
      : words(`已导入 ${number(written.imported)} 件，用时 ${seconds.toFixed(1)} 秒。`, `Imported ${number(written.imported)} cases in ${seconds.toFixed(1)} s.`),
    words(`按库中记录复核：${number(counted.cases)} 件，其中超时 ${number(counted.late)} 件。`, `Counted again from what is stored: ${number(counted.cases)} cases, ${number(counted.late)} of them late.`),
  ];
  if (plan.labels.stated > 0) lines.push(words(`  判断相同：${number(counted.labelsReproduced)} / ${number(counted.labelled)}`, `  ${number(counted.labelsReproduced)} of ${number(counted.labelled)} labels reproduced`));
  if (plan.replyDays.stated > 0) lines.push(words(`  回复天数相同：${number(counted.daysReproduced)} / ${number(counted.withDays)}`, `  ${number(counted.daysReproduced)} of ${number(counted.withDays)} days to reply reproduced`));
  return lines;
}

const heading = (zh: string, en: string, rest: string): Words => words(`${zh}${rest && ` ${rest}`}`, `${en}${rest && ` ${rest}`}`);

function otherSource({ otherSource: other, source }: ImportPlan): Words[] {
  if (!other) return [];
  return [
    words(
      `  注意：其中 ${number(other.known)} 个编号已在来源 ${other.source} 下导入。如是同一来源，请写 --source ${other.source}，否则会再导入一遍。`,
      `  CAUTION: ${number(other.known)} of these numbers came in under the source ${other.source}. If ${source} is the same source, write --source ${other.source}, or they come in twice.`,
    ),
  ];
}

function columns({ table, mapping, proposals }: ImportPlan): Words[] {
  const lines = IMPORT_FIELDS.filter((field) => mapping[field] !== undefined).map((field) => {
    const column = mapping[field]!;
    const proposal = proposals.find((one) => one.field === field && one.column === column);
    const { filled, readable } = evidenceOf(table, field, column);
    const by = proposal === undefined ? words('按指定', 'as named') : proposal.header === 'SAME' ? words('表头相符', 'by its header') : words('表头包含其名', 'its header contains the name');
    const share = FIELDS[field].holds === 'KEY' ? words('各不相同', 'different') : FIELDS[field].holds === 'TEXT' ? words('有内容', 'filled') : words('可读', 'readable');
    const of = FIELDS[field].holds === 'TEXT' ? table.rows.length : filled;
    return words(
      `  ${FIELDS[field].name.zh} (${field}) ← ${columnName(table, column)}：${by.zh}，${number(readable)} / ${number(of)} ${share.zh}`,
      `  ${field} (${FIELDS[field].name.en}) ← ${columnName(table, column)}: ${by.en}, ${number(readable)} of ${number(of)} ${share.en}`,
    );
  });
  const used = new Set(Object.values(mapping));
  const unused = table.headers.flatMap((_, at) => (used.has(at) ? [] : [columnName(table, at)])).join(', ');
  return [heading('列', 'Columns', ''), ...lines, ...(unused === '' ? [] : [words(`  未取用：${unused}`, `  not taken: ${unused}`)])];
}

function changedRows({ judged, known }: ImportPlan): Words[] {
  return judged.flatMap(({ record }) => {
    const changed = known.get(record.sourceKey)?.changed ?? [];
    if (changed.length === 0) return [];
    const what = changed.map(({ field, here, file }) => `${field} ${here} → ${file}`).join('; ');
    return [words(`  第 ${record.row} 行与库中不同，未覆盖：${what}`, `  row ${record.row} differs from what is stored, which stays: ${what}`)];
  });
}

function notes({ judged }: ImportPlan): Words[] {
  const groups = new Map<string, { rows: Set<number>; first: Words }>();
  for (const { record } of judged) {
    for (const { code, words: text } of record.notes) {
      const group = groups.get(code);
      if (group) group.rows.add(record.row);
      else groups.set(code, { rows: new Set([record.row]), first: text });
    }
  }
  if (groups.size === 0) return [];
  return [
    heading('留意', 'Notes', ''),
    ...[...groups.values()].map(({ rows: marked, first }) => {
      const rows = [...marked];
      const more = rows.length > 5 ? ' …' : '';
      const named = rows.slice(0, 5).join(', ') + more;
      return words(`  ${number(rows.length)} 行（${named}），如第 ${rows[0]} 行：${first.zh}`, `  ${number(rows.length)} ${rows.length === 1 ? 'row' : 'rows'} (${named}), such as row ${rows[0]}: ${first.en}`);
    }),
  ];
}

function judgement({ judged, labels, replyDays }: ImportPlan): Words[] {
  const late = judged.filter(({ verdict }) => verdict === 'LATE');
  const open = late.filter(({ state }) => state.settledAt === null);
  const owedNothing = judged.filter(({ dueAt }) => dueAt === null);
  return [
    heading('判断', 'Judged', ''),
    words(
      `  按时 ${number(judged.length - late.length)}（其中无时限 ${number(owedNothing.length)}），超时 ${number(late.length)}（其中仍未办结 ${number(open.length)}）`,
      `  ${number(judged.length - late.length)} on time (${number(owedNothing.length)} without a due time), ${number(late.length)} late (${number(open.length)} of them still open)`,
    ),
    ...compared(labels, words('判断', 'labels')),
    ...compared(replyDays, words('回复天数', 'days to reply')),
  ];
}

function compared(comparison: Comparison, what: Words): Words[] {
  if (comparison.stated === 0) return [];
  return [
    words(`  与文件对照：${number(comparison.reproduced)} / ${number(comparison.stated)} 个${what.zh}相同`, `  ${number(comparison.reproduced)} of ${number(comparison.stated)} ${what.en} reproduced`),
    ...listed(comparison.differences.map(({ row, sourceKey, stated, judged }) => words(`  第 ${row} 行（${sourceKey}）：文件 ${stated}，这里 ${judged}`, `  row ${row} (${sourceKey}): the file says ${stated}, the product ${judged}`))),
  ];
}

function listed(lines: readonly Words[]): Words[] {
  if (lines.length <= LISTED) return [...lines];
  const rest = lines.length - LISTED;
  return [...lines.slice(0, LISTED), words(`  ……还有 ${number(rest)} 行，见 --report 写出的文件。`, `  … and ${number(rest)} more; --report FILE writes them all.`)];
}
