import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../ui/empty';

export function Component() {
  const { t } = useTranslation();
  return <Empty reason={t('notFound')} action={<Link to="/board">{t('places.board')}</Link>} />;
}
