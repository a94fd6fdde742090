import { ALL_SETTING_KEYS, DEFAULT_SETTINGS, LADDER_KEYS, SETTING_FACTS, SETTING_KEYS, settingsAt, type AllSettings } from '@guanjia/domain';
import type { CompanySettings, LimitValue, PolicyAdoption } from '@guanjia/schema';
import type { Database } from '../database/database.js';
import { settingsChanges } from './company-settings.js';
import { centresOf } from './find-policies.js';
import { followedVersions, inForceAt, loadAdoptions, type StoredAdoption } from './load-adoptions.js';
import { companyQuietHours } from './quiet-hours.js';

/** What these centres follow now and will follow, by centre and time; what is past is not told. */
export async function adoptionViews(database: Database, centreIds: readonly string[], language: string): Promise<PolicyAdoption[]> {
  const [{ now, rows }, centres] = await Promise.all([loadAdoptions(database.pool, centreIds), centresOf(database, centreIds)]);
  return centres.flatMap((centre) => {
    const own = rows.filter(({ centreId }) => centreId === centre.id);
    const present = inForceAt(own, now);
    return own.slice(Math.max(0, present ? own.indexOf(present) : 0)).map((row): PolicyAdoption => ({
      centre,
      from: row.from,
      future: row.from > now,
      policies: followedVersions(row.versions).map(({ key, area, name, version }) => ({ key, area, name, version })),
      changedAreas: changedAreas(own[own.indexOf(row) - 1], row),
      limits: limitValues(worthTelling(row.settings)),
      recordedBy: row.recordedBy && (language === 'en' ? row.recordedBy.en : row.recordedBy.zh),
    }));
  });
}

/** What the company has set, today and planned. */
export async function companySettingsView(database: Database, language: string): Promise<CompanySettings> {
  const [changes, quietHours, clock] = await Promise.all([settingsChanges(database.pool), companyQuietHours(database.pool), database.pool.query<{ now: Date }>('select app_now() as now')]);
  const now = clock.rows[0]!.now.getTime();
  const today = settingsAt(changes, now);
  return {
    quietHours,
    limits: ALL_SETTING_KEYS.map((key) => ({ key, ...SETTING_FACTS[key], value: today[key], standard: DEFAULT_SETTINGS[key], ladder: (LADDER_KEYS as readonly string[]).includes(key) })),
    changes: changes.toReversed().map(({ from, values, reason, recordedBy }) => ({
      from, future: from > now, limits: limitValues(values), reason, recordedBy: recordedBy && (language === 'en' ? recordedBy.en : recordedBy.zh),
    })),
  };
}

function limitValues(settings: Partial<AllSettings>): LimitValue[] {
  return ALL_SETTING_KEYS.flatMap((key) => {
    const value = settings[key];
    const { name, unit } = SETTING_FACTS[key];
    return value === undefined ? [] : [{ key, name, unit, value }];
  });
}

/** The limits, and of ladder and proposals what the company has set otherwise than the product. */
function worthTelling(settings: AllSettings): Partial<AllSettings> {
  return Object.fromEntries(ALL_SETTING_KEYS.filter((key) => (SETTING_KEYS as readonly string[]).includes(key) || settings[key] !== DEFAULT_SETTINGS[key]).map((key) => [key, settings[key]]));
}

function changedAreas(before: StoredAdoption | undefined, row: StoredAdoption): string[] {
  const areas = new Set([...Object.keys(before?.areas ?? {}), ...Object.keys(row.areas)]);
  return [...areas].filter((area) => (before?.areas[area] ?? []).join() !== (row.areas[area] ?? []).join()).toSorted();
}
