import { parseArgs } from 'node:util';
import { CASE_KINDS, type CaseKind, type Words } from '@guanjia/domain';
import type { ImportKind } from './import-kinds.js';
import { UnusableInput, words } from './problem.js';
import type { DateOrder } from './times.js';

/** What may stand before the file's name; left out: records of the past. */
export const LIST_WORDS = {
  centres: 'CENTRES', homes: 'HOMES', residents: 'RESIDENTS', areas: 'PUBLIC_AREAS', posts: 'POSTS', staff: 'STAFF', roster: 'ROSTER', calendar: 'CALENDAR',
} as const satisfies Record<string, ImportKind>;
export type ListWord = keyof typeof LIST_WORDS;

export interface ImportCommand {
  /** Null: records of the past. */
  readonly list: ListWord | null;
  /** Of a list: who answers for it, by sign-in name. */
  readonly by: string | null;
  /** Of staff: where first passwords are written; null: said on the terminal. */
  readonly passwordsFile: string | null;
  readonly file: string;
  readonly centre: string | null;
  readonly zone: string | null;
  readonly asOf: string | null;
  readonly source: string | null;
  readonly overrides: readonly string[];
  readonly mappingFile: string | null;
  readonly saveMappingFile: string | null;
  readonly reportFile: string | null;
  readonly encoding: string | null;
  readonly sheet: string | null;
  readonly dates: DateOrder | null;
  readonly kind: CaseKind;
  readonly write: boolean;
}

export const USAGE: Words = words(
  `用法：npm run import -- 文件 --centre 代码 --zone 时区 [选项]            历史事项
      npm run import -- 列表 文件 --by 账号 [--centre 代码] [选项]       建档列表：${Object.keys(LIST_WORDS).join(' ')}
先预演：报告逐行结果，不写入；加 --write 才导入。文件：.csv .tsv .txt .xlsx
  --by 账号           列表由谁负责（登录账号），记入访问日志
  --passwords 文件    新员工的初始密码写入此文件（默认：显示一次）
  --dry-run           只预演（默认）
  --centre 代码       所属服务中心
  --zone 时区         文件中时间的时区，如 Asia/Shanghai
  --write             导入（一次全部写入，或什么都不写）
  --as-of 时间        未办结的以此时为准判断（默认：现在）
  --source 名称       编号的来源（默认：文件名）；同一来源的编号只导入一次
  --map 字段=列名     指定某字段取哪一列，可多次；列名可写 #3；“字段=”表示不取
  --mapping 文件      使用保存过的对应；--save-mapping 文件  保存本次的对应
  --dates MDY|DMY     3/4/2026 月在前还是日在前
  --encoding 名称     文件编码（默认：自动识别 UTF-8、GB18030）
  --sheet 名称        工作簿里的工作表（默认：第一张）
  --kind 种类         没有“种类”列时取此值（默认 OPINION）：${CASE_KINDS.join(' ')}
  --report 文件       逐行报告另存为 CSV
  --lang zh|en        语言`,
  `Usage: npm run import -- FILE --centre CODE --zone ZONE [options]             records of the past
       npm run import -- LIST FILE --by LOGIN [--centre CODE] [options]     a list of set-up: ${Object.keys(LIST_WORDS).join(' ')}
A dry run first: reports row by row and writes nothing; --write imports. Files: .csv .tsv .txt .xlsx
  --by LOGIN          who answers for a list, by sign-in name; stands in the access log
  --passwords FILE    write first passwords of new staff to this file (default: said once)
  --dry-run           only try (default)
  --centre CODE       the service centre that the matters belong to
  --zone ZONE         time zone of the file's times, such as Asia/Shanghai
  --write             import (all of it in one piece, or nothing)
  --as-of TIME        judge open matters as of this time (default: now)
  --source NAME       whose numbers these are (default: the file's name); each comes in once
  --map FIELD=COLUMN  take a field from this column; may be repeated; #3 is the third column; FIELD= leaves it out
  --mapping FILE      use a saved mapping; --save-mapping FILE saves this one
  --dates MDY|DMY     whether 3/4/2026 has the month or the day first
  --encoding NAME     encoding of the file (default: found out, UTF-8 or GB18030)
  --sheet NAME        sheet of the workbook (default: the first)
  --kind KIND         kind of the matters where no column says it (default OPINION): ${CASE_KINDS.join(' ')}
  --report FILE       write the report row by row as CSV
  --lang zh|en        language`,
);

