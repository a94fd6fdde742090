import { useTranslation } from 'react-i18next';
import { Meaning } from '../figures/charts/meaning';
import { ValueCell } from '../figures/charts/value-cell';
import { useWords } from '../i18n/use-language';
import type { ChartFigureFields } from './figures-request';

/** Complaints made again (CP-26) and made by many (CP-23): two numbers, beside those of the year before. */
export function RepeatFacts({ repeated, collective }: { repeated: ChartFigureFields; collective: ChartFigureFields }) {
  const { t } = useTranslation('complaints');
  const { t: chart } = useTranslation('charts');
  const say = useWords();
  return (
    <section className="chart" aria-labelledby="repeat-facts">
      <h2 id="repeat-facts" className="chart-title">
        {t('figures.repeat.title')}
      </h2>
      <table className="repeat-facts">
        <thead>
          <tr>
            <th scope="col">{t('figures.repeat.what')}</th>
            <th scope="col">{t('figures.repeat.now')}</th>
            <th scope="col">{chart('lastYear')}</th>
          </tr>
        </thead>
        <tbody>
          {[repeated, collective].map((figure) => {
            const point = figure.points[0];
            return (
              <tr key={figure.key} data-key={figure.key}>
                <th scope="row">
                  {say(figure.name)} <Meaning figure={figure} />
                </th>
                <td>{point && <ValueCell unit={figure.unit} point={point} about={say(figure.name)} />}</td>
                <td>{point?.before && <ValueCell unit={figure.unit} point={point.before} about={say(figure.name)} lastYear />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
