import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { ImportOutcome } from './import-file';

interface OutcomeCardProps {
  readonly outcome: ImportOutcome;
  readonly what: string;
  readonly writing: boolean;
  readonly onWrite: () => void;
  readonly onReport: () => void;
}

/** What a file would bring, or brought: counts, and each row that does not come in with what to do. */
export function OutcomeCard({ outcome, what, writing, onWrite, onReport }: OutcomeCardProps) {
  const { t } = useTranslation('imports');
  const say = useWords();
  const { fresh, known, changed, refused, rows, lines, written } = outcome;
  const left = changed + refused;
  return (
    <section className="card" aria-label={t(written ? 'step.result' : 'step.try')}>
      <h2>{t(written ? 'step.result' : 'step.try')}</h2>
      <p role="status" className={written ? 'import-done' : undefined}>
        {t(written ? (fresh > 0 ? 'written' : 'writtenNothing') : 'tried', { what, fresh, rows })}
      </p>
      <dl className="import-counts">
        {([['fresh', fresh], ['known', known], ['changed', changed], ['refused', refused]] as const).map(([name, count]) => (
          <div key={name} className={count > 0 ? `import-${name}` : undefined}>
            <dt>{t(`count.${name}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {left > 0 && (
        <>
          <div className="import-lines" tabIndex={0} role="region" aria-label={t('lines')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('row')}</th>
                  <th scope="col">{t('why')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ row, words }) => (
                  <tr key={row}>
                    <td className="number">{row}</td>
                    <td>{say(words)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {left > lines.length && <p>{t('more', { count: left - lines.length })}</p>}
        </>
      )}
      <footer>
        {left > 0 && <Button onClick={onReport}>{t('report')}</Button>}
        {!written && (
          <Button type="primary" loading={writing} disabled={fresh === 0 || writing} onClick={onWrite}>
            {fresh === 0 ? t('nothingToWrite') : t('write', { count: fresh })}
          </Button>
        )}
      </footer>
    </section>
  );
}
