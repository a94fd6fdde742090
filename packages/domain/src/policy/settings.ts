import type { Words } from './facts.js';
import { BREACH_KEYS, type BreachKey } from './breach-settings.js';
import { DEFAULT_SETTINGS } from './compile.js';
import { LADDER_KEYS, type LadderKey } from './ladder-settings.js';
import type { AllSettings } from './policy-set.js';
import { PROPOSAL_KEYS, type ProposalKey } from './proposal-settings.js';
import { RESIDENT_KEYS, type ResidentKey } from './resident-settings.js';
import { SHARE_KEYS, type ShareKey } from './share-settings.js';
import { SETTING_KEYS, type SettingKey } from './term.js';

export type SettingUnit = 'MINUTES' | 'HOURS' | 'DAYS' | 'PERCENT' | 'COUNT';

export interface SettingFacts {
  readonly name: Words;
  readonly about: Words;
  readonly unit: SettingUnit;
  /** In the unit, as `most`. */
  readonly least: number;
  readonly most: number;
}

export const ALL_SETTING_KEYS = [...SETTING_KEYS, ...PROPOSAL_KEYS, ...RESIDENT_KEYS, ...SHARE_KEYS, ...BREACH_KEYS, ...LADDER_KEYS] as const;

/** What each setting decides that the texts leave open, and between which bounds a company may set it. */
export const SETTING_FACTS = {
  immediateLimit: {
    name: { zh: '“立即”的时限', en: 'What "at once" means' },
    about: { zh: '条款写“立即”“马上”而没有分钟数的，按此计时。', en: 'Where a clause says "at once" and gives no minutes.' },
    unit: 'MINUTES',
    // An hour is not "at once" any more in anybody's reading.
    least: 1,
    most: 60,
  },
  classifyWithin: {
    name: { zh: '投诉定性时限', en: 'Time to classify a complaint' },
    about: { zh: '投诉受理后须在此时间内定性（CP-34）；其他投诉时限都取决于类别。', en: 'A complaint is classified within this time of its reception (CP-34); every other limit of it hangs on the class.' },
    unit: 'MINUTES',
    // Half of the shortest limit that hangs on the class (CP-05, 12 hours): later, the class would come too late to be of use.
    least: 5,
    most: 360,
  },
  collectiveWindow: {
    name: { zh: '集体投诉：“同时”的范围', en: 'Collective complaint: what "at the same time" is' },
    about: { zh: '五户及以上在此时间之内（前后均算）反映同类事项的，提示可能是集体投诉（X 四），由人确认。', en: 'Five households or more raising a like matter within this time of each other’s complaint, before or after: it is proposed as collective (X 四), and a person confirms.' },
    unit: 'HOURS',
    // Two weeks: further apart, nobody would call it the same time.
    least: 1,
    most: 336,
  },
  repeatsForMajor: {
    name: { zh: '重大投诉：“多次提出”的次数', en: 'Major complaint: how often "repeatedly" is' },
    about: { zh: '同一住户此前已就同类事项投诉这么多次的，提示可能属重大投诉（S 4.1.1），由人确认。', en: 'Where a household has complained of a like matter so often before: it is proposed as major (S 4.1.1), and a person confirms.' },
    unit: 'COUNT',
    least: 1,
    most: 10,
  },
  residentLinkDays: {
    name: { zh: '住户链接：关闭后可用', en: "Resident's link: open after closing" },
    about: { zh: '回执上的链接和二维码在事项关闭后仍可打开这么久，之后失效。', en: 'For so long after a matter was closed the link and QR code on its receipt still open.' },
    unit: 'DAYS',
    // A week: a shorter one would end before a resident is back from a journey; a year is longer than anybody asks after a matter.
    least: 7,
    most: 365,
  },
  repairCallbackShare: {
    name: { zh: '回访率：日常维修', en: 'Visited: of repairs' },
    about: { zh: '每月办结的日常维修中抽取回访的比例，按件数向上取整（CB-08）；Q 4.1.2 b 为10%。', en: 'Of the repairs settled in a month, so many are drawn for a visit, rounded up (CB-08); Q 4.1.2 b says 10 %.' },
    unit: 'PERCENT',
    least: 1,
    most: 100,
  },
  helpCallbackShare: {
    name: { zh: '回访率：求助', en: 'Visited: of help requests' },
    about: { zh: '每月办结的求助（急救除外）中抽取回访的比例，按件数向上取整（CB-08）；Q 4.1.2 b 为10%。', en: 'Of the help requests settled in a month, but first aid, so many are drawn for a visit, rounded up (CB-08); Q 4.1.2 b says 10 %.' },
    unit: 'PERCENT',
    least: 1,
    most: 100,
  },
  eventCallbackShare: {
    name: { zh: '回访率：社区活动', en: 'Visited: of community events' },
    about: { zh: '报刊发行和文体活动中抽取回访的比例，按件数向上取整（CB-08）；Q 4.1.2 c 为10%。', en: 'Of publications, cultural and sports events, so many are drawn for a visit, rounded up (CB-08); Q 4.1.2 c says 10 %.' },
    unit: 'PERCENT',
    least: 1,
    most: 100,
  },
  otherCallbackShare: {
    name: { zh: '回访率：其他服务', en: 'Visited: of other services' },
    about: { zh: '其他服务的回访率由客服主管确定（CB-09，Q 4.1.2 d），按件数向上取整。', en: 'For other services the supervisor sets the share (CB-09, Q 4.1.2 d); rounded up.' },
    unit: 'PERCENT',
    least: 1,
    most: 100,
  },
  homeVisitShare: {
    name: { zh: '家访所占比例', en: 'Home visits: of all visits' },
    about: { zh: '每月完成的回访中家访至少占此比例，按回访日期计，向上取整（CB-12）；Q 4.1.4 a 为20%。', en: 'Of the visits done in a month, by the date of the visit, at least so many are at home, rounded up (CB-12); Q 4.1.4 a says 20 %.' },
    unit: 'PERCENT',
    least: 1,
    most: 100,
  },
  breachTimes: {
    name: { zh: '同一规则屡次超时：次数', en: 'Broken repeatedly: how often' },
    about: { zh: '同一楼栋、公共区域或部门在下述天数内违反同一规则达到此次数的，在统计中提醒。', en: 'One rule broken so often in one building, public place or department within the days below: the figures say so.' },
    unit: 'COUNT',
    // Once is no repetition.
    least: 2,
    most: 50,
  },
  breachDays: {
    name: { zh: '同一规则屡次超时：天数', en: 'Broken repeatedly: within' },
    about: { zh: '统计“屡次”时回看的天数，按到期时间计。', en: 'So many days are looked back, by the due time.' },
    unit: 'DAYS',
    least: 7,
    // A quarter: longer ago, another cause is as likely.
    most: 92,
  },
  warnShare: {
    name: { zh: '提醒：时限剩余', en: 'Warned: of the term left' },
    about: { zh: '到期之前提醒负责岗位。', en: 'The post that owes it is warned before the due time.' },
    unit: 'PERCENT',
    least: 5,
    most: 50,
  },
  warnLeast: {
    name: { zh: '提醒：至少提前', en: 'Warned: at least this long before' },
    about: { zh: '时限很短时。', en: 'Where a term is short.' },
    unit: 'MINUTES',
    least: 1,
    most: 60,
  },
  warnMost: {
    name: { zh: '提醒：至多提前', en: 'Warned: at most this long before' },
    about: { zh: '时限很长时。', en: 'Where a term is long.' },
    unit: 'MINUTES',
    least: 60,
    most: 4320,
  },
  escalateShare: {
    name: { zh: '再上一级：再过时限的', en: 'Second level: so much of the term later' },
    about: { zh: '条款没有规定升级的，到期告知上级，再过此时间告知再上一级。', en: 'Where a clause names no escalation: the next post up is told at due, and the one above that so much later.' },
    unit: 'PERCENT',
    least: 10,
    most: 200,
  },
  escalateLeast: {
    name: { zh: '再上一级：至少再过', en: 'Second level: at least this much later' },
    about: { zh: '上级至少有这么久可以处理。', en: 'So long the first level has at least.' },
    unit: 'MINUTES',
    least: 1,
    most: 120,
  },
  escalateMost: {
    name: { zh: '再上一级：至多再过', en: 'Second level: at most this much later' },
    about: { zh: '逾期事项最多搁置这么久。', en: 'So long a late matter lies at most.' },
    unit: 'MINUTES',
    least: 120,
    most: 10_080,
  },
} as const satisfies Record<SettingKey | LadderKey | ProposalKey | ResidentKey | ShareKey | BreachKey, SettingFacts>;

