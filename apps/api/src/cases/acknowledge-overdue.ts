import { acknowledgeOverdue as decide } from '@guanjia/domain';
import type { AcknowledgeOverdueInput } from '@guanjia/schema';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readId, readOptionalText } from './door.js';

/** The alarm was heard, up to the level that rang. What is owed stays owed, and a higher level rings anew. */
export async function acknowledgeOverdue(desk: Desk, viewer: Viewer, input: AcknowledgeOverdueInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId, note: readOptionalText('note', input.note, { most: 1000 }) };
  const caseId = await caseOf(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'acknowledgeOverdue', { ...input, caseId, version: null }, (state, context) => decide(state, command, context));
}

async function caseOf({ database }: Desk, viewer: Viewer, obligationId: string): Promise<string> {
  const { centreIds, audiences } = scopeOf(viewer);
  const { rows } = await database.pool.query<{ subject_id: string }>(
    'select subject_id from obligation where id = $1 and centre_id = any($2::uuid[]) and audience = any($3::text[])',
    [obligationId, centreIds, audiences],
  );
  if (!rows[0]) throw notFound();
  return rows[0].subject_id;
}
