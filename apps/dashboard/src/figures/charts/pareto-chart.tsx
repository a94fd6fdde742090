import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { percentOf } from '../../format/percent';
import { useWords } from '../../i18n/use-language';
import { keyOf } from './bar-chart';
import { ChartFrame } from './chart-frame';
import type { ChartFigure, ChartPoint } from './chart-data';
import { Meaning } from './meaning';
import { paretoOf } from './pareto';
import { RecordsLink } from './records-link';

const ParetoPlot = lazy(async () => ({ default: (await import('./plots/plots')).ParetoPlot }));
const MOST = 8;
const BAR_PX = 36;
const AXIS_PX = 36;

/** What most records are about: bars as shares of all, their running sum on the same axis. @param figure a count told apart by one dimension, `step: WHOLE` */
export function ParetoChart({ figure, title, sentence, header, most = MOST }: { figure: ChartFigure; title: string; sentence: string; header: string; most?: number }) {
  const { t } = useTranslation('charts');
  const say = useWords();
  const nameOf = ({ groups }: ChartPoint) => say(groups[0]?.name ?? figure.name);
  const bars = paretoOf(figure.points.map((point) => ({ of: point, count: point.numerator })), most).map(({ of, ...bar }) => ({
    ...bar,
    of,
    key: of.length > 1 ? 'OTHERS' : keyOf(of[0]!),
    name: of.length > 1 ? t('others', { count: of.length }) : nameOf(of[0]!),
  }));
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  const height = bars.length * BAR_PX + AXIS_PX;
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={height}
      plot={(width) => <ParetoPlot width={width} height={height} bars={bars.map(({ key, name, count, share, upTo }) => ({ key, name, value: share, upTo, text: String(count) }))} />}
      legend={<SumLegend />}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">{header}</th>
              <th scope="col">{say(figure.name)}</th>
              <th scope="col">{t('share')}</th>
              <th scope="col">{t('upTo')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, name, of, count, share, upTo }) => (
              <tr key={key} data-key={key}>
                <th scope="row">{name}</th>
                <td>{of.length > 1 ? <b>{count}</b> : <Opened point={of[0]!} name={name} />}</td>
                <td>{`${Math.floor(share)}%`}</td>
                <td>{`${Math.floor(upTo)}%`}</td>
              </tr>
            ))}
            {bars
              .filter(({ of }) => of.length > 1)
              .flatMap(({ of }) => of)
              .map((point) => (
                <tr key={keyOf(point)} className="chart-part" data-part={keyOf(point)}>
                  <th scope="row">{nameOf(point)}</th>
                  <td>
                    <Opened point={point} name={nameOf(point)} />
                  </td>
                  <td>{`${percentOf(point.numerator, all)}%`}</td>
                  <td>—</td>
                </tr>
              ))}
          </tbody>
        </table>
      }
      below={<Meaning figure={figure} />}
    />
  );
}

function Opened({ point, name }: { point: ChartPoint; name: string }) {
  return (
    <RecordsLink records={point.records} about={name}>
      <b>{point.numerator}</b>
    </RecordsLink>
  );
}

function SumLegend() {
  const { t } = useTranslation('charts');
  return (
    <p className="chart-legend" aria-hidden="true">
      <svg width="14" height="10">
        <rect className="chart-bar" width="14" height="10" />
      </svg>
      {t('share')}
      <svg width="34" height="10">
        <line className="chart-sum" x1="0" x2="34" y1="5" y2="5" />
        <rect className="chart-sum-point" x="14" y="2" width="6" height="6" transform="rotate(45 17 5)" />
      </svg>
      {t('upTo')}
    </p>
  );
}
