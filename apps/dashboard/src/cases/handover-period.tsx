import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { RuleChip } from '../ui/rule-chip';
import type { CaseView } from './case-view';

/** HR-16 (B 3.2–3.3): which period of the unit's hand-over applied on the day of reception, and by which clause. */
export function HandoverPeriod({ handover }: { handover: NonNullable<CaseView['handover']> }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const clauseName = useClauseName();
  const { handedOverOn, freeServiceUntil, warrantyUntil, freeServiceApplies, warrantyApplies, clauses } = handover;
  return (
    <>
      {freeServiceApplies ? t('handover.free', { until: freeServiceUntil }) : warrantyApplies ? t('handover.warranty', { until: warrantyUntil }) : t('handover.past', { until: warrantyUntil })}
      <span className="soft"> {t('handover.on', { day: handedOverOn })} </span>
      <RuleChip rule="HR-16" clause={clauses.map(clauseName).join(' · ')} name={clauses.map(({ words }) => say(words)).join(' ')} />
    </>
  );
}
