import type { Words } from '../policy/facts.js';
import type { FigureDimension, FigureUnit, MonthBasis } from './figure.js';

/** What each dimension is called where a table has a column of it. */
export const DIMENSION_NAMES: Readonly<Record<FigureDimension, Words>> = {
  CENTRE: { zh: '服务中心', en: 'Centre' },
  BUILDING: { zh: '楼栋', en: 'Building' },
  DEPARTMENT: { zh: '责任部门', en: 'Department' },
  POST: { zh: '岗位', en: 'Post' },
  PERSON: { zh: '人员', en: 'Person' },
  KIND: { zh: '事项类型', en: 'Kind of matter' },
  CATEGORY: { zh: '类别', en: 'Category' },
  SEVERITY: { zh: '严重程度', en: 'Severity' },
  VALIDITY: { zh: '有效性', en: 'Validity' },
  WEEKDAY: { zh: '星期', en: 'Weekday' },
  HOUR: { zh: '时段', en: 'Hour' },
  CALLBACK_GROUP: { zh: '回访类别', en: 'Kind of visit' },
  RULE: { zh: '规则', en: 'Rule' },
  STRENGTH: { zh: '必须或应当', en: 'Must or should' },
  OUTCOME: { zh: '结果', en: 'Outcome' },
  LEVEL: { zh: '升级层级', en: 'Level reached' },
};

/** By which moment a record belongs to its month. */
export const BASIS_NAMES: Readonly<Record<MonthBasis, Words>> = {
  RECEIVED: { zh: '按受理时间', en: 'by reception' },
  SETTLED: { zh: '按办结时间', en: 'by settlement' },
  DUE: { zh: '按到期时间', en: 'by due time' },
  VISITED: { zh: '按回访时间', en: 'by date of visit' },
};

export const UNIT_NAMES: Readonly<Record<FigureUnit, Words>> = {
  PERCENT: { zh: '%', en: '%' },
  COUNT: { zh: '件数', en: 'number' },
  MINUTES: { zh: '分钟（中位数）', en: 'minutes (median)' },
};
