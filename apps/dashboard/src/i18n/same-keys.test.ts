import { describe, expect, it } from 'vitest';

const files = import.meta.glob<{ default: object }>('./*/*.json', { eager: true });

/** Plural forms differ between languages: `rows_one` and `rows_other` are one key. */
function keysOf(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'object' && child !== null ? keysOf(child, `${path}${key}.`) : [`${path}${key.replace(/_(one|other)$/, '')}`],
  );
}
const keysIn = (language: string, room: string) => [...new Set(keysOf(files[`./${language}/${room}.json`]?.default ?? {}))].sort();
const rooms = Object.keys(files).filter((name) => name.startsWith('./zh-CN/')).map((name) => name.slice('./zh-CN/'.length, -'.json'.length));

describe('both languages are complete', () => {
  it('has the same rooms in both', () => {
    const english = Object.keys(files).filter((name) => name.startsWith('./en/')).map((name) => name.slice('./en/'.length, -'.json'.length));
    expect(english.sort()).toEqual([...rooms].sort());
    expect(rooms).toContain('shell');
  });

  it.each(rooms)('%s says the same things in Chinese and in English', (room) => {
    expect(keysIn('en', room)).toEqual(keysIn('zh-CN', room));
  });

  it.each(Object.entries(files))('%s leaves no text empty', (_name, file) => {
    const texts = JSON.stringify(file.default);
    expect(texts).not.toMatch(/:\s*""/);
  });

  it.each(Object.entries(files).filter(([name]) => name.startsWith('./en/')))('%s holds no Chinese', (_name, file) => {
    expect(JSON.stringify(file.default).replaceAll('中文', '').replaceAll('管家', '')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
