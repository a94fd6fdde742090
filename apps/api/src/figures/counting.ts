import type { FigureKey } from '@guanjia/domain';

/** How a figure is counted, in SQL over rows `r` of its source: of which rows, what each adds to numerator and denominator, and how long it took. */
export interface Counting {
  readonly where?: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly minutes?: string;
}

const OF_COMPLAINTS = `r.kind = 'COMPLAINT'`;
const JUDGED = `r.outcome in ('ON_TIME', 'LATE', 'MISSED', 'OVERDUE')`;
const KEPT = `case when r.outcome = 'ON_TIME' then r.limits else 0 end`;

const all = (sum: string, where?: string): Counting => ({ numerator: sum, denominator: sum, ...(where && { where }) });
const took = (minutes: string): Counting => ({ ...all('r.cases', `r.${minutes} is not null`), minutes: `r.${minutes}` });

/** Each figure by its definition in the domain (`FIGURES`). Of CALLBACK_RATE only what its shares are applied to (callback-rate.ts). */
export const COUNTINGS: Readonly<Record<FigureKey, Counting>> = {
  CALLBACK_RATE: { numerator: 'r.visited', denominator: 'r.settled' },
  HOME_VISIT_SHARE: { numerator: 'r.at_home', denominator: 'r.visits' },
  SATISFACTION: { numerator: 'r.content', denominator: 'r.answered' },
  CASES: all('r.cases'),
  SETTLED: all('r.cases'),
  COMPLAINTS: all('r.cases', OF_COMPLAINTS),
  REPEATED_COMPLAINTS: { numerator: 'r.repeated', denominator: 'r.cases', where: OF_COMPLAINTS },
  COLLECTIVE_COMPLAINTS: { numerator: 'r.collective', denominator: 'r.cases', where: OF_COMPLAINTS },
  REOPENED: { numerator: 'r.reopened', denominator: 'r.cases' },
  ATTAINMENT: { numerator: KEPT, denominator: 'r.limits', where: JUDGED },
  TIME_LIMITS: all('r.limits'),
  ESCALATIONS: all('r.limits', 'r.level >= 2'),
  DUTIES_DONE: { numerator: KEPT, denominator: 'r.limits', where: `r.subject_kind = 'duty' and ${JUDGED}` },
  TIME_TO_FIRST_RESPONSE: took('first_response_minutes'),
  TIME_TO_REPLY: took('reply_minutes'),
  TIME_TO_DEFINITE_ANSWER: took('answer_minutes'),
  TIME_TO_SETTLE: took('settle_minutes'),
};
