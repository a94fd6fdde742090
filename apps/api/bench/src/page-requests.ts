import { join } from 'node:path';
import type { FiguresInput } from '@guanjia/schema';
import { runnerImport } from 'vite';

const DASHBOARD = join(import.meta.dirname, '../../../dashboard');

type Wanted = Readonly<Record<string, object>>;
type Month = string;

/** What the dashboard's pages of figures ask for, by the dashboard's own requests, of the last whole year of the calendar and of `today`, the running month. */
export async function pageRequests(today: Month) {
  const read = async <Exports>(file: string) => (await runnerImport<Exports>(join(DASHBOARD, 'src', file), { root: DASHBOARD, configFile: false, logLevel: 'error' })).module;
  const periods = await read<{ periodOf(text: string, today: Month): { from: Month; until: Month }; periodBeside(period: object, by: number): { from: Month; until: Month } }>('figures/period.ts');
  const centre = await read<Record<'OF_PERIOD' | 'OF_PERIOD_BEFORE' | 'OF_YEAR', Wanted>>('figures/centre-request.ts');
  const company = await read<Record<'OF_CENTRES' | 'OF_ALL', Wanted> & { ofMonths(name: string): Wanted }>('figures/company-request.ts');
  const limits = await read<{ attainmentWanted(filters: [], persons: boolean): Wanted }>('figures/attainment-request.ts');
  const complaints = await read<{ requestOf(centreId: string, span: object, today: Month, validity: null): Readonly<Record<string, FiguresInput>> }>('complaints/figures-request.ts');

  const year = periods.periodOf(String(Number(today.slice(0, 4)) - 1), today);
  const input = (wanted: Wanted, centreIds: readonly string[], options: Partial<FiguresInput> = {}) => ({ centreIds: [...centreIds], from: year.from, until: year.until, figures: Object.values(wanted), ...options }) as FiguresInput;
  return {
    /** One figure alone: complaints of the year by category, the centres together. */
    one: (centreIds: readonly string[]) => [input({ complaints: { key: 'COMPLAINTS', step: 'WHOLE', by: ['CATEGORY'] } }, centreIds)],
    ofCentre: (centreId: string) => [
      input(centre.OF_PERIOD, [centreId], { lastYear: true }),
      input(centre.OF_PERIOD_BEFORE, [centreId], periods.periodBeside(year, -1)),
      input(centre.OF_YEAR, [centreId]),
    ],
    ofCompany: (centreIds: readonly string[]) => [input({ ...company.OF_CENTRES, ...prefixed(company.OF_ALL) }, centreIds, { lastYear: true }), input(company.ofMonths('callbacks'), centreIds)],
    ofLimits: (centreIds: readonly string[]) => [input(limits.attainmentWanted([], false), centreIds)],
    ofComplaints: (centreId: string) => Object.values(complaints.requestOf(centreId, { ...year, kind: 'YEAR' }, today, null)),
    /** As `callbacks/figures-tab.tsx` has it. */
    ofCallbacks: (centreId: string) => [input({ a: { key: 'CALLBACK_RATE' }, b: { key: 'HOME_VISIT_SHARE' }, c: { key: 'SATISFACTION' }, d: { key: 'CALLBACK_RATE', by: ['CALLBACK_GROUP'], step: 'WHOLE' } }, [centreId], { lastYear: true })],
    /** The number that is opened: the year's complaints of a centre, and of the company. */
    opened: (centreIds: readonly string[]) => input({ complaints: { key: 'COMPLAINTS', step: 'WHOLE' } }, centreIds),
  };
}

const prefixed = (wanted: Wanted): Wanted => Object.fromEntries(Object.entries(wanted).map(([name, request]) => [`all ${name}`, request]));
