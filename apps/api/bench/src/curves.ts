export interface Curve {
  readonly name: string;
  /** `x` cases; `y` cost against the first point. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 360, 52, 44, 250, 40];
// Told apart by colour and by dash, on white and on black.
const COLOURS = ['#3b82f6', '#f97316', '#16a34a', '#dc2626', '#a855f7', '#64748b', '#0891b2'];
const STYLES = [...COLOURS, ...COLOURS].map((colour, place) => ({ colour, dash: place % 2 === 0 ? 'none' : '6 4' }));

/** Growth as lines over powers of ten, both axes logarithmic, with a line at the goal. */
export function drawCurves(curves: readonly Curve[], { goal, title }: { goal: number; title: string }): string {
  const all = curves.flatMap(({ points }) => points);
  const [left, right] = [Math.log10(Math.min(...all.map(({ x }) => x))), Math.log10(Math.max(...all.map(({ x }) => x)) + 1)];
  const [low, high] = [Math.log2(Math.min(0.5, ...all.map(({ y }) => y))), Math.log2(Math.max(2, ...all.map(({ y }) => y)))];
  const x = (value: number) => LEFT + ((Math.log10(value) - left) / Math.max(right - left, 0.01)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + ((high - Math.log2(value)) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const text = (at: [number, number], words: string, anchor: 'start' | 'middle' | 'end') => `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
  const level = (value: number, style: string) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" ${style}/>`;
  const levels = Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, place) => 2 ** (Math.ceil(low) + place));
  // Names beside the ends of the lines, apart from each other.
  let free = -Infinity;
  const ends = curves
    .map((curve, place) => ({ curve, style: STYLES[place % STYLES.length]!, at: y(curve.points.at(-1)!.y) }))
    .sort((a, b) => a.at - b.at)
    .map((end) => ({ ...end, at: (free = Math.max(end.at, free + 17)) }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" fill="#64748b" role="img" aria-label="${title}">`,
    text([LEFT, 20], title, 'start'),
    ...levels.map((value) => `${level(value, 'stroke="#64748b" stroke-opacity="0.25"')}${text([LEFT - 8, y(value) + 4], `${value} ×`, 'end')}`),
    `${level(goal, 'stroke="#dc2626" stroke-dasharray="2 3"')}${text([LEFT - 8, y(goal) + 4], `${goal} ×`, 'end')}`,
    ...curves[0]!.points.map(({ x: cases }) => text([x(cases), HEIGHT - 16], cases.toLocaleString('en'), 'middle')),
    ...ends.map(
      ({ curve, style, at }) =>
        `<polyline fill="none" stroke="${style.colour}" stroke-width="2" stroke-dasharray="${style.dash}" points="${curve.points.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ')}"/>` +
        `<text x="${WIDTH - RIGHT + 10}" y="${(at + 4).toFixed(1)}" fill="${style.colour}">${curve.name}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}
