import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './compile.js';
import { ALL_SETTING_KEYS, completeSettings, settingProblems, SETTING_FACTS, settingsAt } from './settings.js';

describe('what the texts leave to the company', () => {
  it('the product’s own lie within the bounds', () => expect(settingProblems(DEFAULT_SETTINGS)).toEqual([]));

  it.each(ALL_SETTING_KEYS.flatMap((key) => {
    const { least, most } = SETTING_FACTS[key];
    return [[key, least, true], [key, most, true], [key, least - 1, false], [key, most + 1, false], [key, least + 0.5, false], [key, Number.NaN, false]] as const;
  }))('%s of %d: %s', (key, value, allowed) => expect(settingProblems({ [key]: value }).length === 0).toBe(allowed));

  it('one that does not exist is named', () => expect(settingProblems({ teaBreak: 5 })[0]!.message.en).toContain('teaBreak'));

  it('a change holds from its moment on, and leaves alone what it does not name', () => {
    const changes = [{ from: 200, values: { classifyWithin: 60 } }, { from: 100, values: { immediateLimit: 10 } }];
    expect(settingsAt(changes, 99)).toEqual(DEFAULT_SETTINGS);
    expect(settingsAt(changes, 100)).toEqual({ ...DEFAULT_SETTINGS, immediateLimit: 10 });
    expect(settingsAt(changes, 200)).toEqual({ ...DEFAULT_SETTINGS, immediateLimit: 10, classifyWithin: 60 });
  });

  it('no bounds let the least that is set pass the most', () => {
    expect(SETTING_FACTS.warnLeast.most).toBeLessThanOrEqual(SETTING_FACTS.warnMost.least);
    expect(SETTING_FACTS.escalateLeast.most).toBeLessThanOrEqual(SETTING_FACTS.escalateMost.least);
  });

  it('law 4: a set stored before a setting existed goes on with what held then', () => {
    expect(completeSettings({ immediateLimit: 10, classifyWithin: 60 })).toEqual({ ...DEFAULT_SETTINGS, immediateLimit: 10, classifyWithin: 60 });
  });

  it('register §13: "at the same time" is 72 hours and "repeatedly" twice before, also by a set stored with all that there was before', () => {
    const { collectiveWindow, repeatsForMajor, ...before } = DEFAULT_SETTINGS;
    expect({ collectiveWindow, repeatsForMajor }).toEqual({ collectiveWindow: 72, repeatsForMajor: 2 });
    expect(completeSettings({ ...before, warnShare: 30 })).toEqual({ ...DEFAULT_SETTINGS, warnShare: 30 });
  });

  it('what is out of bounds is refused with its unit', () => {
    expect(settingProblems({ collectiveWindow: 337, repeatsForMajor: 0 }).map(({ message }) => message.en)).toEqual([expect.stringContaining('whole number of hours from 1 to 336'), expect.stringContaining('whole number of times from 1 to 10')]);
  });
});
