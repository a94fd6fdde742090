import { settleCase as decide } from '@guanjia/domain';
import type { SettleCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText, toInstant } from './door.js';

/** FD-05 (P 4.5): the work is done. Judged is the time of recording; a stated time stands beside it (law 11). */
export async function settleCase(desk: Desk, viewer: Viewer, input: SettleCaseInput): Promise<Outcome> {
  const command = { result: readText('result', input.result, { most: 5000 }), statedAt: toInstant(input.statedAt) };
  return carryOut(desk, viewer, 'settleCase', input, (state, context) => decide(state, command, context));
}
