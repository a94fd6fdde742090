import type { PolicyProblem, Words } from '@guanjia/domain';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import type { Database } from '../database/database.js';
import { inPlanning } from './in-planning.js';
import { reasonProblems } from './company-settings.js';

/** Times of day by the centre's clock, "22:00"; past midnight where `from` is the later one. Only wishes (SHOULD) wait for their end, orders (MUST) never do. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The company's quiet hours, which hold for every channel that has none of its own; null: none. */
export async function companyQuietHours(pool: Pool): Promise<QuietHours | null> {
  const { rows } = await pool.query<{ quiet: Partial<QuietHours> | null }>(`select settings -> 'quietHours' as quiet from company`);
  const { from, until } = rows[0]?.quiet ?? {};
  return from && until && TIME_OF_DAY.test(from) && TIME_OF_DAY.test(until) ? { from, until } : null;
}

/** From now on; `hours` null: no quiet hours any more. @returns why not; with one of them nothing changed */
export function setQuietHours(database: Database, personId: string, { hours, reason }: { readonly hours: QuietHours | null; readonly reason: string }): Promise<PolicyProblem[]> {
  return inPlanning(database, async (client) => {
    const problems = [...(hours ? hoursProblems(hours) : []), ...reasonProblems(reason)];
    if (problems.length > 0) return problems;
    await client.query(
      hours ? `update company set settings = jsonb_set(settings, '{quietHours}', $1::jsonb)` : `update company set settings = settings - 'quietHours'`,
      hours ? [JSON.stringify({ from: hours.from, until: hours.until })] : [],
    );
    await writeAccessLog(client, { personId, act: 'CHANGE_SETTINGS', subjectKind: 'company', reason: `quietHours = ${hours ? `${hours.from}-${hours.until}` : 'none'}: ${reason.trim()}` });
    return [];
  });
}

function hoursProblems(hours: QuietHours): PolicyProblem[] {
  const wrong = (['from', 'until'] as const).filter((edge) => !TIME_OF_DAY.test(hours[edge]));
  if (wrong.length > 0) return wrong.map((edge) => problem(`hours.${edge}`, { zh: `“${hours[edge]}”不是时刻，应如 22:00。`, en: `"${hours[edge]}" is no time of day; it should be like 22:00.` }));
  return hours.from === hours.until ? [problem('hours.until', { zh: '开始与结束不能相同。', en: 'Begin and end must not be the same.' })] : [];
}

const problem = (field: string, message: Words): PolicyProblem => ({ pack: null, row: null, field, message });
