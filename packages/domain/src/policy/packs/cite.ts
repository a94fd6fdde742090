import type { Clause } from '../row.js';

/** A clause of a source of the register: its section, the text's own words, and their translation. */
export const cite = (source: string) => (section: string, zh: string, en: string): Clause => ({ source, section, words: { zh, en } });

/** What the product decides where the texts are silent; shown as such, never as a clause of theirs. */
export const product = (zh: string, en: string): Clause => ({ source: 'PRODUCT', section: '', words: { zh, en } });
