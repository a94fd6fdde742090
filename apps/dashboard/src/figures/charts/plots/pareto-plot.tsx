import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis, type BarShapeProps, type YAxisTickContentProps } from 'recharts';
import { NameTick, PERCENTS, percentTick, STILL } from './axes';
import { BarShape } from './bar-shape';

export interface ParetoPlotProps {
  readonly width: number;
  readonly height: number;
  /** Shares and their running sum, both in per cent of all. */
  readonly bars: readonly { readonly key: string; readonly name: string; readonly value: number; readonly upTo: number; readonly text: string }[];
}

type Dot = { readonly cx?: number; readonly cy?: number; readonly payload?: ParetoPlotProps['bars'][number] };

/** The greatest first, each as its share of all, and how much they are together: one axis for both. Their numbers stand with the names, clear of the line. */
export function ParetoPlot({ width, height, bars }: ParetoPlotProps) {
  const names = new Map(bars.map(({ key, name, text }) => [key, `${name} ${text}`]));
  const nameOf = (key: string) => names.get(key) ?? key;
  return (
    <ComposedChart layout="vertical" width={width} height={height} data={[...bars]} margin={{ top: 4, right: 52, bottom: 0, left: 0 }} barCategoryGap="24%" accessibilityLayer={false}>
      <CartesianGrid horizontal={false} stroke="var(--line-soft)" />
      <XAxis type="number" domain={[0, 100]} ticks={PERCENTS} tickFormatter={percentTick} height={24} tick={{ className: 'chart-tick' }} tickLine={false} stroke="var(--line)" />
      <YAxis type="category" dataKey="key" interval={0} width={Math.min(180, Math.round(width * 0.32))} tick={(tick: YAxisTickContentProps) => <NameTick {...tick} nameOf={nameOf} />} tickLine={false} stroke="var(--line)" />
      <Bar {...STILL} dataKey="value" maxBarSize={22} activeBar={false} shape={(bar: BarShapeProps) => <BarShape {...bar} />} />
      <Line {...STILL} dataKey="upTo" className="chart-sum" type="linear" activeDot={false} dot={sum} />
    </ComposedChart>
  );
}

function sum({ cx, cy, payload }: Dot) {
  if (!payload || cx === undefined || cy === undefined) return <g />;
  const text = `${Math.floor(payload.upTo)}%`;
  return (
    <g data-series="sum" data-key={payload.key} data-value={payload.upTo}>
      <rect className="chart-sum-point" x={cx - 3} y={cy - 3} width={6} height={6} transform={`rotate(45 ${cx} ${cy})`}>
        <title>{`${payload.name} ${text}`}</title>
      </rect>
      <text className="chart-tick" x={cx + 8} y={cy + 4}>
        {text}
      </text>
    </g>
  );
}
