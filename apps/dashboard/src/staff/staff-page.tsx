import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { can, useViewer } from '../access/viewer';
import { Absences } from './absences';
import { Offices } from './offices';
import { People } from './people';
import { Posts } from './posts';
import { Roster } from './roster';
import './staff.css';

const TABS = ['offices', 'roster', 'absences', 'people', 'posts'] as const;

/** Who holds which post, is on duty when, and is away; for who manages staff, people and posts too. */
export function Component() {
  const { t } = useTranslation('staff');
  const { t: house } = useTranslation();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const manages = can(viewer, 'MANAGE_STAFF');
  const tabs = manages ? TABS : TABS.slice(0, 3);
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'offices';
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  return (
    <div className="staff">
      <header className="staff-head">
        <h1>{t('title')}</h1>
        <nav aria-label={t('title')}>
          {tabs.map((name) => (
            <Link key={name} to={{ search: name === 'offices' ? '' : `?tab=${name}` }} aria-current={tab === name ? 'page' : undefined}>
              {t(`tabs.${name}`)}
            </Link>
          ))}
        </nav>
      </header>
      {tab === 'offices' && <Offices manages={manages} />}
      {tab === 'roster' && <Roster />}
      {tab === 'absences' && <Absences />}
      {tab === 'people' && <People />}
      {tab === 'posts' && <Posts />}
    </div>
  );
}
