import { useTranslation } from 'react-i18next';
import type { CaseKind, Channel } from '../gql/graphql';
import { CHANNELS, KINDS } from '../cases/vocabulary-order';
import { ChoiceBar } from '../ui/choice-bar';
import { CheckField, SelectField, TextArea, TextField } from '../ui/inputs';
import type { Registration } from './use-registration';

/** What it is about, and what kind of matter the desk takes it for. */
export function MatterFields({ registration: { draft, change, problems } }: { registration: Registration }) {
  const { t } = useTranslation('reception');
  const { t: term } = useTranslation('vocabulary');
  return (
    <>
      <TextField name="matter" label={t('matter')} required value={draft.matter} onChange={(matter) => change({ matter })} error={problems.matter && t(problems.matter)} placeholder={t('matterExample')} maxLength={200} />
      <TextArea name="description" label={t('description')} value={draft.description} onChange={(description) => change({ description })} maxLength={5000} rows={2} />
      <ChoiceBar
        legend={`${t('kind')} *`}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as CaseKind })}
        error={problems.kind && t(problems.kind)}
        options={KINDS.map((value, index) => ({ value, label: term(`kind.${value}`), keys: `Alt+${index + 1}` }))}
      />
      <div className="registration-row">
        <SelectField label={t('channel')} value={draft.channel} onChange={(channel) => change({ channel: channel as Channel })} options={CHANNELS.map((value) => ({ value, label: term(`channel.${value}`) }))} />
        <TextField label={t('category')} value={draft.category} onChange={(category) => change({ category })} maxLength={60} />
        <CheckField label={term('urgent')} checked={draft.urgent} onChange={(urgent) => change({ urgent })} />
      </div>
    </>
  );
}
