import { answerHousehold as decide } from '@guanjia/domain';
import type { AnswerHouseholdInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readId, readOptionalText, readText, toInstant } from './door.js';

/** CP-23 (X 十一): one household of a collective complaint gets its definite answer, by a visit. */
export async function answerHousehold(desk: Desk, viewer: Viewer, input: AnswerHouseholdInput): Promise<Outcome> {
  const signedBy = readOptionalText('signedBy', input.signedBy, { most: 80 });
  const householdId = readId('householdId', input.householdId);
  const command = { householdId, reply: readText('reply', input.reply, { most: 5000 }), form: input.form, signed: signedBy !== null, statedAt: toInstant(input.statedAt) };
  return carryOut(desk, viewer, 'answerHousehold', input, (state, context) => decide(state, command, context), async (client, now) => {
    await client.query('update case_household set answered_at = $2, answer_form = $3, signed_by = $4, confirmed_at = null, outcome = null where id = $1', [householdId, new Date(now), input.form, signedBy]);
  });
}
