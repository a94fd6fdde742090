import type { Words } from '@guanjia/domain';

/** The file, the mapping or the command as a whole cannot be used: nothing is imported. Says what is wrong, where, and what to do, in both languages. */
export class UnusableInput extends Error {
  constructor(readonly words: Words) {
    super(words.en);
    this.name = 'UnusableInput';
  }
}

export const words = (zh: string, en: string): Words => ({ zh, en });

/** A value as a message shows it: quoted, invisible characters spelt out, cut at 40 characters. */
export function shown(value: string): string {
  const visible = value.replace(/[\p{C}\u2028\u2029]/gu, (c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`);
  return `"${visible.length > 40 ? `${visible.slice(0, 39)}…` : visible}"`;
}
