import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { SetLanguageDocument } from '../gql/graphql';
import { changeLanguage } from '../i18n/i18n';
import { isLanguage } from '../i18n/language';
import { useFailure } from '../use-failure';
import { useLanguage } from '../i18n/use-language';
import { usePreference, writePreference } from '../ui/preferences';
import { CheckField, SelectField } from '../ui/inputs';

const THEMES = ['system', 'light', 'dark'] as const;

/** Each holds at once, here and on every other device of the person. */
export function OwnPreferences() {
  const { t } = useTranslation('profile');
  const failure = useFailure();
  const language = useLanguage();
  const [saveLanguage, { error }] = useMutation(SetLanguageDocument);
  const chosen = usePreference('theme');
  const sound = usePreference('sound') === 'on';
  const singleKeys = usePreference('single-keys') !== 'off';

  async function speak(next: string) {
    if (!isLanguage(next)) return;
    await changeLanguage(next);
    await saveLanguage({ variables: { language: next } }).catch(() => undefined);
  }

  return (
    <section className="profile-card" aria-labelledby="own-preferences">
      <h2 id="own-preferences">{t('preferences.title')}</h2>
      <p>{t('preferences.about')}</p>
      <div className="profile-fields">
        <SelectField label={t('preferences.language')} value={language} onChange={(next) => void speak(next)} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
        <SelectField
          label={t('preferences.theme')}
          value={THEMES.find((theme) => theme === chosen) ?? 'system'}
          onChange={(next) => writePreference('theme', next)}
          options={THEMES.map((value) => ({ value, label: t(`preferences.themes.${value}`) }))}
        />
      </div>
      <CheckField label={t('preferences.sound')} hint={t('preferences.soundHint')} checked={sound} onChange={(on) => writePreference('sound', on ? 'on' : 'off')} />
      <CheckField label={t('preferences.singleKeys')} hint={t('preferences.singleKeysHint')} checked={singleKeys} onChange={(on) => writePreference('single-keys', on ? 'on' : 'off')} />
      {error && (
        <p className="field-error" role="alert">
          {failure(error, t('preferences.notSaved'))}
        </p>
      )}
    </section>
  );
}
