import { useSyncExternalStore } from 'react';

/** What a person sets. This browser keeps a copy, so that it holds before anybody is asked; sound, keys and theme are the person's on every device (keep-preferences.ts). */
export type Preference = 'language' | 'theme' | 'single-keys' | 'sound' | 'centres';

const listeners = new Set<(name: Preference, value: string) => void>();

export function readPreference(name: Preference): string | null {
  try {
    return localStorage.getItem(`guanjia.${name}`);
  } catch {
    return null; // a browser that keeps nothing still works
  }
}

export function writePreference(name: Preference, value: string): void {
  try {
    localStorage.setItem(`guanjia.${name}`, value);
  } catch {
    // see above: the setting then lasts as long as the page
  }
  for (const listener of listeners) listener(name, value);
}

/** Hears of each preference that is written. @returns ends it */
export function onPreference(listener: (name: Preference, value: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreference(name: Preference): string | null {
  return useSyncExternalStore(onPreference, () => readPreference(name));
}