const OPTIONS = {
  centre: { type: 'string' }, zone: { type: 'string' }, 'as-of': { type: 'string' }, source: { type: 'string' }, map: { type: 'string', multiple: true },
  mapping: { type: 'string' }, 'save-mapping': { type: 'string' }, report: { type: 'string' }, encoding: { type: 'string' }, sheet: { type: 'string' },
  dates: { type: 'string' }, kind: { type: 'string' }, lang: { type: 'string' }, by: { type: 'string' }, passwords: { type: 'string' }, write: { type: 'boolean' }, 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const;

const OF_LISTS = ['by', 'passwords'] as const;
const OF_RECORDS = ['zone', 'as-of', 'source', 'mapping', 'save-mapping', 'kind'] as const;

/** The language that `--lang` names, or the one of the person's system; readable even from a command that is otherwise wrong. */
export function languageOf(args: readonly string[], locale: string): keyof Words {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const named = at < 0 ? undefined : args[at]!.includes('=') ? args[at]!.split('=')[1] : args[at + 1];
  return (named ?? locale).toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/**
 * Reads the command's words; `HELP` when help is asked for.
 * @throws UnusableInput with what is wrong
 */
export function readCommand(args: readonly string[]): ImportCommand | 'HELP' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'HELP';
  const list = positionals.length > 1 && positionals[0]! in LIST_WORDS ? (positionals[0] as ListWord) : null;
  const [file, ...more] = list === null ? positionals : positionals.slice(1);
  if (file === undefined) throw new UnusableInput(words('没有写文件名。--help 显示用法。', 'No file is named. --help shows how.'));
  if (more.length > 0) {
    throw new UnusableInput(words(`一次只能导入一个文件，多出：${more.join(' ')}。`, `One file at a time; what about ${more.join(' ')}? Put quotes around names with spaces.`));
  }
  if (values.write && values['dry-run']) throw new UnusableInput(words('--write 和 --dry-run 只能用一个。', 'Use either --write or --dry-run.'));
  const foreign = (list === null ? OF_LISTS : OF_RECORDS).find((option) => values[option] !== undefined);
  if (foreign) throw new UnusableInput(words(`--${foreign} 不适用于${list === null ? '历史事项' : ` ${list}`}。--help 显示用法。`, `--${foreign} is not for ${list ?? 'records of the past'}. --help shows how.`));
  const dates = oneOf('dates', values.dates?.toUpperCase(), ['MDY', 'DMY'] as const);
  const kind = oneOf('kind', values.kind?.toUpperCase(), CASE_KINDS) ?? 'OPINION';
  oneOf('lang', values.lang, ['zh', 'en'] as const);
  return {
    list, by: values.by ?? null, passwordsFile: values.passwords ?? null,
    file, dates, kind,
    centre: values.centre ?? null, zone: values.zone ?? null, asOf: values['as-of'] ?? null, source: values.source ?? null, overrides: values.map ?? [],
    mappingFile: values.mapping ?? null, saveMappingFile: values['save-mapping'] ?? null, reportFile: values.report ?? null,
    encoding: values.encoding ?? null, sheet: values.sheet ?? null, write: values.write ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const said = (error as Error).message.split('. ')[0]!;
    throw new UnusableInput(words(`命令有误：${said}。--help 显示用法。`, `${said}. --help shows how.`));
  }
}

function oneOf<Value extends string>(option: string, value: string | undefined, known: readonly Value[]): Value | null {
  if (value === undefined) return null;
  if ((known as readonly string[]).includes(value)) return value as Value;
  throw new UnusableInput(words(`--${option} ${value} 有误：可用 ${known.join('、')}。`, `--${option} ${value} is not known. Use ${known.join(', ')}.`));
}
