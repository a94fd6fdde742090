import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { useLanguage } from '../i18n/use-language';
import type { Place } from './places';

/** The places in one line: as many as the window has room for, the others in a menu behind them. */
export function HeaderPlaces({ places, inScope }: { places: readonly Place[]; inScope: (path: string) => string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const line = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(places.length);
  useLayoutEffect(() => {
    const element = line.current;
    if (!element) return;
    // What does not fit wraps below the edge of the line, where it is clipped.
    const measure = () => {
      const links = [...element.children].filter((child) => child instanceof HTMLElement);
      const first = links[0];
      // The first never wraps: where even it is cut off, all stand in the menu.
      setRoom(!first || first.offsetWidth > element.clientWidth ? 0 : links.filter(({ offsetTop }) => offsetTop === first.offsetTop).length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [places.length, language]);
  const behind = places.slice(room);
  const current = behind.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <nav aria-label={t('navigation')}>
      <div ref={line} className="header-places">
        {places.map(({ path, name, keys }, index) => (
          <NavLink key={path} to={inScope(path)} title={`${t(name)} (${keys})`} style={index < room ? undefined : { visibility: 'hidden' }}>
            {t(name)}
          </NavLink>
        ))}
      </div>
      {behind.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            selectedKeys: current ? [current.path] : [],
            items: behind.map(({ path, name, keys }) => ({ key: path, label: t(name), extra: <kbd>{keys}</kbd> })),
            onClick: ({ key }) => void navigate(inScope(key)),
          }}
        >
          <Button className={current ? 'here' : ''} icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {current ? t(current.name) : t('morePlaces')}
          </Button>
        </Dropdown>
      )}
    </nav>
  );
}
