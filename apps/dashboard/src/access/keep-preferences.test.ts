// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPreference, writePreference } from '../ui/preferences';
import { keepPreferences, showPreferences } from './keep-preferences';

const server = () => ({ mutate: vi.fn().mockResolvedValue({}) });
const inputs = ({ mutate }: ReturnType<typeof server>) => mutate.mock.calls.map(([options]) => (options as { variables: { input: object } }).variables.input);

describe('preferences are the person\'s, not the browser\'s', () => {
  beforeEach(() => localStorage.clear());

  it('what was set elsewhere holds here before a screen is drawn', () => {
    writePreference('sound', 'on');
    showPreferences({ sound: false, singleKeys: false, theme: 'DARK' });
    expect(['sound', 'single-keys', 'theme'].map((name) => readPreference(name as 'sound'))).toEqual(['off', 'off', 'dark']);
  });

  it('a theme of this browser stays while the person has none', () => {
    localStorage.setItem('guanjia.theme', 'dark');
    showPreferences({ sound: false, singleKeys: true, theme: 'SYSTEM' });
    expect(readPreference('theme')).toBe('dark');
    showPreferences({ sound: false, singleKeys: true, theme: 'LIGHT' });
    expect(readPreference('theme')).toBe('light');
  });

  it('what is set on a screen goes to the server; the language and the scope have their own ways', () => {
    const client = server();
    const end = keepPreferences(client);
    writePreference('sound', 'on');
    writePreference('single-keys', 'off');
    writePreference('theme', 'light');
    writePreference('theme', 'system');
    writePreference('language', 'en');
    writePreference('centres', 'YH');
    expect(inputs(client)).toEqual([{ sound: true }, { singleKeys: false }, { theme: 'LIGHT' }, { theme: 'SYSTEM' }]);
    end();
    writePreference('sound', 'off');
    expect(client.mutate).toHaveBeenCalledTimes(4);
  });

  it('a server that cannot be reached takes nothing away here', async () => {
    const client = { mutate: vi.fn().mockRejectedValue(new Error('away')) };
    const end = keepPreferences(client);
    writePreference('sound', 'on');
    await Promise.resolve();
    expect(readPreference('sound')).toBe('on');
    end();
  });
});
