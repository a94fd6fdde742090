import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-language';
import { useClauseName } from '../../ui/clause-name';
import type { ChartFigure } from './chart-data';

/** How a figure is counted: what of what, by which month, without what, and who sets its target. Told on demand; on paper always. */
export function Meaning({ figure: { counts, of, unit, basis, exclusions, target, clause } }: { figure: ChartFigure }) {
  const { t } = useTranslation('charts');
  const say = useWords();
  const clauseName = useClauseName();
  return (
    <details className="chart-meaning">
      <summary>{t('meaning')}</summary>
      <p>{t(unit === 'PERCENT' ? 'countsOf' : 'counts', { counts: say(counts), of: say(of) })}</p>
      <p>{t(`basis.${basis}`)}</p>
      {exclusions.map((exclusion) => (
        <p key={exclusion.en}>{say(exclusion)}</p>
      ))}
      {target !== null && <p>{t('target', { percent: target })}</p>}
      {clause && <p>{t('clause', { clause: clauseName(clause), words: say(clause.words) })}</p>}
    </details>
  );
}
