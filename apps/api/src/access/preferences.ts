import type { Preferences, PreferencesInput } from '@guanjia/schema';
import type { Pool } from 'pg';

/** Quiet until somebody asks for the tone: a browser plays none before the first click anyway. */
const UNSET: Preferences = { sound: false, singleKeys: true, theme: 'SYSTEM' };

export function preferencesOf(stored: Partial<Preferences>): Preferences {
  return { ...UNSET, ...stored };
}

/** Sets what is given and keeps the rest. */
export async function setPreferences(pool: Pool, personId: string, input: PreferencesInput): Promise<void> {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
  await pool.query('update person set preferences = preferences || $2::jsonb where id = $1', [personId, JSON.stringify(given)]);
}
