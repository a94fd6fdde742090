import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import '../ui/states.css';

/** A broken world at the door: says so, and offers to begin again. Without the component library, which may be what failed. */
export function ShellError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main className="state-panel" role="alert">
      <h1>{t(missing ? 'notFound' : 'unreachable')}</h1>
      <a href="/board">{t('retry')}</a>
    </main>
  );
}
