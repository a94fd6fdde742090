import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lengthText } from '../format/remaining';
import type { FigureRecordsQuery } from '../gql/graphql';
import { useLanguage, useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { useValueText } from './charts/value-text';

type Opened = FigureRecordsQuery['figureRecords']['figure'];

/** What the number is: of which span and groups, by which moment, what of what, and what it leaves out. */
export function AboutNumber({ figure, total }: { figure: Opened; total: number }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const language = useLanguage();
  const text = useValueText();
  const clauseName = useClauseName();
  const { points: [point], unit, basis, counts, of, exclusions, target, clause } = figure;
  if (!point) return null;
  return (
    <section className="card about-number" aria-label={t('about.title')}>
      <p className="about-number-value">
        <b>{text(unit, point)}</b>
        {unit === 'PERCENT' && <span>{t('about.share', { numerator: point.numerator, denominator: point.denominator })}</span>}
        {unit === 'MINUTES' && point.p90 !== null && <span>{t('times.p90', { length: lengthText(point.p90 * 60_000, language) })}</span>}
        {target !== null && (
          <span className="soft">
            {t('target', { percent: target })} {clause && clauseName(clause)}
          </span>
        )}
      </p>
      <dl className="figures-facts">
        <Fact name={t('about.span')}>{spanText(point.period)}</Fact>
        <Fact name={t('about.basis')}>{t(`basis.${basis}`)}</Fact>
        {point.groups.map(({ dimension, name }) => (
          <Fact key={dimension} name={t(`dimension.${dimension}`)}>
            {say(name)}
          </Fact>
        ))}
        {unit === 'PERCENT' ? (
          <>
            <Fact name={t('about.numerator')}>
              {say(counts)} <b>{point.numerator}</b>
            </Fact>
            <Fact name={t('about.denominator')}>
              {say(of)} <b>{point.denominator}</b>
            </Fact>
          </>
        ) : (
          <Fact name={t('about.counted')}>
            {say(counts)} <b>{point.numerator}</b>
          </Fact>
        )}
        {exclusions.length > 0 && (
          <Fact name={t('about.exclusions')}>
            {exclusions.map((words) => (
              <span key={words.zh} className="about-exclusion">
                {say(words)}
              </span>
            ))}
          </Fact>
        )}
      </dl>
      {unit === 'PERCENT' && total !== point.denominator && <p className="soft">{t('about.more', { count: total, denominator: point.denominator })}</p>}
    </section>
  );
}

/** `2026-10/2026-12`; of a single month that month. */
function spanText(span: string): string {
  const [from, until] = span.split('/');
  return until === undefined || until === from ? (from ?? span) : span;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
