import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useViewer } from '../access/viewer';
import { useWords } from '../i18n/use-language';
import type { Place } from './places';
import { useLeave } from './use-leave';

export interface MenuAct {
  readonly key: string;
  readonly name: string;
  readonly act: () => void;
}

/** Who is signed in, as what, and what is seldom wanted; on a narrow window also what the header has no room for. */
export function PersonMenu({ places, inScope, acts }: { places: readonly Place[]; inScope: (path: string) => string; acts: readonly MenuAct[] }) {
  const { t } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const navigate = useNavigate();
  const leave = useLeave();
  const posts = viewer.holdings.map(({ post, acting }) => `${say(post.name)}${acting ? ` (${t('acting')})` : ''}`).join(' · ');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'posts', type: 'group', label: `${say(viewer.name)} · ${posts || t('noPost')}` },
          { type: 'divider' },
          ...places.map(({ path, name }) => ({ key: path, label: t(name), onClick: () => void navigate(inScope(path)) })),
          { key: 'profile', label: t('places.profile'), onClick: () => void navigate(inScope('/profile')) },
          ...acts.map(({ key, name, act }) => ({ key, label: name, onClick: act })),
          { type: 'divider' },
          { key: 'sign-out', label: t('signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <Button icon={<UserOutlined />} className="header-person" aria-label={say(viewer.name)}>
        <span>{say(viewer.name)}</span>
      </Button>
    </Dropdown>
  );
}
