import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { changeLanguage } from '../i18n/i18n';
import { LANGUAGES } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { ChangePassword } from '../profile/change-password';
import '../profile/profile.css';
import { useLeave } from './use-leave';

/** All that is open to whoever signed in with a password that somebody else gave. The language is this browser's until then. */
export function GivenPassword({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation('profile');
  const { t: house } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const language = useLanguage();
  const leave = useLeave();
  useEffect(() => {
    document.title = `${t('password.givenTitle')} · ${house('product')}`;
  }, [t, house]);
  return (
    <main id="content" tabIndex={-1} className="given-password">
      <header>
        <h1>{say(viewer.companyName)}</h1>
        <p>
          {say(viewer.name)} · {viewer.login}
        </p>
      </header>
      <ChangePassword given onChanged={onChanged} />
      <footer>
        {LANGUAGES.filter((one) => one !== language).map((one) => (
          <Button key={one} type="text" lang={one} onClick={() => void changeLanguage(one)}>
            {one === 'en' ? 'English' : '中文'}
          </Button>
        ))}
        <Button type="text" onClick={() => void leave()}>
          {house('signOut')}
        </Button>
      </footer>
    </main>
  );
}
