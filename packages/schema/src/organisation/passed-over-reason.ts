import type { PassedOverReason as Reason } from '@guanjia/domain';
import { enumType } from '../enum-type.js';

/** Why a post was passed over (law 9). */
export type PassedOverReason = Reason;
export const PassedOverReason = enumType<PassedOverReason>('PassedOverReason', 'Why a post was passed over (law 9).', {
  VACANT: 'Nobody held it.',
  OFF_DUTY: 'By its roster nobody was on duty.',
  AWAY: 'Who was on duty was away.',
});
