/** In whole per cent, rounded down, so that nobody is at a target before they are; null: there is nothing to count. */
export function wholePercent(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.floor((numerator * 100) / denominator);
}
