import type { FigureRequestInput } from '../gql/graphql';
import type { Wanted } from './figure-set';

const whole = (request: Omit<FigureRequestInput, 'step'>): FigureRequestInput => ({ ...request, step: 'WHOLE' });

/** How much there was; settled matters are those whose time to settle was measured. */
const VOLUMES = {
  received: whole({ key: 'CASES' }),
  settled: whole({ key: 'SETTLED' }),
  complaints: whole({ key: 'COMPLAINTS' }),
} satisfies Wanted;

/** What the page of one centre tells of its period. */
export const OF_PERIOD = {
  callbacks: whole({ key: 'CALLBACK_RATE' }),
  homeVisits: whole({ key: 'HOME_VISIT_SHARE' }),
  satisfaction: whole({ key: 'SATISFACTION' }),
  kept: whole({ key: 'ATTAINMENT', by: ['STRENGTH'] }),
  ...VOLUMES,
  reopened: whole({ key: 'REOPENED' }),
  duties: whole({ key: 'DUTIES_DONE' }),
  escalations: whole({ key: 'ESCALATIONS', by: ['LEVEL'] }),
  load: whole({ key: 'CASES', by: ['WEEKDAY', 'HOUR'] }),
} satisfies Wanted;

export const OF_PERIOD_BEFORE = VOLUMES;

/** By months, and what was due in these months and is not done yet. */
export const OF_YEAR = {
  callbacks: { key: 'CALLBACK_RATE', step: 'MONTH' },
  homeVisits: { key: 'HOME_VISIT_SHARE', step: 'MONTH' },
  satisfaction: { key: 'SATISFACTION', step: 'MONTH' },
  kept: { key: 'ATTAINMENT', by: ['STRENGTH'], step: 'MONTH' },
  owed: whole({ key: 'TIME_LIMITS', by: ['STRENGTH', 'OUTCOME'], filters: [{ dimension: 'OUTCOME', keys: ['OWED', 'OVERDUE'] }] }),
} satisfies Wanted;
