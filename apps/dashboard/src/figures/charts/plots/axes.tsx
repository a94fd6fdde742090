import type { XAxisTickContentProps, YAxisTickContentProps } from 'recharts';
import { periodLines } from '../period-ticks';

/** Drawn once, without moving. */
export const STILL = { isAnimationActive: false } as const;
/** A line that bars and their numbers are not struck through by. */
export const BEHIND = { zIndex: 100 } as const;
export const PERCENTS = [0, 25, 50, 75, 100];
export const percentTick = (percent: number): string => `${percent}%`;

export function PeriodTick({ x, y, payload, index }: XAxisTickContentProps) {
  return (
    <text className="chart-tick" x={x} y={Number(y) + 12} textAnchor="middle">
      {periodLines(String(payload.value), index === 0).map((line, at) => (
        <tspan key={line} x={x} dy={at === 0 ? 0 : 14}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const LINE_PX = 15;

/** A name beside its bar, in two lines at most; the table has the whole of it. */
export function NameTick({ x, y, payload, width, nameOf }: YAxisTickContentProps & { nameOf: (key: string) => string }) {
  const name = nameOf(String(payload.value));
  const lines = inLines(name, Number(width) - 8);
  return (
    <text className="chart-tick" x={x} y={Number(y) + 4 - ((lines.length - 1) * LINE_PX) / 2} textAnchor="end">
      <title>{name}</title>
      {lines.map((line, at) => (
        <tspan key={line} x={x} dy={at === 0 ? 0 : LINE_PX}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const WIDE_PX = 13;
const NARROW_PX = 7;

/** Broken at a blank where there is one; Chinese anywhere. */
export function inLines(name: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of name.match(/[\x21-\x7e]+ ?|./gu) ?? []) {
    const line = lines.at(-1) ?? '';
    if (line === '' || widthOf(line + word.trimEnd()) <= width) lines[lines.length - 1] = line + word;
    else lines.push(word);
  }
  const [first = '', second, third] = lines.map((line) => line.trim());
  if (second === undefined) return [first];
  return [first, third === undefined ? second : `${second}…`];
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? WIDE_PX : NARROW_PX), 0);
}
