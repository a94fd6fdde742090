import type { Clause, Words } from '@guanjia/domain';
import type { Database } from '../../database/database.js';
import type { FigureScope } from '../figure-scope.js';

/** An alert as the resolver answers from it. */
export interface AlertNode {
  readonly key: string;
  readonly sentence: Words;
  readonly clause: Clause | null;
  readonly centreId: string;
  readonly records: string;
}

/** What is at risk at these centres now, of one moment. */
export async function readAlerts(_database: Pick<Database, 'pool'>, _scope: FigureScope): Promise<AlertNode[]> {
  return [];
}
