import type { Words } from './facts.js';

/** What values a fact can have: a fixed list, yes or no, a moment, any text (a company's own rows), or the key of a post or of a row. */
export type FactValues = readonly string[] | 'BOOLEAN' | 'MOMENT' | 'TEXT' | 'POST' | 'RULE';

export interface KnownFact {
  readonly name: Words;
  readonly values: FactValues;
  /** A ladder's SET_FACT may set it. */
  readonly settable?: boolean;
}
export type KnownFacts = Readonly<Record<string, KnownFact>>;

export const moment = (zh: string, en: string): KnownFact => ({ name: { zh, en }, values: 'MOMENT' });
export const yesNo = (zh: string, en: string): KnownFact => ({ name: { zh, en }, values: 'BOOLEAN' });
export const post = (zh: string, en: string): KnownFact => ({ name: { zh, en }, values: 'POST' });
export const text = (zh: string, en: string): KnownFact => ({ name: { zh, en }, values: 'TEXT' });
export const oneOf = (zh: string, en: string, values: readonly string[]): KnownFact => ({ name: { zh, en }, values });
