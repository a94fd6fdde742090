import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './compile.js';
import { settingProblems, SETTING_FACTS, settingsAt } from './settings.js';
import { SETTING_KEYS } from './term.js';

describe('limits that the texts leave to the company', () => {
  it('the product’s own lie within the bounds', () => expect(settingProblems(DEFAULT_SETTINGS)).toEqual([]));

  it.each(SETTING_KEYS.flatMap((key) => {
    const { least, most } = SETTING_FACTS[key];
    return [[key, least, true], [key, most, true], [key, least - 1, false], [key, most + 1, false], [key, least + 0.5, false], [key, Number.NaN, false]] as const;
  }))('%s of %d minutes: %s', (key, minutes, allowed) => expect(settingProblems({ [key]: minutes }).length === 0).toBe(allowed));

  it('one that does not exist is named', () => expect(settingProblems({ teaBreak: 5 })[0]!.message.en).toContain('teaBreak'));

  it('a change holds from its moment on, and leaves alone what it does not name', () => {
    const changes = [{ from: 200, values: { classifyWithin: 60 } }, { from: 100, values: { immediateLimit: 10 } }];
    expect(settingsAt(changes, 99)).toEqual(DEFAULT_SETTINGS);
    expect(settingsAt(changes, 100)).toEqual({ ...DEFAULT_SETTINGS, immediateLimit: 10 });
    expect(settingsAt(changes, 200)).toEqual({ ...DEFAULT_SETTINGS, immediateLimit: 10, classifyWithin: 60 });
  });
});
