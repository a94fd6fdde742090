import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-language';
import { SelectField } from '../../ui/inputs';
import type { ObligationView } from '../case-view';

/** A clock stands still. */
export function isPaused({ pauses }: Pick<ObligationView, 'pauses'>): boolean {
  return pauses.some(({ until }) => until === null);
}

/** Owed, earliest due first. */
export function openClocks(obligations: readonly ObligationView[], suits: (obligation: ObligationView) => boolean): ObligationView[] {
  return obligations.filter((obligation) => obligation.status === 'OPEN' && suits(obligation)).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

/** Which of a case's clocks a verb is about. */
export function ClockField({ clocks, value, onChange, error }: { clocks: readonly ObligationView[]; value: string; onChange: (id: string) => void; error: string | undefined }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  return <SelectField label={t('field.clock')} required value={value} onChange={onChange} error={error} options={clocks.map(({ id, rule, name }) => ({ value: id, label: `${rule} ${say(name)}` }))} />;
}
