import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { ApolloProvider } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Outlet, redirect, useLoaderData, useLocation, useNavigate, useRevalidator, type LoaderFunctionArgs, type ShouldRevalidateFunctionArgs } from 'react-router';
import { apollo, onSessionNews, socketConnection } from '../apollo';
import { keepPreferences, showPreferences } from '../access/keep-preferences';
import { ViewerContext, type SignedIn } from '../access/viewer';
import { SetUpNeededDocument } from '../gql/graphql';
import { changeLanguage, loadWords } from '../i18n/i18n';
import { isLanguage } from '../i18n/language';
import { useLanguage } from '../i18n/use-language';
import { antdTheme } from '../ui/antd-theme';
import { useTheme } from '../ui/theme';
import { HouseLinkContext } from '../ui/house-link';
import { Loading } from '../ui/loading';
import { useMedia } from '../ui/use-media';
import { keptIsPast } from '../my/kept-work';
import { tendOutbox } from '../my/tend-outbox';
import { DemoProgress } from './demo-progress';
import { Header } from './header';
import { OverdueAlarm } from './overdue-alarm';
import { ScopedLink } from './scoped-link';
import { whoIsHere } from './who-is-here';
import './demo-mark.css';
import './shell.css';

const GivenPassword = lazy(async () => ({ default: (await import('./given-password')).GivenPassword }));

/** Asks who is signed in before anything of the house is shown. */
export async function loader({ request }: LoaderFunctionArgs): Promise<SignedIn | Response> {
  const me = await whoIsHere(request.url);
  if (me) {
    if (me.mustChangePassword) return await loadWords('profile').then(() => me);
    if (isLanguage(me.language)) await changeLanguage(me.language);
    showPreferences(me.preferences);
    return me;
  }
  const { data: empty } = await apollo.query({ query: SetUpNeededDocument, fetchPolicy: 'network-only' });
  if (empty?.setUpNeeded) return redirect('/set-up/start');
  const { pathname, search } = new URL(request.url);
  return redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** The person is asked for once; moving between screens asks nothing again, only a change of rights does. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  return currentUrl.href === nextUrl.href;
}

export function Component() {
  const viewer = useLoaderData<SignedIn>();
  const { t } = useTranslation();
  const [theme] = useTheme();
  const language = useLanguage();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const { pathname, search } = useLocation();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const antd = useMemo(() => antdTheme(theme, !still), [theme, still]);

  // With a password that somebody else gave nothing can be kept or sent.
  const open = !viewer.mustChangePassword;
  useEffect(() => (open ? keepPreferences(apollo) : undefined), [open]);
  useEffect(() => (open ? tendOutbox(viewer.id) : undefined), [viewer.id, open]);
  useEffect(() => socketConnection.subscribe(() => socketConnection.get() === 'CONNECTED' && keptIsPast() && void revalidate()), [revalidate]);
  useEffect(() => {
    onSessionNews({
      signedOut: () => void navigate(`/sign-in?next=${encodeURIComponent(pathname + search)}`, { replace: true }),
      rightsChanged: () => void revalidate(),
    });
    return () => onSessionNews(null);
  }, [navigate, revalidate, pathname, search]);

  return (
    <ApolloProvider client={apollo}>
      <ConfigProvider theme={antd} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
        <App className="shell">
          <ViewerContext value={viewer}>
            {open ? (
              <HouseLinkContext value={ScopedLink}>
                <a className="skip-link" href="#content">
                  {t('skip')}
                </a>
                <Header />
                {viewer.demo && <DemoProgress />}
                <OverdueAlarm>
                  <main id="content" tabIndex={-1} data-demo={viewer.demo ? t('demoData') : undefined}>
                    <Suspense fallback={<Loading />}>
                      <Outlet />
                    </Suspense>
                  </main>
                </OverdueAlarm>
              </HouseLinkContext>
            ) : (
              <Suspense fallback={<Loading />}>
                <GivenPassword onChanged={() => void revalidate()} />
              </Suspense>
            )}
          </ViewerContext>
        </App>
      </ConfigProvider>
    </ApolloProvider>
  );
}
