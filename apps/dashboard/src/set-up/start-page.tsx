import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { ParseKeys } from 'i18next';
import { apollo } from '../apollo';
import { SetUpCompanyDocument, SetUpNeededDocument } from '../gql/graphql';
import { changeLanguage } from '../i18n/i18n';
import { LANGUAGES, type Words } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { CheckField, TextField } from '../ui/inputs';
import { useTheme } from '../ui/theme';
import { ZoneField } from './zone-field';
import '../access/sign-in-page.css';
import './start-page.css';

const COMPANY = ['companyNameZh', 'companyNameEn'] as const;
const CENTRE = ['centreNameZh', 'centreNameEn', 'centreCode'] as const;
const PERSON = ['nameZh', 'nameEn', 'login', 'password', 'passwordAgain'] as const;
const FIELDS = [...COMPANY, ...CENTRE, 'zone', ...PERSON] as const;
type Name = (typeof FIELDS)[number];
const OPTIONAL: readonly Name[] = ['companyNameEn', 'centreNameEn', 'nameEn'];
const SHORTEST_PASSWORD = 10;

/** An installation without a company: the address with the token, which the program printed, sets it up once. The token stands behind the #, so that no server logs it. */
export function Component() {
  const { t } = useTranslation('set-up');
  const { t: house } = useTranslation();
  const say = useWords();
  const language = useLanguage();
  useTheme();
  const { hash } = useLocation();
  const [values, setValues] = useState<Readonly<Record<Name, string>>>({ ...(Object.fromEntries(FIELDS.map((name) => [name, ''])) as Record<Name, string>), zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const [token, setToken] = useState(hash.slice(1));
  const [manages, setManages] = useState(true);
  const [needed, setNeeded] = useState<boolean | null>(null);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Words | 'UNREACHABLE' | null>(null);

  useEffect(() => {
    document.title = `${t('start.title')} · ${house('product')}`;
  }, [t, house]);
  useEffect(() => {
    apollo.query({ query: SetUpNeededDocument, fetchPolicy: 'network-only' }).then(
      ({ data }) => setNeeded(data?.setUpNeeded ?? null),
      () => setTrouble('UNREACHABLE'),
    );
  }, []);

  const problem = (name: Name): ParseKeys<'set-up'> | null => {
    if (values[name].trim() === '') return OPTIONAL.includes(name) ? null : 'missing';
    if (name === 'centreCode' && !/^[A-Z0-9]{1,8}$/.test(values.centreCode)) return 'start.badCode';
    if (name === 'login' && !/^[a-z0-9][a-z0-9._-]{1,49}$/i.test(values.login.trim())) return 'start.badLogin';
    if (name === 'password' && [...values.password].length < SHORTEST_PASSWORD) return 'start.shortPassword';
    return name === 'passwordAgain' && values.passwordAgain !== values.password ? 'start.otherPassword' : null;
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (sending || token.trim() === '' || FIELDS.some(problem)) return;
    setSending(true);
    setTrouble(null);
    try {
      const { passwordAgain: _, ...input } = values;
      const { data } = await apollo.mutate({ mutation: SetUpCompanyDocument, variables: { input: { ...input, token: token.trim(), managesCentre: manages } } });
      // A whole new page: the shell asks anew who is signed in, and the token leaves the address.
      if (data?.setUpCompany.viewer) return location.replace('/set-up/import');
      setTrouble(data?.setUpCompany.message ?? 'UNREACHABLE');
    } catch (error) {
      setTrouble(CombinedGraphQLErrors.is(error) ? ((error.errors[0]?.extensions?.['messages'] as Words | undefined) ?? 'UNREACHABLE') : 'UNREACHABLE');
    } finally {
      setSending(false);
    }
  }

  const text = (name: Name) => {
    const wrong = tried ? problem(name) : null;
    const hint = HINTS[name];
    return (
      <TextField
        key={name}
        label={t(`start.${name}`)}
        required={!OPTIONAL.includes(name)}
        value={values[name]}
        onChange={(value) => setValues({ ...values, [name]: name === 'centreCode' ? value.toUpperCase() : value })}
        maxLength={name.startsWith('password') ? 256 : name === 'centreCode' ? 8 : 60}
        error={wrong ? t(wrong) : undefined}
        {...(hint && { hint: t(hint) })}
        {...ATTRIBUTES[name]}
      />
    );
  };

  return (
    <main className="sign-in start">
      <form onSubmit={(event) => void submit(event)} aria-labelledby="start-title" noValidate>
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1 id="start-title">{t('start.title')}</h1>
        <p className="sign-in-about">{t('start.about')}</p>
        <div role="alert" className="sign-in-problem">
          {trouble && (trouble === 'UNREACHABLE' ? t('start.unreachable') : say(trouble))}
        </div>
        {needed === false ? (
          <p>
            {t('start.done')} <Link to="/sign-in">{t('start.signIn')}</Link>
          </p>
        ) : (
          <>
            {hash === '' && <TextField label={t('start.token')} hint={t('start.tokenHint')} required value={token} onChange={setToken} error={tried && token.trim() === '' ? t('missing') : undefined} spellCheck={false} />}
            <fieldset>
              <legend>{t('start.company')}</legend>
              {COMPANY.map(text)}
            </fieldset>
            <fieldset>
              <legend>{t('start.centre')}</legend>
              {CENTRE.map(text)}
              <ZoneField
                label={t('start.zone')}
                required
                value={values.zone}
                onChange={(zone) => setValues({ ...values, zone })}
                hint={t('hint.zone')}
                error={tried && problem('zone') ? t('missing') : undefined}
              />
            </fieldset>
            <fieldset>
              <legend>{t('start.person')}</legend>
              {PERSON.map(text)}
            </fieldset>
            <CheckField label={t('start.manages')} hint={t('start.managesHint')} checked={manages} onChange={setManages} />
            {tried && FIELDS.some(problem) && <p className="field-error">{t('start.incomplete')}</p>}
            <button type="submit" disabled={sending}>
              {t(sending ? 'start.waiting' : 'start.submit')}
            </button>
          </>
        )}
      </form>
      <nav aria-label={t('start.languages')}>
        {LANGUAGES.map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => void changeLanguage(one)}>
            {one === 'en' ? 'English' : '中文'}
          </button>
        ))}
      </nav>
    </main>
  );
}

const HINTS: Readonly<Partial<Record<Name, ParseKeys<'set-up'>>>> = { centreCode: 'hint.code', password: 'start.passwordHint', login: 'start.loginHint', companyNameEn: 'hint.nameEn' };
const ATTRIBUTES: Readonly<Partial<Record<Name, object>>> = {
  login: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false }, password: { type: 'password', autoComplete: 'new-password' }, passwordAgain: { type: 'password', autoComplete: 'new-password' },
  companyNameZh: { autoFocus: true },
};
