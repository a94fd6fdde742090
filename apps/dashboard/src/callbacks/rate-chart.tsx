import { useTranslation } from 'react-i18next';

export interface MonthPoint {
  /** `2026-10` */
  readonly month: string;
  /** Null: nothing to count in that month. */
  readonly percent: number | null;
}

const WIDTH = 640;
const HEIGHT = 168;
const LEFT = 48;
const RIGHT = 56;
const TOP = 12;
const BOTTOM = 26;

/** One rate by months on an axis from 0 to 100 %, the target's name on its line, the last value at its point. The table beside says the same in figures. */
export function RateChart({ title, points, target }: { title: string; points: readonly MonthPoint[]; target: number | null }) {
  const { t } = useTranslation('callbacks');
  const x = (at: number) => LEFT + (points.length < 2 ? 0.5 : at / (points.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (percent: number) => TOP + (1 - percent / 100) * (HEIGHT - TOP - BOTTOM);
  const spans = unbroken(points);
  const last = points.findLastIndex(({ percent }) => percent !== null);
  return (
    <figure className="rate-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('chart.of', { name: title })}>
        {[0, 50, 100].map((percent) => (
          <g key={percent} className="chart-grid">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(percent)} y2={y(percent)} />
            <text x={LEFT - 6} y={y(percent) + 4} textAnchor="end">{`${percent}%`}</text>
          </g>
        ))}
        {target !== null && (
          <g className="chart-target">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(target)} y2={y(target)} />
            <text x={LEFT + 4} y={y(target) + (target > 90 ? 13 : -5)}>
              {t('rate.target', { percent: target })}
            </text>
          </g>
        )}
        {spans.map((span) => (
          <polyline key={span[0]} className="chart-line" points={span.map((at) => `${x(at)},${y(points[at]?.percent ?? 0)}`).join(' ')} />
        ))}
        {points.map(({ month, percent }, at) => percent !== null && <circle key={month} className="chart-point" cx={x(at)} cy={y(percent)} r={at === last ? 4 : 2.5} />)}
        {last >= 0 && (
          <text className="chart-last" x={x(last) + 8} y={y(points[last]?.percent ?? 0) + 4}>{`${points[last]?.percent}%`}</text>
        )}
        {points.map(({ month }, at) => named(points, at) && <text key={month} className="chart-month" x={x(at)} y={HEIGHT - 8} textAnchor="middle">{month}</text>)}
      </svg>
    </figure>
  );
}

/** The first and the last month have their names, and a January that stands clear of both. */
function named(points: readonly MonthPoint[], at: number): boolean {
  const last = points.length - 1;
  return at === 0 || at === last || (points[at]?.month.endsWith('-01') === true && at > 1 && at < last - 1);
}

/** Places of points in rows without a gap: a month without anything is no zero. */
function unbroken(points: readonly MonthPoint[]): number[][] {
  return points.reduce<number[][]>((spans, { percent }, at) => {
    if (percent === null) return [...spans, []];
    const open = spans.at(-1) ?? [];
    return [...spans.slice(0, -1), [...open, at]];
  }, []).filter(({ length }) => length > 0);
}
