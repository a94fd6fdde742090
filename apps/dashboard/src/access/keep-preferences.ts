import type { ApolloClient } from '@apollo/client';
import { SetPreferencesDocument, type PreferencesInput } from '../gql/graphql';
import type { SignedIn } from './viewer';
import { onPreference, readPreference, writePreference, type Preference } from '../ui/preferences';

const ON_OFF = (value: string) => value === 'on';
const THEMES = { light: 'LIGHT', dark: 'DARK', system: 'SYSTEM' } as const;

/** What a preference of this browser is called on the server; the others are this browser's alone. */
const KEPT: Partial<Record<Preference, (value: string) => PreferencesInput>> = {
  sound: (value) => ({ sound: ON_OFF(value) }),
  'single-keys': (value) => ({ singleKeys: ON_OFF(value) }),
  theme: (value) => ({ theme: THEMES[value as keyof typeof THEMES] ?? 'SYSTEM' }),
};

/** What the person set on another device holds here too. SYSTEM is "as the device is set": a theme that was chosen in this browser alone stays. */
export function showPreferences({ sound, singleKeys, theme }: SignedIn['preferences']): void {
  const told = { sound: sound ? 'on' : 'off', 'single-keys': singleKeys ? 'on' : 'off', ...(theme !== 'SYSTEM' && { theme: theme.toLowerCase() }) };
  for (const [name, value] of Object.entries(told) as [Preference, string][]) {
    if (readPreference(name) !== value) writePreference(name, value);
  }
}

/** From now on what is set on any screen is kept on the server. What cannot be sent holds in this browser; the next sign-in shows the last one kept. @returns ends it */
export function keepPreferences(client: Pick<ApolloClient, 'mutate'>): () => void {
  return onPreference((name, value) => {
    const input = KEPT[name]?.(value);
    if (input) void client.mutate({ mutation: SetPreferencesDocument, variables: { input } }).catch(() => undefined);
  });
}
