import type { FigureDimension, FigureSource, MonthBasis } from '@guanjia/domain';

/** What each dimension is called in facts and cubes. */
export const COLUMNS: Readonly<Record<FigureDimension, string>> = {
  CENTRE: 'centre_id', BUILDING: 'building_id', DEPARTMENT: 'department', POST: 'post', PERSON: 'person_id', KIND: 'kind', CATEGORY: 'category', SEVERITY: 'severity', VALIDITY: 'validity',
  WEEKDAY: 'received_weekday', HOUR: 'received_hour', CALLBACK_GROUP: 'grp', RULE: 'rule_key', STRENGTH: 'strength', OUTCOME: 'outcome', LEVEL: 'level',
};

const IN_CUBES: Readonly<Record<FigureSource, readonly FigureDimension[]>> = {
  cases: ['CENTRE', 'KIND', 'CATEGORY', 'SEVERITY', 'VALIDITY'],
  limits: ['CENTRE', 'RULE', 'STRENGTH', 'OUTCOME', 'LEVEL'],
  candidates: ['CENTRE', 'CALLBACK_GROUP'],
  visits: ['CENTRE', 'CALLBACK_GROUP'],
};

/** Whether the cubes of a source tell these dimensions apart. */
export const cubesKnow = (source: FigureSource, dimensions: readonly FigureDimension[]): boolean => dimensions.every((dimension) => IN_CUBES[source].includes(dimension));

/** As SQL, asked for only where it is needed. */
export interface ReadAt {
  /** The moment that figures are of: by it a limit that is owed is past due. */
  now(): string;
  /** The frozen version whose facts are read; null: they are read as they are now. */
  version(): string | null;
}

/** The moment by which a record belongs to its month. */
const MOMENTS: Readonly<Record<MonthBasis, string>> = { RECEIVED: 'received', SETTLED: 'settled', DUE: 'due', VISITED: 'visited' };

const isOverdue = (at: Pick<ReadAt, 'now'>) => `f.outcome = 'OWED' and not f.paused and f.due_at < ${at.now()}`;

const CASE_NOW = 'select s.audience from service_case s where s.id = f.case_id';
/** HR-19: what was made confidential after a month was frozen is hidden in its versions, too. */
const SEEN_NOW: Readonly<Record<FigureSource, string>> = { cases: CASE_NOW, limits: 'select o.audience from obligation o where o.id = f.obligation_id', candidates: CASE_NOW, visits: CASE_NOW };

/**
 * The rows of a source's facts as figures count them, each with its record (`id`, `at`, `subject_kind`, `subject_id`), its `month`, every dimension, and its sums, which are named as in the cubes.
 */
export function factRows(source: FigureSource, basis: MonthBasis, at: ReadAt): string {
  const version = at.version();
  const table = (fact: string) => (version === null ? `${fact} f` : `frozen_${fact} f where f.version_id = ${version}`);
  const audience = version === null ? 'f.audience' : `coalesce((${SEEN_NOW[source]}), f.audience)`;
  const moment = `f.${MOMENTS[basis]}_at as at, f.${MOMENTS[basis]}_month as month, f.centre_id, ${audience} as audience, f.building_id`;
  const visited = `case when f.case_id is null then 'occasion' else 'case' end as subject_kind, coalesce(f.case_id, f.occasion_id) as subject_id, f.grp`;
  switch (source) {
    case 'cases':
      return /* sql */ `
select f.case_id as id, 'case' as subject_kind, f.case_id as subject_id, ${moment}, f.department, f.post, f.person_id, f.kind, f.category, f.severity, f.validity, f.received_weekday, f.received_hour,
  f.kind as word, 1 as cases, (f.reopened > 0)::integer as reopened, f.repeated::integer as repeated, f.collective::integer as collective,
  f.first_response_minutes, f.reply_minutes, f.answer_minutes, f.settle_minutes
from ${table('case_fact')}`;
    case 'limits':
      return /* sql */ `
select f.obligation_id as id, f.subject_kind, f.subject_id, ${moment}, f.department, f.post, f.person_id, f.rule_key, f.strength, f.level, f.rule_key as word,
  case when ${isOverdue(at)} then 'OVERDUE' else f.outcome end as outcome, 1 as limits
from ${table('limit_fact')}`;
    case 'candidates':
      return `select f.candidate_id as id, ${visited}, ${moment}, f.grp as word, 1 as settled, f.visited::integer as visited from ${table('candidate_fact')}`;
    case 'visits':
      return /* sql */ `
select f.callback_id as id, ${visited}, ${moment}, f.person_id, f.grp as word, 1 as visits, f.at_home::integer as at_home,
  (f.satisfaction is not null)::integer as answered, coalesce(f.satisfaction >= 4, false)::integer as content
from ${table('visit_fact')}`;
  }
}

/**
 * The same sums from the cubes: of each centre, or of the whole company with `centre_id` null. What is past due changes by itself, so no cube holds it: owed limits that are come
 * from their facts, few as they are.
 */
export function cubeRows(source: FigureSource, basis: MonthBasis, at: Pick<ReadAt, 'now'>, of: 'centres' | 'company'): string {
  switch (source) {
    case 'cases':
      return `select c.* from case_cube c where c.basis = '${basis}'`;
    case 'limits':
      return /* sql */ `
select c.centre_id, c.month, c.audience, c.subject_kind, c.rule_key, c.strength, c.outcome, c.level, c.limits from limit_cube c
union all
select ${of === 'company' ? 'null' : 'f.centre_id'}, f.due_month, f.audience, f.subject_kind, f.rule_key, f.strength, moved.outcome, f.level, moved.limits
from limit_fact f cross join (values ('OVERDUE', 1), ('OWED', -1)) moved(outcome, limits) where ${isOverdue(at)}`;
    case 'candidates':
      return 'select c.* from candidate_cube c';
    case 'visits':
      return 'select c.* from visit_cube c';
  }
}
