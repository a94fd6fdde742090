import { reportUp as decide } from '@guanjia/domain';
import type { ReportUpInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readPosts, readText } from './door.js';

/** CP-05, CP-08: a report to posts above, one event each. */
export async function reportUp(desk: Desk, viewer: Viewer, input: ReportUpInput): Promise<Outcome> {
  const command = { to: readPosts(input.to), note: readText('note', input.note, { most: 5000 }) };
  return carryOut(desk, viewer, 'reportUp', input, (state, context) => decide(state, command, context));
}
