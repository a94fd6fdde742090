import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis, type BarShapeProps, type YAxisTickContentProps } from 'recharts';
import { BEHIND, PERCENTS, percentTick, NameTick, STILL } from './axes';
import { BarShape, Hatch } from './bar-shape';

export interface BarPlotProps {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly { readonly key: string; readonly name: string; readonly value: number; readonly text: string; readonly short: boolean }[];
  readonly percent: boolean;
  readonly target: { readonly percent: number; readonly label: string } | null;
}

/** Horizontal bars with their numbers; what is short of the target is hatched. */
export function BarPlot({ width, height, bars, percent, target }: BarPlotProps) {
  const names = new Map(bars.map(({ key, name }) => [key, name]));
  const hatch = useId();
  const nameOf = (key: string) => names.get(key) ?? key;
  return (
    <BarChart layout="vertical" width={width} height={height} data={[...bars]} margin={{ top: target ? 20 : 4, right: 84, bottom: 0, left: 0 }} barCategoryGap="24%" accessibilityLayer={false}>
      <Hatch id={hatch} />
      <CartesianGrid horizontal={false} stroke="var(--line-soft)" />
      <XAxis type="number" domain={[0, percent ? 100 : 'auto']} allowDecimals={false} height={24} tick={{ className: 'chart-tick' }} tickLine={false} stroke="var(--line)" {...(percent && { ticks: PERCENTS, tickFormatter: percentTick })} />
      <YAxis type="category" dataKey="key" interval={0} width={Math.min(260, Math.round(width * 0.38))} tick={(tick: YAxisTickContentProps) => <NameTick {...tick} nameOf={nameOf} />} tickLine={false} stroke="var(--line)" />
      <Bar {...STILL} dataKey="value" maxBarSize={22} activeBar={false} shape={(bar: BarShapeProps) => <BarShape {...bar} hatch={hatch} numbered />} />
      {target && <ReferenceLine {...BEHIND} x={target.percent} className="chart-target" label={{ value: target.label, position: 'top', className: 'chart-target-name' }} />}
    </BarChart>
  );
}
