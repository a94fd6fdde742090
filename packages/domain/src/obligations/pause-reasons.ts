import type { Words } from '../policy/facts.js';

/** Why a clock may stand still (law 5). The objective causes are the text's own; the others are the product's, each a wait that the company cannot shorten. */
export const PAUSE_REASONS = {
  // U 上门服务 3: "objective causes (traffic, road, no conditions for work), which are recorded as the reason".
  TRAFFIC: { zh: '交通原因', en: 'Traffic' },
  ROAD: { zh: '道路原因', en: 'Road conditions' },
  NO_CONDITIONS_FOR_WORK: { zh: '不具备作业条件', en: 'No conditions for work' },
  WAITING_FOR_RESIDENT: { zh: '等待住户', en: 'Waiting for the resident' },
  WAITING_FOR_EXTERNAL_PARTY: { zh: '等待外部单位', en: 'Waiting for an outside party' },
} as const satisfies Record<string, Words>;
export type PauseReason = keyof typeof PAUSE_REASONS;
