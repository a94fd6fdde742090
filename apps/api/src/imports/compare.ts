import type { JudgedCase } from './judge.js';

/** A figure of the file set against the product's own. */
export interface Difference {
  readonly row: number;
  readonly sourceKey: string;
  readonly stated: string;
  readonly judged: string;
}

export interface Comparison {
  /** Rows that carry the file's own figure. */
  readonly stated: number;
  readonly reproduced: number;
  readonly differences: readonly Difference[];
}

/** The product's verdicts beside the file's own labels. */
export const compareLabels = (judged: readonly JudgedCase[]): Comparison => compare(judged, ({ record }) => record.statedLabel, ({ verdict }) => verdict);

/** The days to reply as counted here beside those of the file. */
export const compareReplyDays = (judged: readonly JudgedCase[]): Comparison =>
  compare(judged, ({ record }) => record.statedReplyDays, ({ replyDays }) => replyDays);

function compare<Figure>(judged: readonly JudgedCase[], statedOf: (one: JudgedCase) => Figure | null, judgedOf: (one: JudgedCase) => Figure | null): Comparison {
  const stated = judged.filter((one) => statedOf(one) !== null);
  const differences = stated
    .filter((one) => statedOf(one) !== judgedOf(one))
    .map((one) => ({ row: one.record.row, sourceKey: one.record.sourceKey, stated: String(statedOf(one)), judged: String(judgedOf(one) ?? '–') }));
  return { stated: stated.length, reproduced: stated.length - differences.length, differences };
}
