import type { Words } from '../policy/facts.js';
import type { FigureDimension, FigureKey, FigureUnit, MonthBasis } from './figure.js';

/** Whose records are counted: `cases` matters, `limits` obligations, `candidates` settled matters that a visit may be owed for, `visits` visits made. */
export type FigureSource = 'cases' | 'limits' | 'candidates' | 'visits';

export interface FigureDefinition {
  readonly name: Words;
  readonly unit: FigureUnit;
  readonly basis: MonthBasis;
  readonly source: FigureSource;
  /** What the numerator counts, and of what. */
  readonly counts: Words;
  readonly of: Words;
  /** What is left out, each a sentence. */
  readonly exclusions: readonly Words[];
  readonly dimensions: readonly FigureDimension[];
}

const OF_CASES = ['CENTRE', 'BUILDING', 'DEPARTMENT', 'POST', 'PERSON', 'KIND', 'CATEGORY', 'SEVERITY', 'VALIDITY', 'WEEKDAY', 'HOUR'] as const;
const OF_LIMITS = ['CENTRE', 'BUILDING', 'DEPARTMENT', 'POST', 'PERSON', 'RULE', 'STRENGTH', 'OUTCOME', 'LEVEL'] as const;
const OF_VISITS = ['CENTRE', 'BUILDING', 'PERSON', 'CALLBACK_GROUP'] as const;

const NEVER_JUDGED: Words = { zh: '未到判定即被取代或取消的时限不计。', en: 'Limits superseded or cancelled before they were judged are left out.' };
const DRAWN_OPEN: Words = { zh: '抽中而尚未回访的回访不计：回访前不公开抽样（CB-08）。', en: 'Visits that were drawn and are not made yet are left out: a draw is not told before the visit (CB-08).' };
const EXCUSED: Words = { zh: '按规程免责的时限另计。', en: 'Limits excused by the text are counted apart.' };
const NOT_DUE: Words = { zh: '尚未到期或暂停计时的时限不计。', en: 'Limits not due yet, or paused, are left out.' };

const took = (name: Words, until: Words, basis: MonthBasis): FigureDefinition => ({
  name,
  unit: 'MINUTES',
  basis,
  source: 'cases',
  counts: { zh: `自受理至${until.zh}的分钟数（中位数）`, en: `minutes from reception to ${until.en} (median)` },
  of: { zh: `已${until.zh}的事项`, en: `matters with ${until.en}` },
  exclusions: [{ zh: `尚未${until.zh}的事项不计。`, en: `Matters without ${until.en} are left out.` }],
  dimensions: OF_CASES,
});
const MATTERS: Words = { zh: '受理的事项', en: 'matters received' };
const COMPLAINTS: Words = { zh: '受理的投诉', en: 'complaints received' };

