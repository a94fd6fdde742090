import { useTranslation } from 'react-i18next';
import { useCategoryName } from '../cases/use-category-name';
import { CHANNELS, HELP_CATEGORIES, KINDS } from '../cases/vocabulary-order';
import type { CaseKind, Channel } from '../gql/graphql';
import { ChoiceBar } from '../ui/choice-bar';
import { CheckField, SelectField, TextArea, TextField } from '../ui/inputs';
import { chosenKind } from './draft';
import { Proposals } from './proposals';
import type { Proposed } from './use-preview';
import type { Registration } from './use-registration';

/** What it is about, and what kind of matter the desk takes it for. */
export function MatterFields({ registration: { draft, change, problems }, proposed }: { registration: Registration; proposed: Proposed | null }) {
  const { t } = useTranslation('reception');
  const { t: term } = useTranslation('vocabulary');
  const categoryName = useCategoryName();
  return (
    <>
      <TextField name="matter" label={t('matter')} required value={draft.matter} onChange={(matter) => change({ matter })} error={problems.matter && t(problems.matter)} placeholder={t('matterExample')} maxLength={200} />
      <TextArea name="description" label={t('description')} value={draft.description} onChange={(description) => change({ description })} maxLength={5000} rows={2} />
      <ChoiceBar
        legend={`${t('kind')} *`}
        value={draft.kind}
        onChange={(kind) => change(chosenKind(draft, kind as CaseKind))}
        error={problems.kind && t(problems.kind)}
        options={KINDS.map((value, index) => ({ value, label: term(`kind.${value}`), keys: `Alt+${index + 1}` }))}
      />
      {draft.kind === 'COMPLAINT' && <TextField label={t('harmStopped')} hint={t('harmStoppedAbout')} value={draft.harmStopped ?? ''} onChange={(harmStopped) => change({ harmStopped })} maxLength={1000} />}
      {proposed && <Proposals proposed={proposed} draft={draft} change={change} />}
      <div className="registration-row">
        <SelectField label={t('channel')} value={draft.channel} onChange={(channel) => change({ channel: channel as Channel })} options={CHANNELS.map((value) => ({ value, label: term(`channel.${value}`) }))} />
        {draft.kind === 'HELP_REQUEST' ? (
          <SelectField label={t('category')} value={draft.category} onChange={(category) => change({ category })} empty={t('choose')} options={HELP_CATEGORIES.map((value) => ({ value, label: categoryName(value) }))} />
        ) : (
          <TextField label={t('category')} value={draft.category} onChange={(category) => change({ category })} maxLength={60} />
        )}
        <CheckField label={term('urgent')} checked={draft.urgent} onChange={(urgent) => change({ urgent })} />
      </div>
    </>
  );
}
