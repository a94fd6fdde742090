import { confirmHousehold as decide } from '@guanjia/domain';
import type { ConfirmHouseholdInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readId, readOptionalText } from './door.js';

/** CP-23, CP-38: one household of a collective complaint is asked whether it is solved. The last one that is satisfied closes it; one that is not reopens it and is answered anew. */
export async function confirmHousehold(desk: Desk, viewer: Viewer, input: ConfirmHouseholdInput): Promise<Outcome> {
  const { outcome } = input;
  const householdId = readId('householdId', input.householdId);
  const command = { householdId, outcome, note: readOptionalText('note', input.note, { most: 1000 }) };
  return carryOut(desk, viewer, 'confirmHousehold', input, (state, context) => decide(state, command, context), async (client, now) => {
    if (outcome === 'NOT_REACHED') return;
    await client.query('update case_household set confirmed_at = $2, outcome = $3 where id = $1', [householdId, new Date(now), outcome]);
    if (outcome === 'DISSATISFIED') await client.query('update case_household set answered_at = null, answer_form = null, signed_by = null where id = $1', [householdId]);
  });
}
