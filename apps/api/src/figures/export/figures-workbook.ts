import type { Readable } from 'node:stream';
import { BASIS_NAMES, citation, DIMENSION_NAMES, lastYearInWords, targetInWords, UNIT_NAMES, type Words } from '@guanjia/domain';
import type { Figure, FigurePoint, FigureSet } from '@guanjia/schema';
import { said } from '../../exports/cells.js';
import { DEMO, type ExportFacts } from '../../exports/list-workbook.js';
import { streamWorkbook, type Cell, type CellRow, type StreamedSheet } from '../../exports/stream-workbook.js';

type Language = keyof Words;

/** What the first sheet says of the whole. */
export interface FiguresFacts extends ExportFacts {
  /** The months asked for, as 2026-01/2026-12. */
  readonly period: string;
  /** Wall time of the moment that the figures are of, at the first centre. */
  readonly asOf: string;
  /** What the numbers come to, in words. */
  readonly sentences: readonly Words[];
  /** Which frozen version they are of; null: as they are. */
  readonly version: string | null;
}

const EXPLANATION: Words = { zh: '说明', en: 'Explanation' };
const ABOUT = {
  period: { zh: '月份', en: 'Months' }, asOf: { zh: '数据截至', en: 'As of' }, seq: { zh: '日志序号', en: 'Journal number' }, behind: { zh: '尚未计入的日志条数', en: 'Journal rows not counted yet' },
  version: { zh: '锁定版本', en: 'Frozen version' }, scope: { zh: '范围', en: 'Asked for' }, by: { zh: '导出人', en: 'Exported by' }, at: { zh: '导出时间', en: 'Exported at' },
} as const satisfies Record<string, Words>;
const HEAD = {
  sheet: { zh: '工作表', en: 'Sheet' }, name: { zh: '指标', en: 'Figure' }, unit: { zh: '单位', en: 'Unit' }, basis: { zh: '月份归属', en: 'Month' }, counts: { zh: '分子', en: 'Numerator' }, of: { zh: '分母', en: 'Denominator' },
  exclusions: { zh: '不计', en: 'Left out' }, target: { zh: '目标', en: 'Target' }, clause: { zh: '条款', en: 'Clause' }, by: { zh: '区分', en: 'Told apart by' },
} as const satisfies Record<string, Words>;
const COLUMN = {
  period: { zh: '时段', en: 'Span' }, numerator: { zh: '分子', en: 'Numerator' }, denominator: { zh: '分母', en: 'Denominator' }, p90: { zh: '九成不超过（分钟）', en: 'Nine in ten within (minutes)' },
  gap: { zh: '距目标还差', en: 'Lacking to the target' }, onTarget: { zh: '与目标相比', en: 'Beside the target' }, before: { zh: '去年同期', en: 'A year before' }, beforeNumerator: { zh: '去年同期分子', en: 'Numerator a year before' },
  beforeDenominator: { zh: '去年同期分母', en: 'Denominator a year before' }, change: { zh: '与去年同期相比', en: 'Beside a year before' },
} as const satisfies Record<string, Words>;
const VALUE: Readonly<Record<Figure['unit'], Words>> = { PERCENT: { zh: '%（向下取至两位小数）', en: '% (rounded down to two places)' }, COUNT: UNIT_NAMES.COUNT, MINUTES: UNIT_NAMES.MINUTES };

const heading = (value: string): Cell => ({ value, heading: true });
const cellOf = (value: string | number | null): Cell | null => (value === null || value === '' ? null : { value: typeof value === 'number' ? value : said(value) });

/** A per cent with two places, never above what it is: nobody is at a target before they are. */
const percent = (numerator: number, denominator: number): number | null => (denominator === 0 ? null : Math.floor((numerator * 10_000) / denominator) / 100);
const valueOf = (unit: Figure['unit'], { value, numerator, denominator }: Pick<FigurePoint, 'value' | 'numerator' | 'denominator'>): number | null => (unit === 'PERCENT' ? percent(numerator, denominator) : value);

