import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { PERCENTS, percentTick, PeriodTick, STILL } from './axes';

export interface RatePlotProps {
  readonly width: number;
  readonly height: number;
  readonly points: readonly { readonly period: string; readonly value: number | null; readonly before: number | null; readonly text: string; readonly beforeText: string }[];
  readonly target: { readonly percent: number; readonly label: string } | null;
}

type Dot = { readonly cx?: number; readonly cy?: number; readonly value?: unknown; readonly payload?: RatePlotProps['points'][number] };

/** One rate by spans on one axis from 0 to 100 %; a span without anything is a gap, no zero. Last year is dashed, with squares. */
export function RatePlot({ width, height, points, target }: RatePlotProps) {
  const last = points.findLast(({ value }) => value !== null)?.period;
  return (
    <LineChart width={width} height={height} data={[...points]} margin={{ top: 14, right: 48, bottom: 4, left: 0 }} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--line-soft)" />
      <XAxis dataKey="period" interval={0} height={36} tick={PeriodTick} tickLine={false} stroke="var(--line)" padding={{ left: 12, right: 12 }} />
      {/* Without any data an axis is drawn, and the target with it, only where it may cut them off; with data it would cut the line at 100 % in half. */}
      <YAxis domain={[0, 100]} allowDataOverflow={last === undefined} ticks={PERCENTS} tickFormatter={percentTick} width={44} tick={{ className: 'chart-tick' }} tickLine={false} axisLine={false} />
      {target && (
        <ReferenceLine
          y={target.percent}
          className="chart-target"
          label={{ value: target.label, position: target.percent > 90 ? 'insideTopLeft' : 'insideBottomLeft', className: 'chart-target-name' }}
        />
      )}
      <Line {...STILL} dataKey="before" className="chart-before" type="linear" connectNulls={false} activeDot={false} dot={before} />
      <Line {...STILL} dataKey="value" className="chart-line" type="linear" connectNulls={false} activeDot={false} dot={(dot: Dot) => now(dot, last)} />
    </LineChart>
  );
}

function now({ cx, cy, payload }: Dot, last: string | undefined) {
  if (!payload || payload.value === null || cx === undefined || cy === undefined) return <g />;
  return (
    <g data-series="value" data-key={payload.period} data-value={payload.value}>
      <circle className="chart-point" cx={cx} cy={cy} r={payload.period === last ? 4.5 : 3}>
        <title>{`${payload.period} ${payload.text}`}</title>
      </circle>
      {payload.period === last && (
        <text className="chart-last" x={cx + 9} y={cy + 5}>
          {payload.text}
        </text>
      )}
    </g>
  );
}

function before({ cx, cy, payload }: Dot) {
  if (!payload || payload.before === null || cx === undefined || cy === undefined) return <g />;
  return (
    <rect className="chart-before-point" data-series="before" data-key={payload.period} data-value={payload.before} x={cx - 2.5} y={cy - 2.5} width={5} height={5}>
      <title>{`${payload.period} ${payload.beforeText}`}</title>
    </rect>
  );
}
