import type { SettingUnit } from '../gql/graphql';

/** "30 分钟", "20 %": a value in its unit, by the words of the `policies` room. */
export function settingKey(unit: SettingUnit): 'settings.inMinutes' | 'settings.inPercent' {
  return unit === 'PERCENT' ? 'settings.inPercent' : 'settings.inMinutes';
}
