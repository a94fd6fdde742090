import { dayOf, type Instant } from '@guanjia/domain';
import { audit, dutyMoment, helpfulness, hourOf, monthlyReport, openingMoment, planVisits, review, sampling, ZONE, type DutyAct } from './duty-acts.js';
import type { Ground } from './ground.js';
import type { Moment } from './tell.js';

const DAY_MS = 86_400_000;
/** The oldest story is younger. */
export const STORY_DAYS = 9;
const CENTRES = [0, 1, 2];

const FINDINGS = ['记录完整，无遗漏。', '一件未写明联系电话，已补。', '两件处理结果填写过简，已要求补写。', '记录齐全，受理时间与处理时间相符。'] as const;

/**
 * What came round at the demo's centres in the last days: opened each midnight, and done as people do it – one audit the morning after, one of yesterday not at all,
 * and what is due today not yet. The days are those since the beginning of the month, at least nine; nine where a year of history goes before them.
 */
export function dutyMoments(now: Instant, ground: Ground, { afterHistory }: { afterHistory: boolean }): Moment[] {
  const today = dayOf(now, ZONE);
  const first = afterHistory ? today - STORY_DAYS : Math.min(today - STORY_DAYS, today - (new Date(today * DAY_MS).getUTCDate() - 1));
  const days = Array.from({ length: today - first + 1 }, (_, n) => first + n);
  return [
    openingMoment(hourOf(first, -1), false),
    ...days.flatMap((day) => [openingMoment(hourOf(day, 0), false), ...(day < today ? doneOn(day, today, ground) : [])]),
  ].filter((moment) => moment.at <= now);
}

function doneOn(day: number, today: number, ground: Ground): Moment[] {
  const date = new Date(day * DAY_MS);
  const month = date.getUTCDate();
  const beginning = day - month + 1;
  const lastMonth = beginning - new Date(beginning * DAY_MS - DAY_MS).getUTCDate();
  const done = (hours: number, periodStart: number, centre: number, act: DutyAct) => dutyMoment({ at: hourOf(day, hours), centre, periodStart, act }, ground, false);
  const forgotten = (centre: number) => centre === 1 && day === today - 1;
  const nextMorning = (centre: number) => centre === 2 && day === today - 4;
  return [
    ...CENTRES.filter((centre) => !forgotten(centre)).map((centre) => done(nextMorning(centre) ? 33.3 : 17.5, day, centre, audit(FINDINGS[day % FINDINGS.length]!))),
    ...(date.getUTCDay() === 1 ? CENTRES.map((centre) => done(10, day - 7, centre, review('上周超时事项已逐件过问。'))) : []),
    ...(month === 1 ? CENTRES.map((centre) => done(15.5, beginning, centre, planVisits('投诉逐件回访；每周三、周五安排家访。'))) : []),
    ...(month === 3 ? [done(15, beginning, 0, helpfulness('例会上重申首问负责。'))] : []),
    ...(month === 4 ? CENTRES.map((centre) => done(16.2, lastMonth, centre, monthlyReport('本月投诉均已登记，月报已经主任审阅。'))) : []),
    ...(month === 12 ? [done(16, beginning, 2, sampling('抽查值班记录十条，走访业户三户，无漏记。'))] : []),
  ];
}