/** What each figure means, in one place: SQL, pages and Excel read it from here. */
export const FIGURES: Readonly<Record<FigureKey, FigureDefinition>> = {
  CALLBACK_RATE: {
    name: { zh: '回访率', en: 'Callback rate' },
    unit: 'PERCENT',
    basis: 'SETTLED',
    source: 'candidates',
    counts: { zh: '已完成的应回访', en: 'owed visits that were made' },
    of: { zh: '应回访：各中心各月各类办结数乘以规定比例，进位取整', en: 'visits owed: of each centre, month and kind the share of what was settled, rounded up' },
    exclusions: [{ zh: '某类多做的回访不抵另一类。', en: 'A kind with more than enough does not make up for another.' }, { zh: '办结后又重开、取消或合并的事项不计。', en: 'Matters reopened, cancelled or merged after they were settled are left out.' }],
    dimensions: ['CENTRE', 'CALLBACK_GROUP'],
  },
  HOME_VISIT_SHARE: {
    name: { zh: '上门回访率', en: 'Home-visit share' },
    unit: 'PERCENT',
    basis: 'VISITED',
    source: 'visits',
    counts: { zh: '上门回访', en: 'visits at home' },
    of: { zh: '全部回访', en: 'all visits' },
    exclusions: [{ zh: '未联系上的尝试不计。', en: 'Attempts that reached nobody are left out.' }],
    dimensions: OF_VISITS,
  },
  SATISFACTION: {
    name: { zh: '满意率', en: 'Satisfaction' },
    unit: 'PERCENT',
    basis: 'VISITED',
    source: 'visits',
    counts: { zh: '评 4 分或 5 分的回访', en: 'visits answered with 4 or 5' },
    of: { zh: '有评分的回访', en: 'visits with an answer' },
    exclusions: [{ zh: '没有评分的回访不计；住户自行评分不算回访。', en: 'Visits without an answer are left out; a rating by the resident alone is no visit.' }],
    dimensions: OF_VISITS,
  },
  CASES: { name: { zh: '受理量', en: 'Matters received' }, unit: 'COUNT', basis: 'RECEIVED', source: 'cases', counts: MATTERS, of: MATTERS, exclusions: [], dimensions: OF_CASES },
  SETTLED: {
    name: { zh: '办结量', en: 'Matters settled' }, unit: 'COUNT', basis: 'SETTLED', source: 'cases', counts: { zh: '办结的事项', en: 'matters settled' }, of: { zh: '办结的事项', en: 'matters settled' }, exclusions: [{ zh: '办结后又重开的事项不计。', en: 'Matters reopened after they were settled are left out.' }], dimensions: OF_CASES,
  },
  COMPLAINTS: { name: { zh: '投诉量', en: 'Complaints' }, unit: 'COUNT', basis: 'RECEIVED', source: 'cases', counts: COMPLAINTS, of: COMPLAINTS, exclusions: [{ zh: '后来改为其他类型的不计。', en: 'What was found to be of another kind is left out.' }], dimensions: OF_CASES },
  REPEATED_COMPLAINTS: {
    name: { zh: '重复投诉', en: 'Repeated complaints' }, unit: 'PERCENT', basis: 'RECEIVED', source: 'cases', counts: { zh: '与先前投诉相连的投诉', en: 'complaints linked to an earlier one' }, of: COMPLAINTS, exclusions: [], dimensions: OF_CASES,
  },
  COLLECTIVE_COMPLAINTS: {
    name: { zh: '集体投诉', en: 'Collective complaints' }, unit: 'PERCENT', basis: 'RECEIVED', source: 'cases', counts: { zh: '确认为集体投诉的投诉', en: 'complaints confirmed as collective' }, of: COMPLAINTS, exclusions: [], dimensions: OF_CASES,
  },
  REOPENED: { name: { zh: '重开率', en: 'Reopened' }, unit: 'PERCENT', basis: 'RECEIVED', source: 'cases', counts: { zh: '办结后重开过的事项', en: 'matters reopened after they were settled' }, of: MATTERS, exclusions: [], dimensions: OF_CASES },
  ATTAINMENT: {
    name: { zh: '时限达成率', en: 'Time limits kept' },
    unit: 'PERCENT',
    basis: 'DUE',
    source: 'limits',
    counts: { zh: '按时完成的时限', en: 'limits met on time' },
    of: { zh: '按时、逾期完成、错过和逾期未完成的时限', en: 'limits met on time, met late, missed, or past due' },
    exclusions: [EXCUSED, NOT_DUE, NEVER_JUDGED, DRAWN_OPEN],
    dimensions: OF_LIMITS,
  },
  TIME_LIMITS: { name: { zh: '时限', en: 'Time limits' }, unit: 'COUNT', basis: 'DUE', source: 'limits', counts: { zh: '时限', en: 'limits' }, of: { zh: '时限', en: 'limits' }, exclusions: [NEVER_JUDGED, DRAWN_OPEN], dimensions: OF_LIMITS },
  ESCALATIONS: {
    name: { zh: '升级', en: 'Escalations' }, unit: 'COUNT', basis: 'DUE', source: 'limits', counts: { zh: '到达第二级及以上的时限', en: 'limits that reached the second level or a higher one' }, of: { zh: '到达第二级及以上的时限', en: 'limits that reached the second level or a higher one' }, exclusions: [DRAWN_OPEN], dimensions: OF_LIMITS,
  },
  DUTIES_DONE: {
    name: { zh: '例行工作完成率', en: 'Duties done' },
    unit: 'PERCENT',
    basis: 'DUE',
    source: 'limits',
    counts: { zh: '按时完成的例行工作', en: 'periodic duties done on time' },
    of: { zh: '按时、逾期完成、错过和逾期未完成的例行工作', en: 'periodic duties done on time, done late, missed, or past due' },
    exclusions: [EXCUSED, NOT_DUE],
    dimensions: ['CENTRE', 'POST', 'RULE', 'STRENGTH', 'OUTCOME', 'LEVEL'],
  },
  TIME_TO_FIRST_RESPONSE: took({ zh: '首次响应用时', en: 'Time to first response' }, { zh: '首次响应', en: 'a first response' }, 'RECEIVED'),
  TIME_TO_REPLY: took({ zh: '答复用时', en: 'Time to reply' }, { zh: '答复', en: 'a reply' }, 'RECEIVED'),
  TIME_TO_DEFINITE_ANSWER: took({ zh: '明确答复用时', en: 'Time to definite answer' }, { zh: '明确答复', en: 'a definite answer' }, 'RECEIVED'),
  TIME_TO_SETTLE: took({ zh: '办结用时', en: 'Time to settle' }, { zh: '办结', en: 'settlement' }, 'SETTLED'),
};
