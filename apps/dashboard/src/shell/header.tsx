import { MoonOutlined, QuestionCircleOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons';
import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate, useSearchParams } from 'react-router';
import { can, useViewer } from '../access/viewer';
import { SetLanguageDocument } from '../gql/graphql';
import { changeLanguage } from '../i18n/i18n';
import { useLanguage, useWords } from '../i18n/use-language';
import { useKeys } from '../ui/use-keys';
import { useTheme } from '../ui/theme';
import { BusinessClock } from './business-clock';
import { HeaderPlaces } from './header-places';
import { Help } from './help';
import { Palette } from './palette';
import { PersonMenu } from './person-menu';
import { PLACES } from './places';
import { ScopeSwitch } from './scope-switch';
import { SEARCHING } from './searching';

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

  const centres = search.get('centres');
  const inScope = (path: string) => (centres === null ? path : `${path}?centres=${encodeURIComponent(centres)}`);
  const places = PLACES.filter(({ needs }) => can(viewer, needs));

  useKeys({
    '?': () => setOpen('help'),
    'Ctrl+K': () => setOpen((now) => (now === 'palette' ? null : 'palette')),
    '/': () => {
      const field = document.querySelector<HTMLElement>('main input[type="search"]');
      if (field) field.focus();
      else if (places.some(({ path }) => path === '/cases')) void navigate(inScope('/cases'), { state: SEARCHING });
    },
    ...Object.fromEntries(places.map(({ keys, path }) => [keys, () => void navigate(inScope(path))])),
  });

  async function switchLanguage() {
    const next = language === 'en' ? 'zh-CN' : 'en';
    await changeLanguage(next);
    await saveLanguage({ variables: { language: next } });
  }

  const otherTheme = theme === 'dark' ? 'light' : 'dark';
  const otherLanguage = language === 'en' ? '中文' : 'English';

  return (
    <header className="header">
      <NavLink to={inScope('/board')} className="header-brand" aria-label={t('product')}>
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span>{t('product')}</span>
      </NavLink>
      <span className="header-company" title={say(viewer.companyName)}>
        <span>{say(viewer.companyName)}</span>
        {viewer.demo && <b className="demo-mark">{t('demo')}</b>}
      </span>
      <HeaderPlaces places={places.filter(({ inMenu }) => !inMenu)} inScope={inScope} />
      <ScopeSwitch />
      <BusinessClock />
      <Button icon={<SearchOutlined />} onClick={() => setOpen('palette')} aria-label={t('palette.title')} title={`${t('palette.title')} (Ctrl+K)`} />
      <span className="header-roomy">
        <Button icon={<QuestionCircleOutlined />} onClick={() => setOpen('help')} aria-label={t('help.title')} title={`${t('help.title')} (?)`} />
        <Button icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />} onClick={() => setTheme(otherTheme)} aria-label={t(`theme.${otherTheme}`)} title={t(`theme.${otherTheme}`)} />
        <Button onClick={() => void switchLanguage()} lang={language === 'en' ? 'zh-CN' : 'en'} title={otherLanguage}>
          {language === 'en' ? '中文' : 'EN'}
        </Button>
      </span>
      <PersonMenu
        places={places.filter(({ inMenu }) => inMenu)}
        inScope={inScope}
        acts={[
          { key: 'help', name: t('help.title'), act: () => setOpen('help') },
          { key: 'theme', name: t(`theme.${otherTheme}`), act: () => setTheme(otherTheme) },
          { key: 'language', name: otherLanguage, act: () => void switchLanguage() },
        ]}
      />
      {open === 'help' && <Help onClose={() => setOpen(null)} />}
      {open === 'palette' && <Palette places={places} inScope={inScope} onClose={() => setOpen(null)} />}
    </header>
  );
}
