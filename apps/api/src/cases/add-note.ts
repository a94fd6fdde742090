import { addNote as decide } from '@guanjia/domain';
import type { AddNoteInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** Something is written on the record, on one that is closed too (CP-30). */
export async function addNote(desk: Desk, viewer: Viewer, input: AddNoteInput): Promise<Outcome> {
  const command = { about: input.about ?? null, body: readText('body', input.body, { most: 5000 }) };
  return carryOut(desk, viewer, 'addNote', input, (state, context) => decide(state, command, context));
}
