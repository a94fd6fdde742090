import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { BEHIND, PeriodTick, STILL } from './axes';
import { BarShape } from './bar-shape';

export interface MonthsPlotProps {
  readonly width: number;
  readonly height: number;
  /** `mark` leads to the note below. */
  readonly bars: readonly { readonly key: string; readonly value: number; readonly text: string; readonly mark: string }[];
  readonly median: { readonly value: number; readonly label: string } | null;
  readonly tickOf: (value: number) => string;
}

/** Columns by months with their numbers, the median as a line with its name. */
export function MonthsPlot({ width, height, bars, median, tickOf }: MonthsPlotProps) {
  const drawn = (bar: BarShapeProps) => {
    const { text, mark } = bar.payload as MonthsPlotProps['bars'][number];
    return (
      <g>
        <BarShape {...bar} />
        <text className="chart-number" x={bar.x + bar.width / 2} y={bar.y - 5} textAnchor="middle">
          {text}
          {mark && <tspan className="chart-mark">{` ${mark}`}</tspan>}
        </text>
      </g>
    );
  };
  return (
    <BarChart width={width} height={height} data={[...bars]} margin={{ top: 22, right: 12, bottom: 4, left: 0 }} barCategoryGap="22%" accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--line-soft)" />
      <XAxis dataKey="key" interval={0} height={36} tick={PeriodTick} tickLine={false} stroke="var(--line)" />
      <YAxis allowDecimals={false} width={56} tick={{ className: 'chart-tick' }} tickFormatter={tickOf} tickLine={false} axisLine={false} />
      <Bar {...STILL} dataKey="value" maxBarSize={44} activeBar={false} shape={drawn} />
      {median && <ReferenceLine {...BEHIND} y={median.value} className="chart-target" label={{ value: median.label, position: 'insideBottomLeft', className: 'chart-target-name' }} />}
    </BarChart>
  );
}
