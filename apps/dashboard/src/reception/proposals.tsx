import { useTranslation } from 'react-i18next';
import { useCategoryName } from '../cases/use-category-name';
import { useClauseName } from '../ui/clause-name';
import { acceptedProposal, type Draft } from './draft';
import type { Proposed } from './use-preview';

/** What the words point to, each with the words and the clause; the desk takes it with one key or leaves it. */
export function Proposals({ proposed, draft, change }: { proposed: Proposed; draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation('reception');
  const { t: term } = useTranslation('vocabulary');
  const categoryName = useCategoryName();
  const clauseName = useClauseName();
  const { kind, category, urgent, severity } = proposed;
  if (!kind && !urgent && !severity) return null;
  const lines = [
    kind && { label: t('proposal.kind'), value: [term(`kind.${kind}`), category && categoryName(category)].filter(Boolean).join(' · '), reason: proposed.kindReason },
    urgent && { label: t('proposal.urgency'), value: term('urgent'), reason: proposed.urgentReason },
    severity && { label: t('proposal.severity'), value: `${term(`severity.${severity}`)}${t('proposal.whenClassified')}`, reason: proposed.severityReason },
  ].filter((line) => !!line);
  const taken = Object.keys(acceptedProposal(draft, proposed)).length === 0;
  return (
    <section className="proposals" aria-label={t('proposal.title')}>
      <ul>
        {lines.map(({ label, value, reason }) => (
          <li key={label}>
            {label} <b>{value}</b>
            {reason && <span className="soft"> {t('proposal.because', { words: reason.words.map((word) => t('proposal.word', { word })).join(t('proposal.comma')), clause: clauseName(reason.clause) })}</span>}
          </li>
        ))}
      </ul>
      {!taken && (
        <button type="button" className="text-button" onClick={() => change(acceptedProposal(draft, proposed))}>
          {t('proposal.take')} <kbd aria-hidden="true">Alt+0</kbd>
        </button>
      )}
    </section>
  );
}
