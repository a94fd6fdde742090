import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoAccessQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { askLightly } from './ask-lightly';
import demoAccessDocument from './demo-access.graphql?raw';

/** Whom a newcomer may sign in as, only where the company is made up; a real company shows nothing here. */
export function DemoHint({ onChoose }: { onChoose: (login: string, password: string) => void }) {
  const { t } = useTranslation('sign-in');
  const say = useWords();
  const [demo, setDemo] = useState<DemoAccessQuery['demoAccess']>(null);
  useEffect(() => {
    let gone = false;
    // Without an answer there is no hint, and signing in says what is wrong.
    askLightly<DemoAccessQuery>(demoAccessDocument).then(({ demoAccess }) => gone || setDemo(demoAccess), () => undefined);
    return () => void (gone = true);
  }, []);
  if (!demo) return null;
  return (
    <section className="demo-hint" aria-labelledby="demo-hint">
      <h2 id="demo-hint">{t('demo.title')}</h2>
      <p>{t('demo.about', { password: demo.password })}</p>
      <ul>
        {demo.accounts.map(({ login, post }) => (
          <li key={login}>
            <button type="button" onClick={() => onChoose(login, demo.password)}>
              {say(post)} <code>{login}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
