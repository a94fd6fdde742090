import { agreeReplyTime as decide } from '@guanjia/domain';
import type { AgreeReplyTimeInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readOptionalText } from './door.js';

/** HR-18: a time for the reply, agreed with the resident; a later one than the first is an extension (law 5). */
export async function agreeReplyTime(desk: Desk, viewer: Viewer, input: AgreeReplyTimeInput): Promise<Outcome> {
  const command = {
    agreedReplyAt: input.agreedReplyAt.getTime(),
    reason: readOptionalText('reason', input.reason, { most: 1000 }),
  };
  return carryOut(desk, viewer, 'agreeReplyTime', input, (state, context) => decide(state, command, context));
}
