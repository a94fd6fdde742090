import { CALLBACK_GROUP_NAMES, HELP_CATEGORIES, valueInWords, WEEKDAY_NAMES, type CallbackGroup, type FigureDimension, type LimitOutcome, type Words } from '@guanjia/domain';
import type { Pool } from 'pg';
import type { Procedures } from './procedures.js';

/** A value of a dimension by its key. */
export interface Group {
  readonly dimension: FigureDimension;
  readonly key: string;
}

const NONE: Readonly<Partial<Record<FigureDimension, Words>>> = {
  BUILDING: { zh: '不在楼栋内', en: 'In no building' },
  DEPARTMENT: { zh: '未指定部门', en: 'No department' },
  PERSON: { zh: '未指定人员', en: 'Nobody' },
  CATEGORY: { zh: '未分类', en: 'No category' },
  SEVERITY: { zh: '未定级', en: 'Not graded' },
  VALIDITY: { zh: '未定性', en: 'Not decided' },
};
const NOT_SAID: Words = { zh: '未填写', en: 'None' };

export const OUTCOME_NAMES: Readonly<Record<LimitOutcome, Words>> = {
  ON_TIME: { zh: '按时完成', en: 'On time' },
  LATE: { zh: '逾期完成', en: 'Late' },
  MISSED: { zh: '错过', en: 'Missed' },
  OVERDUE: { zh: '逾期未完成', en: 'Overdue' },
  OWED: { zh: '尚未到期', en: 'Not due yet' },
  EXCUSED: { zh: '按规程免责', en: 'Excused' },
};
const STRENGTH_NAMES: Readonly<Record<string, Words>> = { MUST: { zh: '必须', en: 'Must' }, SHOULD: { zh: '应当', en: 'Should' } };

const NAMED = /* sql */ `
select id::text as key, name_zh as zh, name_en as en from service_centre where id = any($1::uuid[])
union all select id::text, name_zh, name_en from building where id = any($1::uuid[])
union all select id::text, name_zh, name_en from person where id = any($1::uuid[])
union all select key, name_zh, name_en from post where key = any($2::text[])`;
const IDS: readonly FigureDimension[] = ['CENTRE', 'BUILDING', 'PERSON'];

const twoDigits = (hour: number) => String(hour).padStart(2, '0');
const capital = ({ zh, en }: Words): Words => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) });

/** How each of these is called. What has no name is called by its key. */
export async function namesOf(pool: Pool, procedures: Procedures, groups: readonly Group[]): Promise<(group: Group) => Words> {
  const keysOf = (isMeant: (dimension: FigureDimension) => boolean) => [...new Set(groups.flatMap(({ dimension, key }) => (isMeant(dimension) && key !== '' ? [key] : [])))];
  const [ids, posts] = [keysOf((dimension) => IDS.includes(dimension)), keysOf((dimension) => dimension === 'POST')];
  const stored = new Map<string, Words>();
  if (ids.length + posts.length > 0) for (const { key, zh, en } of (await pool.query<{ key: string } & Words>(NAMED, [ids, posts])).rows) stored.set(key, { zh, en });
  return ({ dimension, key }) => {
    if (key === '') return NONE[dimension] ?? NOT_SAID;
    return stored.get(key) ?? wordsOf(dimension, key, procedures) ?? { zh: key, en: key };
  };
}

function wordsOf(dimension: FigureDimension, key: string, procedures: Procedures): Words | null {
  switch (dimension) {
    case 'RULE':
      return procedures.rule(key)?.name ?? null;
    case 'KIND':
    case 'SEVERITY':
    case 'VALIDITY':
      return capital(valueInWords(key));
    case 'CATEGORY':
      return (HELP_CATEGORIES as Readonly<Record<string, Words>>)[key] ?? null;
    case 'CALLBACK_GROUP':
      return CALLBACK_GROUP_NAMES[key as CallbackGroup];
    case 'OUTCOME':
      return OUTCOME_NAMES[key as LimitOutcome];
    case 'STRENGTH':
      return STRENGTH_NAMES[key] ?? null;
    case 'WEEKDAY':
      return WEEKDAY_NAMES[Number(key) as keyof typeof WEEKDAY_NAMES];
    case 'HOUR':
      return { zh: `${twoDigits(Number(key))}:00–${twoDigits(Number(key))}:59`, en: `${twoDigits(Number(key))}:00–${twoDigits(Number(key))}:59` };
    case 'LEVEL':
      return key === '0' ? { zh: '未升级', en: 'Not escalated' } : { zh: `第${key}级`, en: `Level ${key}` };
    default:
      return null;
  }
}
