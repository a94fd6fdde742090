import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty } from './refusal.js';

export interface CaptionFile {
  readonly attachmentId: string;
  readonly caption: string;
}

/** What a photo shows is said otherwise. The new words stand in the timeline too, so that the former ones are not lost. */
export function captionFile(state: CaseState, { attachmentId, caption }: CaptionFile, context: DecisionContext): Decision {
  return decide('captionFile', state, {}, context, (current) => {
    const unsaid = empty(caption, '照片说明', 'what the photo shows');
    if (unsaid) return unsaid;
    const text = noted('NOTE', caption, context);
    return { refused: false, state: happened(current, 'FileCaptioned', context.now, { attachment: attachmentId, ...text.facts }), notes: [text.note] };
  });
}

export interface RemoveFile {
  readonly attachmentId: string;
  readonly reason: string;
}

/** A photo stands with the case no more, for a reason; that it did, who removed it and why stays in the timeline. */
export function removeFile(state: CaseState, { attachmentId, reason }: RemoveFile, context: DecisionContext): Decision {
  return decide('removeFile', state, {}, context, (current) => {
    const unexplained = empty(reason, '理由', 'the reason');
    if (unexplained) return unexplained;
    const text = noted('REASON', reason, context);
    return { refused: false, state: happened(current, 'FileRemoved', context.now, { attachment: attachmentId, ...text.facts }), notes: [text.note] };
  });
}
