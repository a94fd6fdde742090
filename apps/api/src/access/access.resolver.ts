import { Capability, DemoAccess, PreferencesInput, SignInResult, type Preferences, Viewer as ViewerType } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { DEMO_PASSWORD } from '../demo/company.js';
import { demoAccounts } from '../demo/sign-ins.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { writeAccessLog } from './access-log.js';
import { preferencesOf, setPreferences } from './preferences.js';
import { badField } from './refusals.js';
import { revokeSession } from './session.js';
import { signIn } from './sign-in.js';
import type { Viewer } from './viewer.js';

const LANGUAGES = ['zh-CN', 'en'];

@Resolver()
export class AccessResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in; null for nobody.' })
  me(@Ctx() context: Context): Promise<ViewerType> | null {
    return context.viewer && shownViewer(context, context.viewer);
  }

  @Query(() => DemoAccess, { nullable: true, description: 'How to sign in to the made-up company; null for every real one.' })
  async demoAccess(@Ctx() context: Context): Promise<DemoAccess | null> {
    const { rows } = await context.database.pool.query<{ demo: boolean }>('select demo from company');
    return rows[0]?.demo ? { password: DEMO_PASSWORD, accounts: demoAccounts() } : null;
  }

  @Mutation(() => SignInResult, { description: 'Signs in by name and password and sets the session cookie. Repeated failures are slowed down, then asked to wait.' })
  async signIn(
    @Ctx() context: Context,
    @Arg('login', () => String, { description: 'The name used to sign in; case does not matter.' }) login: string,
    @Arg('password', () => String, { description: 'The password, exactly.' }) password: string,
  ): Promise<SignInResult> {
    const answer = await signIn(context.database.pool, context.signInLimits, { login, password, address: context.address, device: context.device });
    if ('message' in answer) {
      return { viewer: null, message: answer.message };
    }
    context.cookie?.set(answer.session.token);
    return { viewer: await shownViewer(context, answer.viewer), message: null };
  }

  @Mutation(() => Boolean, { description: 'Ends the session and its live sockets. True when there was one.' })
  async signOut(@Ctx() context: Context): Promise<boolean> {
    context.cookie?.clear();
    if (!context.viewer) {
      return false;
    }
    await revokeSession(context.database.pool, context.viewer.sessionId);
    await writeAccessLog(context.database.pool, { personId: context.viewer.personId, act: 'SIGN_OUT' });
    await context.liveSockets.look();
    return true;
  }

  @Authorized()
  @Mutation(() => ViewerType, { description: "Sets the viewer's own language: zh-CN or en." })
  async setLanguage(
    @Ctx() context: Context,
    @Arg('language', () => String, { description: 'zh-CN or en.' }) language: string,
  ): Promise<ViewerType> {
    if (!LANGUAGES.includes(language)) {
      throw badField('language', { zh: `没有“${language.slice(0, 20)}”这种语言，请选 ${LANGUAGES.join('、')}。`, en: `there is no "${language.slice(0, 20)}" here. Choose one of ${LANGUAGES.join(', ')}.` });
    }
    const viewer = viewerOfContext(context);
    await context.database.pool.query('update person set language = $2 where id = $1', [viewer.personId, language]);
    return shownViewer(context, { ...viewer, language });
  }

  @Authorized()
  @Mutation(() => ViewerType, { description: "Sets what is given of the viewer's own preferences; they hold on every device." })
  async setPreferences(@Ctx() context: Context, @Arg('input', () => PreferencesInput, { description: 'What changes.' }) input: PreferencesInput): Promise<ViewerType> {
    const viewer = viewerOfContext(context);
    await setPreferences(context.database.pool, viewer.personId, input);
    return shownViewer(context, viewer);
  }
}

/** The viewer as the contract shows them. Their own loaders: signing in changes who asks in the middle of a request. */
export async function shownViewer(context: Context, viewer: Viewer): Promise<ViewerType> {
  const loaders = organisationLoaders(context.database, viewer);
  const { rows } = await context.database.pool.query<{ now: Date; preferences: Partial<Preferences>; demo: boolean | null; zh: string | null; en: string | null }>(
    `select app_now() as now, p.preferences, company.demo, company.name_zh as zh, company.name_en as en from person p left join company on true where p.id = $1`,
    [viewer.personId],
  );
  const { now, preferences, demo, zh, en } = rows[0]!;
  const holdings = await Promise.all(
    viewer.holdings.map(async (holding) => ({
      post: (await loaders.post.load(holding.post))!,
      centre: holding.centreId === null ? null : await loaders.centre.load(holding.centreId),
      from: holding.from,
      until: holding.until,
      acting: holding.acting,
    })),
  );
  const centres = await Promise.all(viewer.centreIds.map((id) => loaders.centre.load(id)));
  return {
    id: viewer.personId,
    login: viewer.login,
    name: { zh: viewer.nameZh, en: viewer.nameEn },
    language: viewer.language,
    mustChangePassword: viewer.mustChangePassword,
    holdings,
    capabilities: Object.values(Capability).filter((capability) => viewer.capabilities.has(capability)),
    centres: centres.filter((centre) => centre !== null),
    preferences: preferencesOf(preferences),
    serverNow: now,
    demo: demo ?? false,
    clockAdjustable: context.clock === 'adjustable',
    companyName: { zh: zh ?? '管家', en: en ?? 'Guanjia' },
  };
}
