import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import './states.css';

/**
 * Says what failed and offers to try again. Stands above the last good data, which stays.
 * @param traceId the id under which the server logged it
 */
export function ErrorState({ what, traceId, retry }: { what: string; traceId?: string | undefined; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="error-state" role="alert">
      <p>{what}</p>
      {traceId && <p className="error-trace">{t('traceId', { id: traceId })}</p>}
      {retry && <Button onClick={retry}>{t('retry')}</Button>}
    </div>
  );
}
