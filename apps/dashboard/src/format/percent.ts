/** `7/8` as whole percents, rounded down: nobody is at the target before they are. Null where there is nothing to divide by. */
export function percentOf(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.floor((numerator * 100) / denominator);
}
