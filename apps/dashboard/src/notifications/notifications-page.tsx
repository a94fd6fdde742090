import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { can, useViewer } from '../access/viewer';
import { Channels } from './channels';
import { Notices } from './notices';
import { withPart } from './notice-query';
import './notifications.css';

/** Whom steps were told to, and by which ways people are told. */
export function Component() {
  const { t } = useTranslation('notifications');
  const { t: house } = useTranslation();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const manages = can(viewer, 'MANAGE_NOTIFICATIONS');
  const tab = manages && search.get('tab') === 'channels' ? 'channels' : 'notices';
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  return (
    <div className="notifications">
      <header>
        <h1>{t('title')}</h1>
        {manages && (
          <nav aria-label={t('title')}>
            {(['notices', 'channels'] as const).map((name) => (
              <Link key={name} to={{ search: `?${withPart(search, 'tab', name === 'notices' ? '' : name).toString()}` }} aria-current={tab === name ? 'page' : undefined}>
                {t(`tabs.${name}`)}
              </Link>
            ))}
          </nav>
        )}
      </header>
      {tab === 'notices' ? <Notices manages={manages} /> : <Channels />}
    </div>
  );
}
