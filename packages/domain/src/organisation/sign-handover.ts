import type { Words } from '../policy/facts.js';

export interface WaitingHandover {
  readonly handedOverBy: string;
  readonly signedBy: string | null;
}

/** Who may take a shift over: another person than who left it, once (law 10: nobody closes their own check). Null: this person may sign. */
export function whyNotSign({ handedOverBy, signedBy }: WaitingHandover, personId: string): Words | null {
  if (signedBy !== null) return { zh: '这次交接班已经签收。', en: 'This hand-over has been signed already.' };
  if (handedOverBy === personId) return { zh: '交班人不能为自己签收，请由接班人签收。', en: 'Who hands over cannot sign for it. Have the next shift sign.' };
  return null;
}
