import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Explanation } from './explanation';
import { ordered } from './obligation-order';
import { ObligationClock } from './obligation-clock';
import type { CaseView, ObligationView } from './case-view';

/** What is owed and was owed, each by its own clock. @param onAcknowledge null where the person's posts may not */
export function ObligationsCard({ work, onAcknowledge }: { work: CaseView; onAcknowledge: ((obligation: ObligationView) => void) | null }) {
  const { t } = useTranslation('cases');
  const [explained, setExplained] = useState<string | null>(null);
  const { shown, ended } = ordered(work.obligations);
  const clocks = (obligations: readonly ObligationView[]) => (
    <ul className="obligations">
      {obligations.map((obligation) => (
        <ObligationClock
          key={obligation.id}
          obligation={obligation}
          zone={work.centre.zone}
          onExplain={() => setExplained(obligation.id)}
          onAcknowledge={onAcknowledge && (() => onAcknowledge(obligation))}
        />
      ))}
    </ul>
  );
  return (
    <section className="card" aria-labelledby="obligations-title">
      <h2 id="obligations-title">{t('obligations')}</h2>
      {shown.length === 0 && <p className="soft">{t('obligation.none')}</p>}
      {shown.length > 0 && clocks(shown)}
      {ended.length > 0 && (
        <details>
          <summary>{t('obligation.ended', { count: ended.length })}</summary>
          {clocks(ended)}
        </details>
      )}
      {explained !== null && <Explanation id={explained} zone={work.centre.zone} onClose={() => setExplained(null)} />}
    </section>
  );
}
