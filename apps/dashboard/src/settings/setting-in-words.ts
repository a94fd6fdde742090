import type { SettingUnit } from '../gql/graphql';

const IN_UNIT = { MINUTES: 'settings.inMinutes', HOURS: 'settings.inHours', DAYS: 'settings.inDays', PERCENT: 'settings.inPercent', COUNT: 'settings.inTimes' } as const satisfies Record<SettingUnit, string>;
const LABEL_WITH_UNIT = { MINUTES: 'settings.labelMinutes', HOURS: 'settings.labelHours', DAYS: 'settings.labelDays', PERCENT: 'settings.labelPercent', COUNT: 'settings.labelTimes' } as const satisfies Record<SettingUnit, string>;

/** "30 分钟", "20 %": a value in its unit, by the words of the `policies` room. */
export function settingKey(unit: SettingUnit): (typeof IN_UNIT)[SettingUnit] {
  return IN_UNIT[unit];
}

/** "“立即”的时限（分钟）": a field's name with the unit that it is written in. */
export function settingLabelKey(unit: SettingUnit): (typeof LABEL_WITH_UNIT)[SettingUnit] {
  return LABEL_WITH_UNIT[unit];
}
