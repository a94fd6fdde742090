import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { save, type FirstPassword } from './import-file';

/** First passwords of people who just came in. The server keeps only their hashes: they stay here until somebody says that they are kept, and leaving the page asks first. */
export function FirstPasswords({ passwords, onKept }: { passwords: readonly FirstPassword[]; onKept: () => void }) {
  const { t } = useTranslation('imports');
  const card = useRef<HTMLElement>(null);
  // They must not be overlooked below the fold. (jsdom lays nothing out and has no such function.)
  useEffect(() => card.current?.scrollIntoView?.({ block: 'end' }), [passwords]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  const heads = [t('passwords.name'), t('passwords.login'), t('passwords.password')];
  const lines = () => [heads, ...passwords.map(({ name, login, password }) => [name, login, password])].map((cells) => cells.map(csvCell).join(','));
  return (
    <section ref={card} className="card import-passwords" aria-labelledby="first-passwords">
      <h2 id="first-passwords">{t('passwords.title', { count: passwords.length })}</h2>
      <p role="status">{t('passwords.about')}</p>
      <div className="import-lines" tabIndex={0} role="region" aria-label={t('passwords.list')}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {passwords.map(({ name, login, password }) => (
              <tr key={login}>
                <td>{name}</td>
                <td>{login}</td>
                <td>
                  <code>{password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer>
        {/* For Excel: UTF-8 with a byte order mark. */}
        <Button type="primary" onClick={() => save(new Blob([`\ufeff${lines().join('\r\n')}\r\n`], { type: 'text/csv' }), `${t('passwords.file')}.csv`)}>
          {t('passwords.download')}
        </Button>
        <Button onClick={onKept}>{t('passwords.kept')}</Button>
      </footer>
    </section>
  );
}

/** What a spreadsheet would run as a formula gets an apostrophe, which it shows as text. */
function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