/** One sheet a figure, with its numbers; the first sheet says of each what it counts, of what, by which month, without what, against which target, and of which moment they all are. */
export function figuresWorkbook({ figures, throughSeq, behind }: Pick<FigureSet, 'figures' | 'throughSeq' | 'behind'>, facts: FiguresFacts, language: Language): Readable {
  const names = figures.map(({ name }, at) => sheetName(`${at + 1} ${name[language]}`));
  const pair = (name: Words, value: string | number): CellRow => [heading(name[language]), cellOf(value)];
  const explanation: CellRow[] = [
    pair(ABOUT.period, facts.period),
    pair(ABOUT.asOf, facts.asOf),
    pair(ABOUT.seq, throughSeq),
    pair(ABOUT.behind, behind),
    ...(facts.version === null ? [] : [pair(ABOUT.version, facts.version)]),
    pair(ABOUT.scope, facts.filter),
    pair(ABOUT.by, facts.by[language]),
    pair(ABOUT.at, facts.at),
    ...facts.sentences.map((sentence) => [cellOf(sentence[language])]),
    facts.demo ? [heading(DEMO[language])] : [],
    Object.values(HEAD).map((name) => heading(name[language])),
    ...figures.map((figure, at) => explained(figure, names[at]!, language)),
  ];
  return streamWorkbook([
    { name: facts.demo ? `${EXPLANATION[language]} (${DEMO[language]})` : EXPLANATION[language], widths: [22, 26, 18, 18, 44, 44, 60, 10, 44, 24], rows: explanation },
    ...figures.map((figure, at) => sheetOf(figure, names[at]!, language)),
  ]);
}

/** What a workbook takes for the name of a sheet. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

function explained({ key, name, unit, basis, counts, of, exclusions, target, clause, by }: Figure, sheet: string, language: Language): CellRow {
  const cited = clause ? `${citation(clause)} ${clause.words[language]}` : null;
  const told = by.map((dimension) => DIMENSION_NAMES[dimension][language]).join(language === 'zh' ? '、' : ', ');
  return [
    sheet, `${name[language]} (${key})`, UNIT_NAMES[unit][language], BASIS_NAMES[basis][language], counts[language], of[language], exclusions.map((one) => one[language]).join(language === 'zh' ? '' : ' '),
    target === null ? null : `${target}%`, cited, told,
  ].map(cellOf);
}

interface PointColumn {
  readonly name: string;
  readonly width: number;
  readonly cell: (point: FigurePoint) => string | number | null;
}

function sheetOf(figure: Figure, name: string, language: Language): StreamedSheet {
  const columns = columnsOf(figure, language);
  return { name, widths: columns.map(({ width }) => width), frozenRows: 1, rows: [columns.map((column) => heading(column.name)), ...figure.points.map((point) => columns.map(({ cell }) => cellOf(cell(point))))] };
}

function columnsOf({ key, unit, target, by, points }: Figure, language: Language): PointColumn[] {
  const column = (words: Words, width: number, cell: PointColumn['cell']): PointColumn => ({ name: words[language], width, cell });
  const ofTwo = unit === 'PERCENT';
  return [
    column(COLUMN.period, 18, ({ period }) => period),
    ...by.map((dimension, at) => column(DIMENSION_NAMES[dimension], 24, ({ groups }) => groups[at]!.name[language])),
    column(VALUE[unit], 16, (point) => valueOf(unit, point)),
    column(COLUMN.numerator, 10, ({ numerator }) => numerator),
    column(COLUMN.denominator, 10, ({ denominator }) => denominator),
    ...(unit === 'MINUTES' ? [column(COLUMN.p90, 18, ({ p90 }) => p90)] : []),
    ...(target === null ? [] : [column(COLUMN.gap, 14, ({ gap }) => gap), column(COLUMN.onTarget, 44, ({ numerator, denominator, gap }) => targetInWords(key, { numerator, denominator, target, gap })?.[language] ?? null)]),
    ...(points.every(({ before }) => before === null) ? [] : [
      column(COLUMN.before, 16, ({ before }) => before && valueOf(unit, before)),
      column(COLUMN.beforeNumerator, 12, ({ before }) => before && before.numerator),
      ...(ofTwo ? [column(COLUMN.beforeDenominator, 12, ({ before }) => before && before.denominator)] : []),
      column(COLUMN.change, 34, (point) => (point.before ? lastYearInWords(unit, point, point.before)?.[language] ?? null : null)),
    ]),
  ];
}
