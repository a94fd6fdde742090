import { NOTE_SUBJECTS, type CaseState, type Decision, type DecisionContext, type NoteSubject } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

export interface AddNote {
  readonly about?: NoteSubject | null;
  readonly body: string;
}

/** Something is written on the record; also on one that is closed: a lesson often comes late. */
export function addNote(state: CaseState, command: AddNote, context: DecisionContext): Decision {
  const about = command.about ?? 'OTHER';
  return decide('addNote', state, { about }, context, (current) => {
    if (!NOTE_SUBJECTS.includes(about)) return refuse(`没有“${about}”这类记录。`, `There is no note about "${about}".`);
    const unsaid = empty(command.body, '内容', 'what is to be noted');
    if (unsaid) return unsaid;
    const text = noted('NOTE', command.body, context);
    return { refused: false, state: happened(current, 'NoteAdded', context.now, { about, ...text.facts }), notes: [text.note] };
  });
}
