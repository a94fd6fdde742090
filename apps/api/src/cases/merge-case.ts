import { mergeCase as decide } from '@guanjia/domain';
import type { MergeCaseInput } from '@guanjia/schema';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { findCase } from './case-node.js';
import { readId, readText } from './door.js';

/** Says that the case is the same matter as another, which is to go on; another person approves it (law 10). Throws NOT_FOUND where either lies outside the scope. */
export async function mergeCase(desk: Desk, viewer: Viewer, input: MergeCaseInput): Promise<Outcome> {
  const command = { intoCaseId: readId('intoCaseId', input.intoCaseId), reason: readText('reason', input.reason, { most: 1000 }) };
  if (!(await findCase(desk.database.pool, { id: command.intoCaseId }, scopeOf(viewer)))) throw notFound();
  return carryOut(desk, viewer, 'mergeCase', input, (state, context) => decide(state, command, context));
}
