import { useEffect } from 'react';
import { readPreference, usePreference, writePreference } from './preferences';
import { useMedia } from './use-media';

export type ThemeName = 'light' | 'dark';

/** The person's choice, or else the system's; written to the document for the stylesheet. */
export function useTheme(): readonly [ThemeName, (theme: ThemeName) => void] {
  const chosen = usePreference('theme');
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const theme = themeOf(chosen, systemDark);
  useEffect(() => show(theme), [theme]);
  return [theme, (next) => writePreference('theme', next)];
}

/** Before anything is drawn: a dark house does not flash white while it is fetched. */
export function showTheme(): void {
  show(themeOf(readPreference('theme'), matchMedia('(prefers-color-scheme: dark)').matches));
}

function themeOf(chosen: string | null, systemDark: boolean): ThemeName {
  return chosen === 'light' || chosen === 'dark' ? chosen : systemDark ? 'dark' : 'light';
}

function show(theme: ThemeName): void {
  document.documentElement.dataset['theme'] = theme;
}
