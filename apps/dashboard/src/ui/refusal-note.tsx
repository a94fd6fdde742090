import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { useClauseName } from './clause-name';
import type { Words } from '../i18n/language';
import './states.css';

export interface RefusalWords {
  readonly rule: string | null;
  readonly clause: { readonly source: string; readonly section: string; readonly words: Words } | null;
  readonly message: Words;
}

/** A rule's no: what it says, and which rule and clause say so. */
export function RefusalNote({ refusal }: { refusal: RefusalWords }) {
  const { t } = useTranslation('vocabulary');
  const say = useWords();
  const clauseName = useClauseName();
  const { rule, clause, message } = refusal;
  return (
    <div className="error-state" role="alert">
      <p>{say(message)}</p>
      {(rule ?? clause) && (
        <p>
          {t('refusedBy')} <b>{[rule, clause && clauseName(clause)].filter(Boolean).join(' · ')}</b>
          {clause && <span> {say(clause.words)}</span>}
        </p>
      )}
    </div>
  );
}
