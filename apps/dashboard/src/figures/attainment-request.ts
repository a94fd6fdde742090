import type { FigureFilterInput, FigureRequestInput, FiguresInput } from '../gql/graphql';
import type { Wanted } from './figure-set';
import type { Period } from './period';

export const TIMES = ['TIME_TO_FIRST_RESPONSE', 'TIME_TO_REPLY', 'TIME_TO_DEFINITE_ANSWER', 'TIME_TO_SETTLE'] as const;
export type TimeKey = (typeof TIMES)[number];

const whole = (request: Omit<FigureRequestInput, 'step'>): FigureRequestInput => ({ ...request, step: 'WHOLE' });

/**
 * What the page of time limits asks for. Periodic duties belong to no department, building or person, so that only a post narrows them.
 * @param persons whether the viewer may see figures person by person
 */
export function attainmentWanted(filters: FigureFilterInput[], persons: boolean) {
  const ofTime = (by?: 'KIND') => Object.fromEntries(TIMES.map((key) => [by ? `${key}_BY_KIND` : key, whole({ key, filters, ...(by && { by: [by] }) })])) as Record<TimeKey, FigureRequestInput>;
  return {
    outcomes: whole({ key: 'TIME_LIMITS', by: ['RULE', 'STRENGTH', 'OUTCOME'], filters }),
    totals: whole({ key: 'TIME_LIMITS', by: ['STRENGTH', 'OUTCOME'], filters }),
    rows: whole({ key: 'ATTAINMENT', by: ['RULE', 'STRENGTH'], filters }),
    strengths: whole({ key: 'ATTAINMENT', by: ['STRENGTH'], filters }),
    duties: whole({ key: 'DUTIES_DONE', by: ['RULE'], filters: filters.filter(({ dimension }) => dimension === 'POST') }),
    // What there is to choose from, whatever is chosen.
    DEPARTMENT: whole({ key: 'TIME_LIMITS', by: ['DEPARTMENT'] }),
    POST: whole({ key: 'TIME_LIMITS', by: ['POST'] }),
    BUILDING: whole({ key: 'TIME_LIMITS', by: ['BUILDING'] }),
    ...(persons && { PERSON: whole({ key: 'TIME_LIMITS', by: ['PERSON'] }) }),
    ...ofTime(),
    ...(ofTime('KIND') as unknown as Record<`${TimeKey}_BY_KIND`, FigureRequestInput>),
  } satisfies Wanted;
}

export function inputOf(wanted: Wanted, centreIds: readonly string[], { from, until }: Pick<Period, 'from' | 'until'>, options: Pick<FiguresInput, 'lastYear' | 'versionId'> = {}): FiguresInput {
  return { centreIds: [...centreIds], from, until, figures: Object.values(wanted), ...options };
}
