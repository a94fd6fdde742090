import { MoonOutlined, QuestionCircleOutlined, SearchOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@apollo/client/react';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate, useSearchParams } from 'react-router';
import { socket } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { SetLanguageDocument, SignOutDocument } from '../gql/graphql';
import { changeLanguage } from '../i18n/i18n';
import { useLanguage, useWords } from '../i18n/use-language';
import { useKeys } from '../ui/use-keys';
import { useTheme } from '../ui/theme';
import { BusinessClock } from './business-clock';
import { Help } from './help';
import { Palette } from './palette';
import { PLACES } from './places';
import { ScopeSwitch } from './scope-switch';

export function Header() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const say = useWords();
  const language = useLanguage();
  const [theme, setTheme] = useTheme();
  const [open, setOpen] = useState<'help' | 'palette' | null>(null);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [saveLanguage] = useMutation(SetLanguageDocument);
  const [signOut] = useMutation(SignOutDocument);

  const centres = search.get('centres');
  const inScope = (path: string) => (centres === null ? path : `${path}?centres=${encodeURIComponent(centres)}`);
  const places = PLACES.filter(({ needs }) => can(viewer, needs));

  useKeys({
    '?': () => setOpen('help'),
    'Ctrl+K': () => setOpen((now) => (now === 'palette' ? null : 'palette')),
    ...Object.fromEntries(places.map(({ keys, path }) => [keys, () => void navigate(inScope(path))])),
  });

  async function switchLanguage() {
    const next = language === 'en' ? 'zh-CN' : 'en';
    await changeLanguage(next);
    await saveLanguage({ variables: { language: next } });
  }

  async function leave() {
    await signOut();
    socket.terminate();
    // A whole new page: nothing of this person's data stays in the browser's memory.
    location.assign('/sign-in');
  }

  return (
    <header className="header">
      <NavLink to={inScope('/board')} className="header-brand">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span>{t('product')}</span>
      </NavLink>
      <span className="header-company" title={say(viewer.companyName)}>
        <span>{say(viewer.companyName)}</span>
        {viewer.demo && <b className="demo-mark">{t('demo')}</b>}
      </span>
      <nav aria-label={t('navigation')}>
        {places.filter(({ inMenu }) => !inMenu).map(({ path, name, keys }) => (
          <NavLink key={path} to={inScope(path)} title={`${t(name)} (${keys})`}>
            {t(name)}
          </NavLink>
        ))}
      </nav>
      <ScopeSwitch />
      <span className="header-space" />
      <BusinessClock />
      <Button icon={<SearchOutlined />} onClick={() => setOpen('palette')} aria-label={t('palette.title')} title={`${t('palette.title')} (Ctrl+K)`} />
      <Button icon={<QuestionCircleOutlined />} onClick={() => setOpen('help')} aria-label={t('help.title')} title={`${t('help.title')} (?)`} />
      <Button
        icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        aria-label={t(theme === 'dark' ? 'theme.light' : 'theme.dark')}
        title={t(theme === 'dark' ? 'theme.light' : 'theme.dark')}
      />
      <Button onClick={() => void switchLanguage()} lang={language === 'en' ? 'zh-CN' : 'en'} title={language === 'en' ? '中文' : 'English'}>
        {language === 'en' ? '中文' : 'EN'}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'posts',
              type: 'group',
              label: viewer.holdings.map(({ post, acting }) => `${say(post.name)}${acting ? ` (${t('acting')})` : ''}`).join(' · ') || t('noPost'),
            },
            { type: 'divider' },
            ...places.filter(({ inMenu }) => inMenu).map(({ path, name }) => ({ key: path, label: t(name), onClick: () => void navigate(inScope(path)) })),
            { key: 'sign-out', label: t('signOut'), onClick: () => void leave() },
          ],
        }}
      >
        <Button icon={<UserOutlined />}>{say(viewer.name)}</Button>
      </Dropdown>
      {open === 'help' && <Help onClose={() => setOpen(null)} />}
      {open === 'palette' && <Palette places={places} inScope={inScope} onClose={() => setOpen(null)} />}
    </header>
  );
}
