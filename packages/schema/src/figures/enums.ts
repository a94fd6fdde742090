import type {
  FigureDimension as DomainFigureDimension,
  FigureKey as DomainFigureKey,
  FigureStep as DomainFigureStep,
  FigureUnit as DomainFigureUnit,
  MonthBasis as DomainMonthBasis,
} from '@guanjia/domain';
import { enumType } from '../enum-type.js';

export type FigureKey = DomainFigureKey;
export const FigureKey = enumType<FigureKey>('FigureKey', 'What is counted.', {
  CALLBACK_RATE: 'Visits made of visits owed (回访率, CB-07 to CB-09): a kind with more than enough does not make up for another.',
  HOME_VISIT_SHARE: 'Visits at home of all visits (上门回访率, CB-12).',
  SATISFACTION: 'Visits whose resident was content (4 or 5 of 5) of those that answered (满意率).',
  CASES: 'Matters received (受理量).',
  SETTLED: 'Matters settled (办结量).',
  COMPLAINTS: 'Complaints received, whatever became of them (投诉量, CP-40).',
  REPEATED_COMPLAINTS: 'Complaints that follow an earlier one of the same matter (重复投诉, CP-26).',
  COLLECTIVE_COMPLAINTS: 'Complaints of several households together (集体投诉, CP-23).',
  REOPENED: 'Matters reopened after they were settled, of all received (重开率).',
  ATTAINMENT: 'Time limits kept of those judged or past due (时限达成率).',
  TIME_LIMITS: 'Time limits by what became of them (时限).',
  ESCALATIONS: 'Time limits that went up the ladder (升级), by level.',
  DUTIES_DONE: 'Periodic duties done on time of those judged or past due (例行工作完成率).',
  TIME_TO_FIRST_RESPONSE: 'From reception to the first response (首次响应用时).',
  TIME_TO_REPLY: 'From reception to the first reply to the resident (答复用时).',
  TIME_TO_DEFINITE_ANSWER: 'From reception to the definite answer (明确答复用时).',
  TIME_TO_SETTLE: 'From reception until it was settled (办结用时).',
});

export type FigureUnit = DomainFigureUnit;
export const FigureUnit = enumType<FigureUnit>('FigureUnit', 'What the value of a figure is in.', {
  PERCENT: 'Per cent: numerator of denominator.',
  COUNT: 'So many records.',
  MINUTES: 'Minutes, the median of so many records.',
});

export type MonthBasis = DomainMonthBasis;
export const MonthBasis = enumType<MonthBasis>('MonthBasis', "By which of its moments a record belongs to a month of the centre's zone.", {
  RECEIVED: 'When the matter was received (按受理时间).',
  SETTLED: 'When the matter was settled (按办结时间).',
  DUE: 'When it was due (按到期时间).',
  VISITED: 'When the visit was made (按回访时间).',
});

export type FigureDimension = DomainFigureDimension;
export const FigureDimension = enumType<FigureDimension>('FigureDimension', 'What a figure can be told apart by.', {
  CENTRE: 'The service centre (服务中心).',
  BUILDING: 'The building (楼栋).',
  DEPARTMENT: 'The responsible department (责任部门).',
  POST: 'The post that owns the matter or owes the limit (岗位).',
  PERSON: 'Who settled it, else who has it; asks for a right of its own (人员).',
  KIND: 'The kind of matter (事项类型).',
  CATEGORY: 'The category (类别).',
  SEVERITY: 'The severity of a complaint (严重程度).',
  VALIDITY: 'The validity of a complaint (有效性).',
  WEEKDAY: 'The day of the week on which it was received, 1 Monday to 7 Sunday (星期).',
  HOUR: "The hour at which it was received, 0 to 23 in the centre's zone (时段).",
  CALLBACK_GROUP: 'What is counted together for a rate of visits (回访类别).',
  RULE: 'The row that sets the limit (规则).',
  STRENGTH: 'MUST or SHOULD (必须／应当).',
  OUTCOME: 'What became of the limit (结果).',
  LEVEL: 'How far up the ladder it went (升级层级).',
});

export type FigureStep = DomainFigureStep;
export const FigureStep = enumType<FigureStep>('FigureStep', 'How long a span one point is about.', {
  MONTH: 'A calendar month.',
  QUARTER: 'A calendar quarter.',
  YEAR: 'A calendar year.',
  WHOLE: 'All of the period asked for.',
});
