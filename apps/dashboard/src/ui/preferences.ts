import { useSyncExternalStore } from 'react';

/** What a person sets for this browser; everything else lives in the address or on the server. */
type Preference = 'language' | 'theme' | 'single-keys' | 'sound' | 'centres';

const listeners = new Set<() => void>();

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
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreference(name: Preference): string | null {
  return useSyncExternalStore(subscribe, () => readPreference(name));
}
