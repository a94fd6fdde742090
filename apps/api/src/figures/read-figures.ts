import type { FigureSet, FiguresInput } from '@guanjia/schema';
import type { Database } from '../database/database.js';
import type { FigureScope } from './figure-scope.js';

/** All figures of a request, of one moment. Throws BAD_USER_INPUT for what cannot be asked. */
export async function readFigures(_database: Pick<Database, 'pool'>, _scope: FigureScope, _input: FiguresInput): Promise<FigureSet> {
  throw new Error('Figures are not counted yet');
}
