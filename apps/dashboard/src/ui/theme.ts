import { useEffect, useSyncExternalStore } from 'react';
import { usePreference, writePreference } from './preferences';

export type ThemeName = 'light' | 'dark';

const darkWanted = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  darkWanted.addEventListener('change', listener);
  return () => darkWanted.removeEventListener('change', listener);
}

/** The person's choice, or else the system's; written to the document for the stylesheet. */
export function useTheme(): readonly [ThemeName, (theme: ThemeName) => void] {
  const chosen = usePreference('theme');
  const systemDark = useSyncExternalStore(subscribe, () => darkWanted.matches);
  const theme: ThemeName = chosen === 'light' || chosen === 'dark' ? chosen : systemDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, (next) => writePreference('theme', next)];
}
