import type { Instant } from '../policy/facts.js';
import { cite } from '../policy/packs/cite.js';
import type { Clause } from '../policy/row.js';
import { civilDateOf, dayInWords, dayNumberFrom, dayOfMonthAfter } from '../obligations/civil.js';
import { dayOf } from '../obligations/zoned.js';

const B = cite('B');
const FREE_SERVICE_MONTHS = 2;
const WARRANTY_MONTHS = 12;

/** B 3.2 and 3.3 in their own words: which works are free, and what the developer answers for. */
export const HANDOVER_CLAUSES: readonly Clause[] = [
  B('3.2', '自交房起居住2个月免费服务保修，每家住户享有免费的器械检修、物业巡视、水电维修和垃圾处理服务。', 'For 2 months from hand-over each household has equipment repair, patrol, water and electricity repair and rubbish removal free of charge.'),
  B('3.3', '房子交房后，保修期为12个月，在保修期内，房地产公司负责免费保修房屋及共用设备设施的质量问题和造成住户损失的相关地点、设备与设施的维修和修正。', 'The warranty is 12 months from hand-over; within it the developer repairs, free of charge, quality faults of the home and of shared facilities, and what they damaged.'),
];

/** Which periods ran for a home when a matter was received (HR-16). Days as "2026-10-01"; both periods include their last day. */
export interface HandoverPeriods {
  readonly handedOverOn: string;
  readonly freeServiceUntil: string;
  readonly warrantyUntil: string;
  readonly freeServiceApplies: boolean;
  readonly warrantyApplies: boolean;
}

/**
 * HR-16 as a derived fact: counted from the day on which the unit was handed over, judged by the day of reception in the centre's zone. A month ends on the same day
 * of the later month, or on its last. Before the hand-over neither runs. Null: the date is none of the calendar.
 */
export function handoverPeriods(handedOverOn: string, receivedAt: Instant, zone: string): HandoverPeriods | null {
  const start = dayNumberFrom(handedOverOn);
  if (start === null) return null;
  const received = dayOf(receivedAt, zone);
  const lastDay = (months: number) => dayOfMonthAfter(start, months, civilDateOf(start).day);
  const runs = (months: number) => received >= start && received <= lastDay(months);
  return {
    handedOverOn,
    freeServiceUntil: dayInWords(lastDay(FREE_SERVICE_MONTHS)),
    warrantyUntil: dayInWords(lastDay(WARRANTY_MONTHS)),
    freeServiceApplies: runs(FREE_SERVICE_MONTHS),
    warrantyApplies: runs(WARRANTY_MONTHS),
  };
}
