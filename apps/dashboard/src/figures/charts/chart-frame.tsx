import { Suspense, useId, useRef, type ReactNode } from 'react';
import { useWidth } from './use-width';
import './charts.css';
import './charts-print.css';

export interface FrameProps {
  readonly title: string;
  /** What the data say. */
  readonly sentence: string;
  /** In pixels; kept free while the drawing is fetched. */
  readonly height: number;
  /** The library that draws is fetched with the first drawing, never with a page's own script. */
  readonly plot: (width: number) => ReactNode;
  readonly table: ReactNode;
  /** What lines and shapes stand for, where there is more than one. */
  readonly legend?: ReactNode;
  readonly below?: ReactNode;
  /** The table under the drawing instead of beside it. */
  readonly stacked?: boolean;
}

/** A drawing under a sentence, and beside it a table of the same values: nobody has to read either alone. */
export function ChartFrame({ title, sentence, height, plot, table, legend, below, stacked = false }: FrameProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const id = useId();
  return (
    <figure className={stacked ? 'chart chart-stacked' : 'chart'} aria-labelledby={id}>
      <figcaption id={id}>
        <b className="chart-title">{title}</b> <span>{sentence}</span>
      </figcaption>
      <div className="chart-body">
        <div className="chart-drawing">
          {legend}
          <div className="chart-plot" ref={place} role="img" aria-label={sentence} style={{ minHeight: height }}>
            <Suspense fallback={null}>{plot(width)}</Suspense>
          </div>
        </div>
        <div className="chart-scroll" tabIndex={0} role="region" aria-label={title}>
          {table}
        </div>
      </div>
      {below}
    </figure>
  );
}
