import { settingsAt, type Clause, type Words } from '@guanjia/domain';
import type { Database } from '../../database/database.js';
import { settingsChanges } from '../../policies/company-settings.js';
import type { FigureScope } from '../figure-scope.js';
import { loadProcedures } from '../procedures.js';
import { brokenRepeatedly } from './breach-alerts.js';
import { targetsAtRisk } from './target-alerts.js';

/** An alert as the resolver answers from it. */
export interface AlertNode {
  readonly key: string;
  readonly sentence: Words;
  readonly clause: Clause | null;
  readonly centreId: string;
  readonly records: string;
}

/** What is at risk at these centres now: targets of the month that will be missed as it goes, then rules broken repeatedly in one place, by how often the company calls repeatedly. */
export async function readAlerts(database: Pick<Database, 'pool'>, scope: FigureScope): Promise<AlertNode[]> {
  if (scope.centreIds.length === 0) return [];
  const [procedures, changes, clock] = await Promise.all([loadProcedures(database, scope.centreIds), settingsChanges(database.pool), database.pool.query<{ now: Date }>('select app_now() as now')]);
  const { now } = clock.rows[0]!;
  const [targets, breaches] = await Promise.all([
    targetsAtRisk(database.pool, scope, procedures, now),
    brokenRepeatedly(database.pool, scope, procedures, settingsAt(changes, now.getTime()), now),
  ]);
  return [...targets, ...breaches];
}
