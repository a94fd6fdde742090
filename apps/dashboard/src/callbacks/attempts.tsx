import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import { useWords } from '../i18n/use-language';
import type { CallbackView } from './callback-verbs';

/** Who tried, how, and what came of it: evidence, and no visit (law 10). */
export function Attempts({ callback: { attempts, centre } }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  if (attempts.length === 0) return null;
  return (
    <section className="call-attempts" aria-labelledby="attempts-title">
      <h3 id="attempts-title">{t('attempts.title', { count: attempts.length })}</h3>
      <ol>
        {attempts.map(({ id, at, by, form, outcome, note, nextTryAt }) => (
          <li key={id}>
            <Moment at={at} zone={centre.zone} /> {by && say(by.name)} {t(`form.${form}`)} <b>{t(`outcome.${outcome}`)}</b>
            {note && <span className="callback-below">{note}</span>}
            {nextTryAt && (
              <span className="callback-below">
                {t('nextTry')} <Moment at={nextTryAt} zone={centre.zone} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
