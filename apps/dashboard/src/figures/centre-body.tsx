import { useTranslation } from 'react-i18next';
import { LevelMarks } from '../ui/level-marks';
import { useWords } from '../i18n/use-language';
import { CountCell } from './cells';
import type { OF_PERIOD } from './centre-request';
import { keyOf, pointOf, type Figure } from './figure-set';
import { STRENGTHS } from './limit-rows';
import { RateTile } from './rate-tile';

export type PeriodFigures = Readonly<Record<keyof typeof OF_PERIOD, Figure>>;

/** The rates of the period against their targets; MUST and SHOULD apart. */
export function RateTiles({ figures }: { figures: PeriodFigures }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const { callbacks, homeVisits, satisfaction, kept, duties } = figures;
  return (
    <section className="figure-tiles" aria-label={t('rates')}>
      {[callbacks, homeVisits, satisfaction].map((figure) => (
        <RateTile key={figure.key} figure={figure} point={pointOf(figure)} name={say(figure.name)} />
      ))}
      {STRENGTHS.map((strength) => (
        <RateTile key={strength} figure={kept} point={pointOf(kept, { STRENGTH: strength })} name={t(`strength.${strength}`)} />
      ))}
      <RateTile figure={duties} point={pointOf(duties)} name={say(duties.name)} />
    </section>
  );
}

/** Escalations by how far they went. */
export function Escalations({ figures: { escalations } }: { figures: PeriodFigures }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  return (
    <section className="card" aria-labelledby="escalations">
      <h2 id="escalations">{say(escalations.name)}</h2>
      {escalations.points.length === 0 ? (
        <p className="soft">{t('escalations.none')}</p>
      ) : (
        <ul className="escalations">
          {escalations.points.map((point) => {
            const level = Number(keyOf(point, 'LEVEL'));
            return (
              <li key={level}>
                <LevelMarks level={level} /> <span>{t('escalations.level', { level })}</span> <CountCell point={point} about={t('escalations.level', { level })} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
