import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-language';
import { ChartFrame } from './chart-frame';
import { hasLastYear, medianOf, spansOfMedian, type ChartFigure } from './chart-data';
import { Meaning } from './meaning';
import { ValueCell } from './value-cell';
import { useValueText } from './value-text';

const MonthsPlot = lazy(async () => ({ default: (await import('./plots/plots')).MonthsPlot }));
const HEIGHT = 300;
const MARKS = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫';

interface Props {
  /** A count, or a length of time, by spans and told apart by nothing. */
  readonly figure: ChartFigure;
  readonly title: string;
  readonly sentence: string;
  /** What is to be said of single spans, by their period: marked at the column, said below and in the table. */
  readonly notes?: ReadonlyMap<string, string>;
  /** Not over yet: left out of the median. */
  readonly running?: string | null;
}

/** Columns by months, their median, and notes. */
export function MonthsChart({ figure, title, sentence, notes = new Map(), running = null }: Props) {
  const { t } = useTranslation('charts');
  const say = useWords();
  const text = useValueText();
  const { unit, points } = figure;
  const median = medianOf(spansOfMedian(points, running).flatMap(({ value }) => (value === null ? [] : [value])));
  const noted = points.filter(({ period }) => notes.has(period)).map(({ period }) => period);
  const markOf = (period: string) => MARKS[noted.indexOf(period)] ?? '';
  const textOf = (value: number) => text(unit, { value, numerator: value, denominator: value });
  const lastYear = hasLastYear(points);
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={HEIGHT}
      plot={(width) => (
        <MonthsPlot
          width={width}
          height={HEIGHT}
          bars={points.map((point) => ({ key: point.period, value: point.value ?? 0, text: text(unit, point), mark: markOf(point.period) }))}
          median={median === null ? null : { value: median, label: t('median', { value: textOf(median) }) }}
          tickOf={textOf}
        />
      )}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              <th scope="col">{say(figure.name)}</th>
              {unit === 'MINUTES' && <th scope="col">{t('p90')}</th>}
              {lastYear && <th scope="col">{t('lastYear')}</th>}
              {noted.length > 0 && <th scope="col" className="chart-note">{t('note')}</th>}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.period} data-key={point.period}>
                <th scope="row" className="chart-period">{point.period}</th>
                <td>
                  <ValueCell unit={unit} point={point} about={`${point.period} ${title}`} />
                </td>
                {unit === 'MINUTES' && <td>{point.p90 === null ? '—' : textOf(point.p90)}</td>}
                {lastYear && <td data-before>{point.before && <ValueCell unit={unit} point={point.before} about={`${point.period} ${title}`} lastYear />}</td>}
                {noted.length > 0 && <td className="chart-note">{notes.has(point.period) && `${markOf(point.period)} ${notes.get(point.period)}`}</td>}
              </tr>
            ))}
            {median !== null && (
              <tr className="chart-median">
                <th scope="row">{t('medianName')}</th>
                <td data-median>{textOf(median)}</td>
              </tr>
            )}
          </tbody>
        </table>
      }
      below={<Meaning figure={figure} />}
    />
  );
}
