import { FIGURES } from '@guanjia/domain';
import type { FigureFilterInput, FigureRequestInput, FiguresInput } from '@guanjia/schema';
import { badField, forbidden } from '../access/refusals.js';
import { readId, readOptionalId } from '../cases/door.js';
import type { Filter, Ground, Question } from './asked.js';
import type { FigureScope } from './figure-scope.js';
import { isKeyOf } from './known-keys.js';
import { isMonth, monthsIn, MOST_MONTHS, type Span } from './spans.js';

const MOST_FIGURES = 24;
const MOST_DIMENSIONS = 3;
const MOST_KEYS = 200;
const MOST_CENTRES = 200;
const MOST_FILTERS = 20;

/** What was asked, read at the door. Throws BAD_USER_INPUT, and FORBIDDEN for persons where one may not see them. */
export function readQuestions(scope: FigureScope, input: FiguresInput): { readonly ground: Ground; readonly questions: Question[] } {
  const centreIds = input.centreIds?.map((id) => readId('centreIds', id)) ?? null;
  if (centreIds && centreIds.length > MOST_CENTRES) throw badField('centreIds', { zh: `共 ${centreIds.length} 个；最多 ${MOST_CENTRES} 个，全部中心请留空。`, en: `names ${centreIds.length}; name at most ${MOST_CENTRES}, or none for all.` });
  const narrowed = centreIds ? scope.centreIds.filter((id) => centreIds.includes(id)) : scope.centreIds;
  const ground: Ground = {
    scope: { centreIds: narrowed, audiences: scope.audiences },
    everywhere: narrowed.length === scope.centreIds.length,
    period: readPeriod(input.from, input.until),
    lastYear: input.lastYear ?? false,
    versionId: readOptionalId('versionId', input.versionId),
  };
  if (ground.versionId !== null && ground.lastYear) throw badField('lastYear', { zh: '锁定版本只含本月，没有去年同期。', en: 'cannot be asked of a frozen version: it holds its own month.' });
  if (input.figures.length > MOST_FIGURES) throw badField('figures', { zh: `共 ${input.figures.length} 项；一次最多 ${MOST_FIGURES} 项。`, en: `names ${input.figures.length}; ask for at most ${MOST_FIGURES} at once.` });
  const questions = input.figures.map(readQuestion);
  for (const question of questions) mayTellPersons(scope, ground, question);
  return { ground, questions };
}

export function readPeriod(from: string, until: string): Span {
  for (const [field, month] of [['from', from], ['until', until]] as const) if (!isMonth(month)) throw badField(field, { zh: '不是月份，请写成 2026-10 的形式。', en: 'is not a month. Write it as 2026-10.' });
  const months = monthsIn({ from, until });
  if (months < 1) throw badField('from, until', { zh: '结束月份早于开始月份。', en: 'ends before it begins.' });
  if (months > MOST_MONTHS) throw badField('from, until', { zh: `共 ${months} 个月；最多 ${MOST_MONTHS} 个月。`, en: `spans ${months} months; ask for at most ${MOST_MONTHS}.` });
  return { from, until };
}

/** One figure with what it is told apart by and narrowed to. */
export function readQuestion({ key, by: asked, step, filters: narrowed }: FigureRequestInput): Question {
  const by = asked ?? [];
  const name = FIGURES[key].name;
  if (by.length > MOST_DIMENSIONS) throw badField('by', { zh: `共 ${by.length} 个维度；最多 ${MOST_DIMENSIONS} 个。`, en: `names ${by.length} dimensions; name at most ${MOST_DIMENSIONS}.` });
  const filters = narrowed ?? [];
  if (new Set(by).size < by.length) throw badField('by', { zh: '同一维度写了两次。', en: 'names a dimension twice.' });
  if (filters.length > MOST_FILTERS) throw badField('filters', { zh: '筛选条件过多。', en: 'names too many conditions.' });
  const foreign = [...by, ...filters.map(({ dimension }) => dimension)].find((dimension) => !FIGURES[key].dimensions.includes(dimension));
  if (foreign !== undefined) {
    const known = FIGURES[key].dimensions.join(', ');
    throw badField(by.includes(foreign) ? 'by' : 'filters', { zh: `“${name.zh}”不能按 ${foreign} 区分；可用：${known}。`, en: `${key} cannot be told apart by ${foreign}; it can by ${known}.` });
  }
  return { key, by, step: step ?? 'MONTH', filters: filters.map(readFilter) };
}

function readFilter({ dimension, keys }: FigureFilterInput): Filter {
  if (keys.length < 1 || keys.length > MOST_KEYS) throw badField('keys', { zh: `共 ${keys.length} 个取值；请给出 1 至 ${MOST_KEYS} 个。`, en: `names ${keys.length} keys; give 1 to ${MOST_KEYS}.` });
  const foreign = keys.find((key) => !isKeyOf(dimension, key));
  if (foreign !== undefined) throw badField('keys', { zh: `“${foreign.slice(0, 60)}”不是 ${dimension} 的取值。`, en: `"${foreign.slice(0, 60)}" is no key of ${dimension}.` });
  return { dimension, keys };
}

/** Person by person asks for a right at every centre that is counted. */
export function mayTellPersons({ personCentreIds }: FigureScope, { scope }: Pick<Ground, 'scope'>, { by, filters }: Question): void {
  if (![...by, ...filters.map(({ dimension }) => dimension)].includes('PERSON')) return;
  if (!scope.centreIds.every((id) => personCentreIds.includes(id))) throw forbidden();
}
