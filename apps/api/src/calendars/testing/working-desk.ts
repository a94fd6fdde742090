import { DEFAULT_SETTINGS, dueAt, type CalendarYear, type ObligationRow, type PolicyPack, type Term, type WorkingCalendar } from '@guanjia/domain';
import { openServiceDesk, type ServiceDesk } from '../../cases/testing/service-desk.js';
import { adoptPolicies } from '../../policies/adopt-policies.js';
import { publishPacks } from '../../policies/publish-packs.js';
import { setCalendarYear, setWeeklyHours, type WeekdayHours } from '../change-calendar.js';

export const HOUR = 3_600_000;
export const OFFICE: readonly WeekdayHours[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ from: '09:00', until: '17:00' }] }));
/** Monday 5 March 2040, 09:00 in Shanghai: no announcement reaches so far, so that only what a test enters counts. */
export const MONDAY = Date.parse('2040-03-05T01:00:00Z');

const TERMS: Readonly<Record<string, Term>> = {
  DAYS: { kind: 'workingDays', days: 3 },
  HOURS: { kind: 'workingTime', hours: 12 },
  NATURAL: { kind: 'days', days: 3 },
};

/** Repairs only: owed in three working days, in twelve working hours, and in three days of natural time. */
export const IN_WORKING_TIME: PolicyPack = {
  key: 'test/working-time',
  area: 'TEST',
  name: { zh: '试', en: 'Test' },
  rows: Object.entries(TERMS).map(
    ([key, term]): ObligationRow => ({
      kind: 'obligation',
      key,
      name: { zh: `试${key}`, en: `Test ${key}` },
      clauses: [{ source: 'PRODUCT', section: '', words: { zh: '试', en: 'Test' } }],
      because: { zh: '试', en: 'A test.' },
      subject: 'case',
      appliesTo: { kind: 'REPAIR' },
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term,
      sets: 'SETTLEMENT',
      metBy: { event: 'CaseSettled' },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    }),
  ),
};

export interface WorkingDesk extends ServiceDesk {
  /** A repair, received now. */
  repair(): Promise<string>;
  /** Rule → hours from its clock's zero to its due time, of what is counted here. */
  dues(caseId: string): Promise<Record<string, number>>;
  /** Enters the office's week; answers no problem. */
  works(version: number, hours?: readonly WeekdayHours[]): Promise<void>;
  /** Enters 2040: these days closed, these worked instead. */
  year(version: number, days?: Partial<CalendarYear>): Promise<void>;
  /** What the centre's version is by now. */
  version(): Promise<number>;
}

/** The house of {@link openServiceDesk} on that Monday at nine, whose first centre follows {@link IN_WORKING_TIME}. */
export async function openWorkingDesk(): Promise<WorkingDesk> {
  const house = await openServiceDesk();
  const { database, centreId } = house;
  await publishPacks(database, [IN_WORKING_TIME]);
  await adoptPolicies(database, { centreId, packs: [IN_WORKING_TIME.key], settings: DEFAULT_SETTINGS, from: new Date('2020-06-01T00:00:00Z') });
  await database.pool.query(`select adjust_clock($1::timestamptz - app_now())`, [new Date(MONDAY)]);
  const personId = house.personIds.wu;
  const done = (problems: readonly unknown[]) => {
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  };
  return {
    ...house,
    repair: () => house.receive({ kind: 'REPAIR' }),
    dues: async (caseId) => {
      const { state } = (await house.read(caseId))!;
      return Object.fromEntries(state.obligations.filter(({ rule }) => rule in TERMS).map((owed) => [owed.rule, Math.round((owed.dueAt - owed.clockFrom) / HOUR)]));
    },
    works: async (version, hours = OFFICE) => done(await setWeeklyHours(database, { centreId, personId, version, reason: '上班时间' }, hours)),
    year: async (version, days = {}) => done(await setCalendarYear(database, { centreId, personId, version, reason: '放假通知' }, { year: 2040, holidays: [], makeUpDays: [], ...days })),
    version: async () => (await database.pool.query<{ n: number }>('select coalesce(max(version), 0) as n from centre_calendar where centre_id = $1', [centreId])).rows[0]!.n,
  };
}

/** What the domain gives a rule of {@link IN_WORKING_TIME} afresh. */
export function freshDue(rule: string, clockFrom: number, calendar: WorkingCalendar | undefined): number {
  return dueAt(TERMS[rule]!, { clockFrom, facts: {}, settings: DEFAULT_SETTINGS, zone: 'Asia/Shanghai', calendar })!;
}
