import { useEffect } from 'react';
import { usePreference, writePreference } from './preferences';
import { useMedia } from './use-media';

export type ThemeName = 'light' | 'dark';

/** The person's choice, or else the system's; written to the document for the stylesheet. */
export function useTheme(): readonly [ThemeName, (theme: ThemeName) => void] {
  const chosen = usePreference('theme');
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const theme: ThemeName = chosen === 'light' || chosen === 'dark' ? chosen : systemDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, (next) => writePreference('theme', next)];
}
