import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { SignInMutation } from '../gql/graphql';
import { changeLanguage } from '../i18n/i18n';
import { isLanguage, LANGUAGES } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { useTheme } from '../ui/theme';
import { placeToGo } from './place-to-go';
import signInDocument from './sign-in.graphql?raw';
import './sign-in-page.css';

type Problem = 'missing' | 'wrong' | 'unreachable' | { readonly zh: string; readonly en: string };

/** Asks without the GraphQL client and without the component library: this page is on the screen before either is loaded. */
async function askToSignIn(login: string, password: string): Promise<SignInMutation['signIn']> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ operationName: 'SignIn', query: signInDocument, variables: { login, password } }),
  });
  const answer = (await response.json()) as { data?: SignInMutation | null };
  if (!answer.data) throw new Error(`sign-in answered ${response.status}`);
  return answer.data.signIn;
}

export function Component() {
  const { t } = useTranslation('sign-in');
  const say = useWords();
  const language = useLanguage();
  useTheme();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [waiting, setWaiting] = useState(false);

  useEffect(() => {
    document.title = `${t('title')} · ${t('product')}`;
  }, [t]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const login = String(fields.get('login') ?? '').trim();
    const password = String(fields.get('password') ?? '');
    if (!login || !password) return setProblem('missing');
    setWaiting(true);
    setProblem(null);
    try {
      const { viewer, message } = await askToSignIn(login, password);
      if (!viewer) return setProblem(message ?? 'wrong');
      if (isLanguage(viewer.language)) await changeLanguage(viewer.language);
      await navigate(placeToGo(search.get('next')), { replace: true });
    } catch {
      setProblem('unreachable');
    } finally {
      setWaiting(false);
    }
  }

  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title" noValidate>
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1 id="sign-in-title">{t('heading')}</h1>
        <p className="sign-in-about">{t('about')}</p>
        <div role="alert" className="sign-in-problem">
          {problem && (typeof problem === 'string' ? t(`problem.${problem}`) : say(problem))}
        </div>
        <label htmlFor="login">{t('login')}</label>
        <input id="login" name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
        <label htmlFor="password">{t('password')}</label>
        <input id="password" name="password" type="password" autoComplete="current-password" required />
        <button type="submit" disabled={waiting}>
          {waiting ? t('waiting') : t('submit')}
        </button>
      </form>
      <nav aria-label={t('languages')}>
        {LANGUAGES.map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => void changeLanguage(one)}>
            {one === 'en' ? 'English' : '中文'}
          </button>
        ))}
      </nav>
    </main>
  );
}
