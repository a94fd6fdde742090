import type { Words } from './facts.js';
import { DEFAULT_SETTINGS } from './compile.js';
import { SETTING_KEYS, type SettingKey, type Settings } from './term.js';

export interface SettingFacts {
  readonly name: Words;
  readonly about: Words;
  /** In minutes. */
  readonly least: number;
  readonly most: number;
}

/** What each limit that the texts leave open decides, and between which bounds a company may set it. */
export const SETTING_FACTS = {
  immediateLimit: {
    name: { zh: '“立即”的时限', en: 'What "at once" means' },
    about: { zh: '条款写“立即”“马上”而没有分钟数的,按此计时。', en: 'Where a clause says "at once" and gives no minutes.' },
    // An hour is not "at once" any more in anybody's reading.
    least: 1,
    most: 60,
  },
  classifyWithin: {
    name: { zh: '投诉定性时限', en: 'Time to classify a complaint' },
    about: { zh: '投诉受理后须在此时间内定性(CP-34);其他投诉时限都取决于类别。', en: 'A complaint is classified within this time of its reception (CP-34); every other limit of it hangs on the class.' },
    // Half of the shortest limit that hangs on the class (CP-05, 12 hours): later, the class would come too late to be of use.
    least: 5,
    most: 360,
  },
} as const satisfies Record<SettingKey, SettingFacts>;

/** A change of some limits from a moment on (ms); what is not named goes on as it is. */
export interface SettingsChange {
  readonly from: number;
  readonly values: Partial<Settings>;
}

/** The limits that hold at a moment: the changes up to it, one after the other, over those of the beginning. */
export function settingsAt(changes: readonly SettingsChange[], moment: number, beginning: Settings = DEFAULT_SETTINGS): Settings {
  const past = changes.filter(({ from }) => from <= moment).toSorted((one, other) => one.from - other.from);
  return past.reduce<Settings>((settings, { values }) => ({ ...settings, ...values }), beginning);
}

/** What is wrong with new limits, each by its key; nothing where they may be set so. */
export function settingProblems(values: Readonly<Record<string, number>>): { readonly key: string; readonly message: Words }[] {
  return Object.entries(values).flatMap(([key, minutes]) => {
    if (!(SETTING_KEYS as readonly string[]).includes(key)) return [{ key, message: { zh: `没有设置“${key}”。`, en: `There is no setting "${key}".` } }];
    const { least, most, name } = SETTING_FACTS[key as SettingKey];
    if (Number.isInteger(minutes) && minutes >= least && minutes <= most) return [];
    return [{ key, message: { zh: `“${name.zh}”须为 ${least} 至 ${most} 的整数分钟。`, en: `"${name.en}" must be a whole number of minutes from ${least} to ${most}.` } }];
  });
}
