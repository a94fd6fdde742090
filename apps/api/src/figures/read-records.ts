import type { FigureRecord, FigureRecordConnection } from '@guanjia/schema';
import type { Database } from '../database/database.js';
import type { FigureScope } from './figure-scope.js';

/** A record as resolvers answer from it. */
export interface RecordNode extends Omit<FigureRecord, 'centre'> {
  readonly centreId: string;
}

export interface RecordsAskedFor {
  readonly records: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of what one number counted, within the scope. Throws BAD_USER_INPUT for what no number gave. */
export async function readRecords(_database: Pick<Database, 'pool'>, _scope: FigureScope, _asked: RecordsAskedFor): Promise<Omit<FigureRecordConnection, 'edges'> & { edges: readonly { cursor: string; node: RecordNode }[] }> {
  throw new Error('Records are not read yet');
}
