import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { useWords } from '../i18n/use-language';
import { ChangePassword } from './change-password';
import { OwnPosts } from './own-posts';
import { OwnPreferences } from './own-preferences';
import { OwnSessions } from './own-sessions';
import './profile.css';

/** The own account: posts, how the screens behave, password, and where one is signed in. */
export function Component() {
  const { t } = useTranslation('profile');
  const { t: house } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  return (
    <div className="profile">
      <header>
        <h1>{t('title')}</h1>
        <p>
          {say(viewer.name)} · {viewer.login}
        </p>
      </header>
      <OwnPosts />
      <OwnPreferences />
      <ChangePassword />
      <OwnSessions />
    </div>
  );
}
