import type { Words } from '../policy/facts.js';

/** What a help request is about (F 4.1.1, G, M; H 2; N 4.4). A company may write others; a rule that names one of these means its key. */
export const HELP_CATEGORIES = {
  FIRST_AID: { zh: '急救病人', en: 'First aid' },
  CRIME_OR_ACCIDENT: { zh: '盗窃、打架斗殴、抢劫、凶杀、中毒、交通意外', en: 'Crime or accident' },
  DISASTER: { zh: '台风、水浸、火灾', en: 'Disaster' },
  ENVIRONMENT: { zh: '环境卫生', en: 'Environment and hygiene' },
  DAILY_LIFE: { zh: '生活服务', en: 'Daily-life services' },
  CULTURE: { zh: '文化娱乐', en: 'Culture and leisure' },
  PAID_SERVICE: { zh: '有偿服务', en: 'Paid service' },
  OTHER: { zh: '其他正常求助', en: 'Other' },
} as const satisfies Record<string, Words>;
export type HelpCategory = keyof typeof HELP_CATEGORIES;

/** C 4.1.2: what endangers life, property or public order. The lists of the texts end in 等, so a person may say otherwise of any one. */
export const SPECIAL_CATEGORIES: readonly string[] = ['FIRST_AID', 'CRIME_OR_ACCIDENT', 'DISASTER'] satisfies HelpCategory[];
