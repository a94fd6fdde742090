import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-language';
import { ChartFrame } from './chart-frame';
import { MOST_DRAWN, type ChartFigure, type ChartPoint } from './chart-data';
import { Meaning } from './meaning';
import { ValueCell } from './value-cell';
import { partsText, useValueText } from './value-text';

const BarPlot = lazy(async () => ({ default: (await import('./plots/plots')).BarPlot }));
const BAR_PX = 34;
const AXIS_PX = 48;

interface Props {
  /** Told apart by one dimension, one span: `step: WHOLE`. */
  readonly figure: ChartFigure;
  readonly title: string;
  readonly sentence: string;
  /** Over the names: "规则". */
  readonly header: string;
  /** GIVEN: as the points come; else the greatest first. */
  readonly order?: 'GREATEST_FIRST' | 'GIVEN';
  /** How many are missing, in the room's own words. */
  readonly gapText?: (gap: number) => string;
  readonly nameOf?: (point: ChartPoint) => string;
  /** Of so many bars the first ones are drawn; the table has all. */
  readonly most?: number;
  /** The table under the drawing instead of beside it. */
  readonly stacked?: boolean;
}

/** Horizontal bars with numbers, and the table of the same; percentages on an axis to 100. */
export function BarChart({ figure, title, sentence, header, order = 'GREATEST_FIRST', gapText, nameOf, most = 20, stacked = false }: Props) {
  const { t } = useTranslation('charts');
  const say = useWords();
  const text = useValueText();
  const { unit, target } = figure;
  const missing = gapText ?? ((gap: number) => t('gap', { count: gap }));
  const name = nameOf ?? ((point: ChartPoint) => say(point.groups[0]?.name ?? figure.name));
  const points = order === 'GIVEN' ? figure.points : figure.points.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const bars = points
    .filter(({ value }) => value !== null)
    .slice(0, Math.min(most, MOST_DRAWN))
    .map((point) => ({ key: keyOf(point), name: name(point), value: point.value ?? 0, text: [text(unit, point), partsText(unit, point)].join(' ').trim(), short: (point.gap ?? 0) > 0 }));
  const height = bars.length * BAR_PX + AXIS_PX;
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={height}
      stacked={stacked}
      plot={(width) => (
        <BarPlot
          width={width}
          height={height}
          bars={bars}
          percent={unit === 'PERCENT'}
          target={unit === 'PERCENT' && target !== null ? { percent: target, label: t('target', { percent: target }) } : null}
        />
      )}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">{header}</th>
              <th scope="col">{say(figure.name)}</th>
              {unit === 'MINUTES' && <th scope="col">{t('p90')}</th>}
              {target !== null && <th scope="col">{t('toTarget')}</th>}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={keyOf(point)} data-key={keyOf(point)}>
                <th scope="row">{name(point)}</th>
                <td>
                  <ValueCell unit={unit} point={point} about={name(point)} />
                </td>
                {unit === 'MINUTES' && <td>{point.p90 === null ? '—' : text('MINUTES', { ...point, value: point.p90 })}</td>}
                {target !== null && <td>{point.gap !== null && (point.gap > 0 ? <b className="chart-short">{missing(point.gap)}</b> : <span className="soft">{t('reached')}</span>)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      }
      below={<Meaning figure={figure} />}
    />
  );
}

export function keyOf({ groups, period }: ChartPoint): string {
  return groups.length > 0 ? groups.map(({ key }) => key).join(' ') : period;
}
