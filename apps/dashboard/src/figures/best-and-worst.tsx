import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { endsOf, type CentreRow } from './centre-rows';
import type { ColumnName } from './company-request';
import { RateCell } from './cells';

/** Of each rate the best and the worst centre, with their numbers. */
export function BestAndWorst({ rows, centres }: { rows: readonly CentreRow[]; centres: readonly Centre[] }) {
  const { t } = useTranslation('figures');
  const ends = endsOf(rows);
  return (
    <section className="card" aria-labelledby="ends">
      <h2 id="ends">{t('ends.title')}</h2>
      {ends.length === 0 ? (
        <p className="soft">{t('ends.none')}</p>
      ) : (
        <dl className="figures-facts figure-ends">
          {ends.map(({ column: { name }, best, worst }) => (
            <div key={name}>
              <dt>{t(`column.${name}`)}</dt>
              <dd>
                ▲ {t('ends.best')} <These of={best} column={name} centres={centres} />
              </dd>
              <dd>
                ▼ {t('ends.worst')} <These of={worst} column={name} centres={centres} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function These({ of, column, centres }: { of: readonly CentreRow[]; column: ColumnName; centres: readonly Centre[] }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  return of.map(({ id, points: { [column]: point } }, at) => {
    const centre = centres.find((one) => one.id === id);
    const name = centre ? say(centre.name) : id;
    return (
      point && (
        <span key={id}>
          {at > 0 && t('ends.between')}
          {name} <RateCell point={point} about={`${name} ${t(`column.${column}`)}`} />
        </span>
      )
    );
  });
}
