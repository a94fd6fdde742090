import { replyToResident as decide } from '@guanjia/domain';
import type { ReplyToResidentInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText, toInstant } from './door.js';

/** An answer to the resident: a first reply or the definite answer. */
export async function replyToResident(desk: Desk, viewer: Viewer, input: ReplyToResidentInput): Promise<Outcome> {
  const command = {
    definite: input.definite,
    reply: readText('reply', input.reply, { most: 5000 }),
    form: input.form ?? null,
    statedAt: toInstant(input.statedAt),
  };
  return carryOut(desk, viewer, 'replyToResident', input, (state, context) => decide(state, command, context));
}
