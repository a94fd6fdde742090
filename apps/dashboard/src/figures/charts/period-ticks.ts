/** The short name of a span below an axis, in one or two lines: the month or quarter, and its year where a row of them begins and where the year turns. */
export function periodLines(period: string, first: boolean): readonly string[] {
  const [year = period, part] = [period.slice(0, 4), period.slice(5)];
  if (!part || period.includes('/')) return [period];
  const name = part.startsWith('Q') ? part : String(Number(part));
  // Beside the turn of the year two years would lie over each other.
  return (first && part !== '12' && part !== 'Q4') || part === '01' || part === 'Q1' ? [name, year] : [name];
}
