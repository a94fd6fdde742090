import { SETTING_FACTS, SETTING_KEYS, settingsAt, DEFAULT_SETTINGS, type Settings } from '@guanjia/domain';
import type { CompanySettings, LimitValue, PolicyAdoption } from '@guanjia/schema';
import type { Database } from '../database/database.js';
import { settingsChanges } from './company-settings.js';
import { centresOf } from './find-policies.js';
import { followedVersions, inForceAt, loadAdoptions, type StoredAdoption } from './load-adoptions.js';

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
      limits: limitValues(row.settings),
      recordedBy: row.recordedBy && (language === 'en' ? row.recordedBy.en : row.recordedBy.zh),
    }));
  });
}

/** The company's limits, today and planned. */
export async function companySettingsView(database: Database, language: string): Promise<CompanySettings> {
  const [changes, clock] = await Promise.all([settingsChanges(database.pool), database.pool.query<{ now: Date }>('select app_now() as now')]);
  const now = clock.rows[0]!.now.getTime();
  const today = settingsAt(changes, now);
  return {
    limits: SETTING_KEYS.map((key) => ({ key, ...SETTING_FACTS[key], minutes: today[key], standard: DEFAULT_SETTINGS[key] })),
    changes: changes.toReversed().map(({ from, values, reason, recordedBy }) => ({
      from, future: from > now, limits: limitValues(values), reason, recordedBy: recordedBy && (language === 'en' ? recordedBy.en : recordedBy.zh),
    })),
  };
}

function limitValues(settings: Partial<Settings>): LimitValue[] {
  return SETTING_KEYS.flatMap((key) => {
    const minutes = settings[key];
    return minutes === undefined ? [] : [{ key, name: SETTING_FACTS[key].name, minutes }];
  });
}

function changedAreas(before: StoredAdoption | undefined, row: StoredAdoption): string[] {
  const areas = new Set([...Object.keys(before?.areas ?? {}), ...Object.keys(row.areas)]);
  return [...areas].filter((area) => (before?.areas[area] ?? []).join() !== (row.areas[area] ?? []).join()).toSorted();
}
