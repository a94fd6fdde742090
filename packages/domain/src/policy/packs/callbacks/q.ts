import type { PolicyPack } from '../../row.js';
import { GUARDS } from './guards.js';
import { QUOTAS } from './quotas.js';
import { RECORDS } from './records.js';
import { VISITS } from './visits.js';

/** 回访管理标准作业规程（九）: what is visited, by when, by whom and how, and what becomes of the record. */
export const callbacksQ: PolicyPack = {
  key: 'callbacks/q',
  area: 'CALLBACKS',
  name: { zh: '回访管理标准作业规程', en: 'Follow-up visits' },
  rows: [...QUOTAS, ...VISITS, ...GUARDS, ...RECORDS],
};
