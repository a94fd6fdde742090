import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened } from './decide.js';

export interface AttachFile {
  /** Of the stored file. Its name, its words and its bytes stay outside: no rule reads them, and a name can hold a person's. */
  readonly attachmentId: string;
}

/** A photo stands with the case from now on (CP-35: what was found out; FA-06: what was done). */
export function attachFile(state: CaseState, { attachmentId }: AttachFile, context: DecisionContext): Decision {
  return decide('attachFile', state, {}, context, (current) => ({ refused: false, state: happened(current, 'FileAttached', context.now, { attachment: attachmentId }) }));
}
