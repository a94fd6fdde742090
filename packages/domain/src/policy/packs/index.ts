import type { PolicyPack } from '../row.js';
import { callbacksQ } from './callbacks/q.js';
import { complaintsK } from './complaints/k.js';
import { complaintsSK } from './complaints/s-k.js';
import { complaintsSKX } from './complaints/s-k-x.js';
import { complaintsX } from './complaints/x.js';
import { complaintsXReceived } from './complaints/x-received.js';
import { helpRequestsA } from './help-requests/a.js';
import { helpRequestsB } from './help-requests/b.js';
import { helpRequestsD } from './help-requests/d.js';
import { helpRequestsE } from './help-requests/e.js';
import { helpRequestsFCU } from './help-requests/f-c-u.js';
import { helpRequestsGM } from './help-requests/g-m.js';
import { helpRequestsH } from './help-requests/h.js';
import { helpRequestsJ } from './help-requests/j.js';
import { importsStated } from './imports/stated.js';
import { receptionP } from './reception/p.js';

/** What a centre follows that has chosen nothing else: one pack an area (register §13: S + K with the silent rows of X; F + C + U; the visits of Q). */
export const DEFAULT_PACKS: readonly PolicyPack[] = [receptionP, complaintsSKX, helpRequestsFCU, callbacksQ, importsStated];

/** The procedures that come with the product: the defaults, what they can be exchanged for, and areas that a centre takes up when it wants to. */
export const SHIPPED_PACKS: readonly PolicyPack[] = [
  ...DEFAULT_PACKS,
  complaintsSK,
  complaintsX,
  complaintsXReceived,
  complaintsK,
  helpRequestsA,
  helpRequestsB,
  helpRequestsD,
  helpRequestsE,
  helpRequestsGM,
  helpRequestsH,
  helpRequestsJ,
];
