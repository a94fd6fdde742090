import type { Words } from './facts.js';

/** Of what a share of visits is counted (Q 4.1.2), for each centre and month. */
export const CALLBACK_GROUPS = ['COMPLAINT', 'CONTRACTED_SERVICE', 'FIRST_AID', 'REPAIR', 'HELP_REQUEST', 'COMMUNITY_EVENT', 'OTHER'] as const;
export type CallbackGroup = (typeof CALLBACK_GROUPS)[number];

export const CALLBACK_GROUP_NAMES: Readonly<Record<CallbackGroup, Words>> = {
  COMPLAINT: { zh: '投诉', en: 'Complaints' },
  CONTRACTED_SERVICE: { zh: '特约服务', en: 'Contracted services' },
  FIRST_AID: { zh: '急救', en: 'First aid' },
  REPAIR: { zh: '日常维修', en: 'Repairs' },
  HELP_REQUEST: { zh: '求助', en: 'Help requests' },
  COMMUNITY_EVENT: { zh: '社区活动', en: 'Community events' },
  OTHER: { zh: '其他服务', en: 'Other services' },
};
