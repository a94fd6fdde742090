import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { SignInMutation } from '../gql/graphql';
import { changeLanguage } from '../i18n/i18n';
import { isLanguage, LANGUAGES } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { useTheme } from '../ui/theme';
import { askLightly } from './ask-lightly';
import { DemoHint } from './demo-hint';
import { placeToGo } from './place-to-go';
import signInDocument from './sign-in.graphql?raw';
import './sign-in-page.css';

type Problem = 'missing' | 'wrong' | 'unreachable' | { readonly zh: string; readonly en: string };

export function Component() {
  const { t } = useTranslation('sign-in');
  const say = useWords();
  const language = useLanguage();
  useTheme();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [waiting, setWaiting] = useState(false);
  const form = useRef<HTMLFormElement>(null);

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
      const { viewer, message } = (await askLightly<SignInMutation>(signInDocument, { login, password })).signIn;
      if (!viewer) return setProblem(message ?? 'wrong');
      if (isLanguage(viewer.language)) await changeLanguage(viewer.language);
      await navigate(placeToGo(search.get('next')), { replace: true });
    } catch {
      setProblem('unreachable');
    } finally {
      setWaiting(false);
    }
  }

  function fillIn(login: string, password: string) {
    for (const [name, value] of [['login', login], ['password', password]] as const) (form.current!.elements.namedItem(name) as HTMLInputElement).value = value;
    form.current!.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  return (
    <main className="sign-in">
      <form ref={form} onSubmit={submit} aria-labelledby="sign-in-title" noValidate>
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
      <DemoHint onChoose={fillIn} />
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