/** Settings as they are stored, complete: a set from before a setting existed goes on with what held then, the product's own (law 4). */
export function completeSettings(stored: Partial<AllSettings>): AllSettings {
  return { ...DEFAULT_SETTINGS, ...stored };
}

/** A change of some settings from a moment on (ms); what is not named goes on as it is. */
export interface SettingsChange {
  readonly from: number;
  readonly values: Partial<AllSettings>;
}

/** The settings that hold at a moment: the changes up to it, one after the other, over those of the beginning. */
export function settingsAt(changes: readonly SettingsChange[], moment: number, beginning: AllSettings = DEFAULT_SETTINGS): AllSettings {
  const past = changes.filter(({ from }) => from <= moment).toSorted((one, other) => one.from - other.from);
  return past.reduce<AllSettings>((settings, { values }) => ({ ...settings, ...values }), beginning);
}

/** What is wrong with new settings, each by its key; nothing where they may be set so. */
export function settingProblems(values: Readonly<Record<string, number>>): { readonly key: string; readonly message: Words }[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!(ALL_SETTING_KEYS as readonly string[]).includes(key)) return [{ key, message: { zh: `没有设置“${key}”。`, en: `There is no setting "${key}".` } }];
    const { least, most, name, unit } = SETTING_FACTS[key as keyof typeof SETTING_FACTS];
    if (Number.isInteger(value) && value >= least && value <= most) return [];
    const { zh, en } = UNITS[unit];
    return [{ key, message: { zh: `“${name.zh}”须为 ${least} 至 ${most} 的整数（${zh}）。`, en: `"${name.en}" must be a whole number of ${en} from ${least} to ${most}.` } }];
  });
}

const UNITS: Readonly<Record<SettingUnit, Words>> = { MINUTES: { zh: '分钟', en: 'minutes' }, HOURS: { zh: '小时', en: 'hours' }, DAYS: { zh: '天', en: 'days' }, PERCENT: { zh: '%', en: 'percent' }, COUNT: { zh: '次', en: 'times' } };
