import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { ValueCell } from './charts/value-cell';
import type { PeriodFigures } from './centre-body';
import type { Figure, Point } from './figure-set';
import { NOTHING } from './figure-text';
import { OfVersion } from './of-version';

interface Difference {
  readonly figure: Figure;
  readonly frozen: Point | undefined;
  readonly now: Point | undefined;
}

/** Where the month is counted otherwise now than when it was frozen; both numbers open their records. */
export function Differences({ version, frozen, now }: { version: string; frozen: PeriodFigures; now: PeriodFigures }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const found = differencesOf(frozen, now);
  return (
    <section className="card" aria-labelledby="differences">
      <h2 id="differences">{t('frozen.differences')}</h2>
      {found.length === 0 ? (
        <p>{t('frozen.same')}</p>
      ) : (
        <div className="figures-scroll" tabIndex={0} role="region" aria-labelledby="differences">
          <table className="number-table">
            <thead>
              <tr>
                <th scope="col">{t('volume.what')}</th>
                <th scope="col">{t('frozen.then')}</th>
                <th scope="col">{t('frozen.now')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ figure, frozen: then, now: is }) => {
                const name = [say(figure.name), ...((then ?? is)?.groups ?? []).map((group) => say(group.name))].join(' · ');
                return (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>
                      <OfVersion version={version}>{then ? <ValueCell unit={figure.unit} point={then} about={`${name} ${t('frozen.then')}`} /> : NOTHING}</OfVersion>
                    </td>
                    <td>{is ? <ValueCell unit={figure.unit} point={is} about={`${name} ${t('frozen.now')}`} /> : NOTHING}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** All numbers of which either the value or what it is made of differs. */
function differencesOf(frozen: PeriodFigures, now: PeriodFigures): Difference[] {
  return (Object.keys(frozen) as (keyof PeriodFigures)[]).flatMap((name) => {
    // By the hour is told by the sum already.
    if (name === 'load') return [];
    const groups = new Map<string, { frozen?: Point; now?: Point }>();
    for (const point of frozen[name].points) groups.set(groupKey(point), { frozen: point });
    for (const point of now[name].points) groups.set(groupKey(point), { ...groups.get(groupKey(point)), now: point });
    return [...groups.values()].flatMap(({ frozen: then, now: is }) => (made(then) === made(is) ? [] : [{ figure: frozen[name], frozen: then, now: is }]));
  });
}

const groupKey = ({ groups }: Point): string => groups.map(({ dimension, key }) => `${dimension}=${key}`).join();
const made = (point: Point | undefined): string => (point && point.denominator + point.numerator > 0 ? `${point.numerator}/${point.denominator} ${point.value}` : '');
