import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { shortTimeIn } from '../format/time';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import type { Preview } from './use-preview';

/** The time limits that would open if it were saved now, by the engine. */
export function Foreseen({ preview, zone }: { preview: Preview | 'FAILED' | null; zone: string }) {
  const { t } = useTranslation('reception');
  const say = useWords();
  const clauseName = useClauseName();
  const now = useServerNow();
  const owed = preview === null || preview === 'FAILED' ? [] : preview.obligations;
  return (
    <section className="card" aria-labelledby="foreseen-title">
      <h2 id="foreseen-title">{t('foreseen.title')}</h2>
      {preview === 'FAILED' ? <p className="soft">{t('foreseen.failed')}</p> : owed.length === 0 && <p className="soft">{t(preview === null ? 'foreseen.none' : 'foreseen.nothing')}</p>}
      {owed.length > 0 && (
        <ul className="open-cases">
          {owed.map(({ rule, name, dueAt, owedBy, clauses }) => (
            <li key={rule}>
              <b>{say(name)}</b>
              <span>
                {t('foreseen.due', { at: shortTimeIn(zone, Date.parse(dueAt), now) })} · {owedBy.map((post) => say(post.name)).join(' · ')}
              </span>
              <span className="soft">
                {rule} · {clauses.map(clauseName).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
