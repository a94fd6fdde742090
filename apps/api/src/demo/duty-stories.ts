import { dayOf, startOfDay, type Instant, type ShippedPostKey } from '@guanjia/domain';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { askHelpfulness } from '../duties/ask-helpfulness.js';
import { auditReception } from '../duties/audit-reception.js';
import { countRecords } from '../duties/audited-records.js';
import type { DutyOutcome } from '../duties/carry-out-duty.js';
import { openArisenDuties } from '../duties/open-arisen-duties.js';
import { reviewWeek } from '../duties/review-week.js';
import { sampleRecords } from '../duties/sample-records.js';

/** The demo's centres are all here. */
const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** The oldest story is younger. */
const LEAST_DAYS = 9;

export interface Telling {
  readonly desk: Desk;
  readonly centreIds: readonly string[];
  readonly person: (post: ShippedPostKey, centre: number) => Promise<Viewer>;
}

/** Something at one moment of business time, in ms since 1970. */
export interface DutyMoment {
  readonly at: Instant;
  tell(telling: Telling): Promise<void>;
}

interface DutyAct {
  readonly centre: number;
  readonly rule: string;
  readonly by: ShippedPostKey;
  readonly act: (desk: Desk, viewer: Viewer, of: { readonly clientKey: string; readonly dutyId: string }) => Promise<DutyOutcome>;
}

const FINDINGS = ['记录完整，无遗漏。', '一件未写明联系电话，已补。', '两件处理结果填写过简，已要求补写。', '记录齐全，受理时间与处理时间相符。'] as const;

/**
 * What came round at the demo's centres since the beginning of the month, or nine days: opened each midnight, and done as people do it – one audit the morning
 * after, one of yesterday not at all, and what is due today not yet.
 */
export function dutyMoments(now: Instant): DutyMoment[] {
  const today = dayOf(now, ZONE);
  const first = Math.min(today - LEAST_DAYS, today - (new Date(today * DAY_MS).getUTCDate() - 1));
  const at = (day: number, hours: number) => startOfDay(day, ZONE) + hours * HOUR_MS;
  const opening = (moment: Instant): DutyMoment => ({ at: moment, tell: ({ desk }) => openAll(desk) });
  const days = Array.from({ length: today - first + 1 }, (_, n) => first + n);
  return [
    opening(at(first, -1)),
    ...days.flatMap((day) => [opening(at(day, 0)), ...(day < today ? doneOn(day, today, at) : [])]),
  ].filter((moment) => moment.at <= now);
}

function doneOn(day: number, today: number, at: (day: number, hours: number) => Instant): DutyMoment[] {
  const date = new Date(day * DAY_MS);
  const finding = FINDINGS[day % FINDINGS.length]!;
  const audit = (centre: number): DutyAct => ({
    centre,
    rule: 'FD-03',
    by: 'CS_SUPERVISOR',
    async act(desk, viewer, of) {
      const records = (await countRecords(desk.database.pool, [of.dutyId], viewer.audiences)).get(of.dutyId);
      return auditReception(desk, viewer, { ...of, finding: records === 0 ? '当日无接待记录。' : finding });
    },
  });
  const review = (centre: number): DutyAct => ({ centre, rule: 'FD-09', by: 'CENTRE_MANAGER', act: (desk, viewer, of) => reviewWeek(desk, viewer, { ...of, finding: '上周超时事项已逐件过问。' }) });
  const forgotten = (centre: number) => centre === 1 && day === today - 1;
  const nextMorning = (centre: number) => centre === 2 && day === today - 4;
  return [
    ...[0, 1, 2].filter((centre) => !forgotten(centre)).map((centre) => moment(nextMorning(centre) ? at(day + 1, 9.3) : at(day, 17.5), day, audit(centre))),
    ...(date.getUTCDay() === 1 ? [0, 1, 2].map((centre) => moment(at(day, 10), day - 7, review(centre))) : []),
    ...(date.getUTCDate() === 3
      ? [moment(at(day, 15), day - 2, { centre: 0, rule: 'HR-27', by: 'CENTRE_MANAGER', act: (desk, viewer, of) => askHelpfulness(desk, viewer, { ...of, occasion: 'MEETING', finding: '例会上重申首问负责。' }) })]
      : []),
    ...(date.getUTCDate() === 12
      ? [moment(at(day, 16), day - 11, { centre: 2, rule: 'CP-29', by: 'CS_SUPERVISOR', act: (desk, viewer, of) => sampleRecords(desk, viewer, { ...of, finding: '抽查值班记录十条，走访业户三户，无漏记。' }) })]
      : []),
  ];
}

/** The act on the duty whose period began on that day; one that began before the centres' duties did is not owed, and nobody does it. */
function moment(at: Instant, periodStart: number, { centre, rule, by, act }: DutyAct): DutyMoment {
  return {
    at,
    async tell({ desk, centreIds, person }) {
      const { rows } = await desk.database.pool.query<{ id: string }>('select id from duty where centre_id = $1 and rule_key = $2 and period_start = $3', [
        centreIds[centre], rule, new Date(startOfDay(periodStart, ZONE)),
      ]);
      if (!rows[0]) return;
      const outcome = await act(desk, await person(by, centre), { clientKey: `demo-${centre}-${rule}-${periodStart}`, dutyId: rows[0].id });
      if (outcome.kind === 'refused') throw new Error(`Demo duty ${rule}: ${outcome.refusal.message.en}`);
    },
  };
}

async function openAll(desk: Desk): Promise<void> {
  await openArisenDuties(desk, (trouble) => {
    throw trouble;
  });
}
