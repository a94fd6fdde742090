import type { PolicyPack } from '../row.js';
import { complaintsSK } from './complaints/s-k.js';
import { importsStated } from './imports/stated.js';
import { receptionP } from './reception/p.js';

/** The procedures that come with the product; each area's first one is its default. */
export const SHIPPED_PACKS: readonly PolicyPack[] = [receptionP, complaintsSK, importsStated];
