import { useTranslation } from 'react-i18next';
import { lengthText } from '../format/remaining';
import { useLanguage, useWords } from '../i18n/use-language';
import { TIMES, type TimeKey } from './attainment-request';
import { keyOf, pointOf, type Figure, type Point } from './figure-set';
import { NOTHING, useFigureText } from './figure-text';
import { RecordsLink } from './charts/records-link';

const MINUTE_MS = 60_000;

type Figures = Readonly<Record<TimeKey | `${TimeKey}_BY_KIND`, Figure>>;

/** From reception to what was done, by kind of matter: half took no longer than the first, nine in ten no longer than the second. */
export function TimesTable({ figures }: { figures: Figures }) {
  const { t } = useTranslation('figures');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const kinds = [...new Set(TIMES.flatMap((key) => figures[`${key}_BY_KIND`].points.map((point) => keyOf(point, 'KIND'))))];
  const rows = [{ kind: null, name: t('all') }, ...kinds.map((kind) => ({ kind, name: term(`kind.${kind as 'REPAIR'}`) }))];
  return (
    <section className="card" aria-labelledby="times">
      <h2 id="times">{t('times.title')}</h2>
      <p className="soft">{t('times.about')}</p>
      <div className="figures-scroll" tabIndex={0} role="region" aria-labelledby="times">
        <table className="number-table times-table">
          <thead>
            <tr>
              <th scope="col">{t('times.kind')}</th>
              {TIMES.map((key) => (
                <th key={key} scope="col">
                  {say(figures[key].name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, name }) => (
              <tr key={kind ?? ''}>
                <th scope="row">{name}</th>
                {TIMES.map((key) => (
                  <td key={key}>
                    <Took point={kind === null ? pointOf(figures[key]) : pointOf(figures[`${key}_BY_KIND`], { KIND: kind })} what={`${name} ${say(figures[key].name)}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Took({ point, what }: { point: Point | undefined; what: string }) {
  const { t } = useTranslation('figures');
  const text = useFigureText();
  const language = useLanguage();
  if (!point || point.value === null) return <span className="soft">{NOTHING}</span>;
  const change = text.change('MINUTES', point, point.before);
  return (
    <>
      <RecordsLink records={point.records} about={what}>
        <b>{lengthText(point.value * MINUTE_MS, language)}</b>
      </RecordsLink>
      <small className="soft figure-below">
        {t('times.below', { length: lengthText((point.p90 ?? point.value) * MINUTE_MS, language), count: point.numerator })}
        {point.before && change && (
          <>
            {' · '}
            <RecordsLink records={point.before.records} about={what} lastYear>{`${t('lastYear')} ${change}`}</RecordsLink>
          </>
        )}
      </small>
    </>
  );
}
