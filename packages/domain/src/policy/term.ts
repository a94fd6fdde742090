/**
 * How long an obligation runs, counted from the row's `clockFrom`.
 * - `elapsed`: natural time (a 24-hour desk).
 * - `days`, `weeks`, `months`: the same wall-clock time that many days, weeks or months later, in the centre's time zone; a month that has no such day
 *   ends on its last one. Under a pack's `dayCounting: 'CALENDAR'`, `days` leaves the starting day out and ends at 24:00 of the last.
 * - `fact`: the moment that a fact of the case names (an agreed reply time, the resident's own limit); `otherwise` where the fact is missing.
 * - `setting`: a limit that the text leaves open ("at once"): the company's own setting, shown as "setting, not clause".
 */
export type Term =
  | { readonly kind: 'elapsed'; readonly hours: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'weeks'; readonly weeks: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'fact'; readonly fact: string; readonly otherwise?: Term }
  | { readonly kind: 'setting'; readonly setting: SettingKey };

/** Limits that the texts leave to the company; in minutes. */
export const SETTING_KEYS = ['immediateLimit', 'classifyWithin'] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];
export type Settings = Readonly<Record<SettingKey, number>>;
