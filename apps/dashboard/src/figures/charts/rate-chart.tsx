import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-language';
import { ChartFrame } from './chart-frame';
import { hasLastYear, type ChartFigure, type ChartPoint } from './chart-data';
import { Meaning } from './meaning';
import { useRateSentence } from './rate-sentence';
import { ValueCell } from './value-cell';
import { useValueText } from './value-text';

const RatePlot = lazy(async () => ({ default: (await import('./plots/plots')).RatePlot }));
const HEIGHT = 300;

/**
 * A percentage by spans: line, target, last year, and the table of the same numbers.
 * @param title over the chart; left out: the figure's name
 * @param sentence what the data say; left out: the newest value with its target, gap and last year
 * @param gapText how many are missing, in the room's own words: "2 户"
 */
export function RateChart({ figure, title, sentence, gapText }: { figure: ChartFigure; title?: string; sentence?: string; gapText?: (gap: number) => string }) {
  const { t } = useTranslation('charts');
  const say = useWords();
  const text = useValueText();
  const ownSentence = useRateSentence();
  const missing = gapText ?? ((gap: number) => t('gap', { count: gap }));
  const { points, target, unit } = figure;
  const lastYear = hasLastYear(points);
  return (
    <ChartFrame
      title={title ?? say(figure.name)}
      sentence={sentence ?? ownSentence(figure, missing)}
      height={HEIGHT}
      plot={(width) => (
        <RatePlot
          width={width}
          height={HEIGHT}
          target={target === null ? null : { percent: target, label: t('target', { percent: target }) }}
          points={points.map((point) => ({ period: point.period, value: point.value, before: point.before?.value ?? null, text: text(unit, point), beforeText: point.before ? text(unit, point.before) : '' }))}
        />
      )}
      legend={lastYear ? <LastYearLegend /> : null}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              <th scope="col">{say(figure.name)}</th>
              {target !== null && <th scope="col">{t('toTarget')}</th>}
              {lastYear && <th scope="col">{t('lastYear')}</th>}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.period} data-key={point.period}>
                <th scope="row" className="chart-period">{point.period}</th>
                <td>
                  <ValueCell unit={unit} point={point} about={`${point.period} ${say(figure.name)}`} />
                </td>
                {target !== null && <td>{toTarget(point, missing, t('reached'))}</td>}
                {lastYear && <td data-before>{point.before && <ValueCell unit={unit} point={point.before} about={`${point.period} ${say(figure.name)}`} lastYear />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      }
      below={<Meaning figure={figure} />}
    />
  );
}

function toTarget({ value, gap }: ChartPoint, missing: (gap: number) => string, reached: string) {
  if (value === null || gap === null) return null;
  return gap > 0 ? <b className="chart-short">{missing(gap)}</b> : <span className="soft">{reached}</span>;
}

function LastYearLegend() {
  const { t } = useTranslation('charts');
  return (
    <p className="chart-legend" aria-hidden="true">
      <svg width="34" height="10">
        <line className="chart-line" x1="0" x2="34" y1="5" y2="5" />
        <circle className="chart-point" cx="17" cy="5" r="3.5" />
      </svg>
      {t('thisYear')}
      <svg width="34" height="10">
        <line className="chart-before" x1="0" x2="34" y1="5" y2="5" />
        <rect className="chart-before-point" x="14.5" y="2.5" width="5" height="5" />
      </svg>
      {t('lastYear')}
    </p>
  );
}
