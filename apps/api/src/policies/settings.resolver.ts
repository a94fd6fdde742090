import { Capability, ChangeCompanySettingsInput, ChangeCompanySettingsResult, CompanySettings, DateTime } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { forbidden, notFound } from '../access/refusals.js';
import { viewerOfContext, type Context } from '../context.js';
import { companySettingsView } from './adoption-views.js';
import { cancelSettingsChange, changeSettings } from './company-settings.js';

@Resolver()
export class SettingsResolver {
  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => CompanySettings, { description: 'The limits that the texts leave to the company, today and planned.' })
  companySettings(@Ctx() context: Context): Promise<CompanySettings> {
    return companySettingsView(context.database, viewerOfContext(context).language);
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => ChangeCompanySettingsResult, { description: 'New limits for the whole company, from now or a later moment on; cases received before keep theirs (law 4).' })
  async changeCompanySettings(@Ctx() context: Context, @Arg('input', () => ChangeCompanySettingsInput, { description: 'Which limits, why, from when.' }) input: ChangeCompanySettingsInput): Promise<ChangeCompanySettingsResult> {
    const personId = await managesAll(context);
    const problems = await changeSettings(context.database, personId, input);
    return { problems, settings: await this.companySettings(context) };
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => ChangeCompanySettingsResult, { description: 'Takes back a change of limits that has not begun. Not found: none begins then.' })
  async cancelSettingsChange(@Ctx() context: Context, @Arg('from', () => DateTime, { description: 'From when it was to hold.' }) from: Date): Promise<ChangeCompanySettingsResult> {
    const personId = await managesAll(context);
    if (!(await cancelSettingsChange(context.database, personId, from))) throw notFound();
    return { problems: [], settings: await this.companySettings(context) };
  }
}

/** The limits are the whole company's: who manages procedures at some centres only may not set them for the others. */
async function managesAll(context: Context): Promise<string> {
  const viewer = viewerOfContext(context);
  const managed = viewer.centresWith(Capability.MANAGE_POLICIES);
  const { rows } = await context.database.pool.query<{ count: number }>('select count(*)::int as count from service_centre');
  if (managed.length < rows[0]!.count) throw forbidden();
  return viewer.personId;
}
