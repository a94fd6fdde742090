import { archive, audit, helpfulness, hourOf, monthlyReport, planVisits, review, sampling, type DutyAct, type DutyDone } from '../duty-acts.js';
import { chance } from './random.js';

const DAY_MS = 86_400_000;
const AUDITED = ['记录完整，无遗漏。', '一件未写明联系电话，已补。', '两件处理结果填写过简，已要求补写。', '记录齐全，受理时间与处理时间相符。', '一件转交时间漏填，已向当班人员核实补写。'];
const REVIEWED = ['上周超时事项已逐件过问。', '上周记录完整；报修集中在周一，已与工程部商定增加人手。', '两件不满意事项已约谈责任人。'];
const REPORTED = ['本月投诉均已登记，月报已经主任审阅。', '投诉以噪音和停车为主，已附改进措施。'];
const SAMPLED = ['抽查值班记录十条，走访业户三户，无漏记。', '抽查十二条，补记一件电话反映。'];

/** What comes round at a centre on a day, done within nine days: mostly in time, sometimes the morning after, now and then days later. */
export function planDuties(seed: string, centre: number, day: number): DutyDone[] {
  const drawn = chance(`${seed} duties ${centre} ${day}`);
  const date = new Date(day * DAY_MS);
  const done = (hours: number, periodStart: number, act: DutyAct): DutyDone => ({ at: hourOf(day, hours), centre, periodStart, act });
  const late = drawn.weighed({ NO: 92, NEXT_DAY: 6, DAYS: 2 });
  const duties = [done((late === 'NO' ? 0 : late === 'NEXT_DAY' ? 16 : 64) + 17 + drawn.next() * 1.6, day, audit(drawn.pick(AUDITED)))];
  if (date.getUTCDay() === 1) duties.push(done((drawn.is(0.9) ? 9 : 33) + drawn.next() * 3, day - 7, review(drawn.pick(REVIEWED))));
  if (date.getUTCDate() === 1) {
    const lastMonth = day - new Date((day - 1) * DAY_MS).getUTCDate();
    const inDays = (days: number) => days * 24 + 14 + drawn.next() * 3;
    duties.push(done(inDays(drawn.is(0.9) ? drawn.whole(1, 4) : drawn.whole(5, 7)), lastMonth, monthlyReport(drawn.pick(REPORTED))));
    duties.push(done(inDays(drawn.whole(3, 8)), day, sampling(drawn.pick(SAMPLED))));
    duties.push(done(inDays(drawn.whole(1, 8)), day, helpfulness('例会上重申首问负责，表扬本月好人好事。', drawn.is(0.7) ? 'MEETING' : 'TRAINING')));
  }
  return duties;
}

/** What the month's first day brings of visits: planned in its first days, and last month's archived once nothing of it can be drawn any more (CB-17, CB-19). */
export function planVisitDuties(seed: string, centre: number, day: number): DutyDone[] {
  const drawn = chance(`${seed} visits ${centre} ${day}`);
  if (new Date(day * DAY_MS).getUTCDate() !== 1) return [];
  const lastMonth = day - new Date((day - 1) * DAY_MS).getUTCDate();
  const inDays = (days: number) => hourOf(day, days * 24 + 14 + drawn.next() * 3);
  return [
    { at: inDays(drawn.whole(0, 3)), centre, periodStart: day, act: planVisits('投诉逐件回访；每周三、周五安排家访。') },
    { at: inDays(drawn.is(0.9) ? drawn.whole(8, 9) : 10), centre, periodStart: lastMonth, act: archive('回访记录已整理存档。') },
  ];
}
