import { Capability, ChangeCompanySettingsInput, ChangeCompanySettingsResult, CompanySettings, DateTime, QuietHoursInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { forbidden, notFound } from '../access/refusals.js';
import { viewerOfContext, type Context } from '../context.js';
import { companySettingsView } from './adoption-views.js';
import { cancelSettingsChange, changeSettings } from './company-settings.js';
import { setQuietHours } from './quiet-hours.js';

@Resolver()
export class SettingsResolver {
  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => CompanySettings, { description: 'What the texts leave to the company, today and planned: limits, the default ladder, quiet hours.' })
  companySettings(@Ctx() context: Context): Promise<CompanySettings> {
    return companySettingsView(context.database, viewerOfContext(context).language);
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => ChangeCompanySettingsResult, { description: 'New limits or another default ladder for the whole company, from now or a later moment on; cases received before keep theirs (law 4).' })
  async changeCompanySettings(@Ctx() context: Context, @Arg('input', () => ChangeCompanySettingsInput, { description: 'Which limits, why, from when.' }) input: ChangeCompanySettingsInput): Promise<ChangeCompanySettingsResult> {
    const personId = await managesAll(context);
    const problems = await changeSettings(context.database, personId, input);
    return { problems, settings: await this.companySettings(context) };
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => ChangeCompanySettingsResult, { description: 'Takes back a change that has not begun. Not found: none begins then.' })
  async cancelSettingsChange(@Ctx() context: Context, @Arg('from', () => DateTime, { description: 'From when it was to hold.' }) from: Date): Promise<ChangeCompanySettingsResult> {
    const personId = await managesAll(context);
    if (!(await cancelSettingsChange(context.database, personId, from))) throw notFound();
    return { problems: [], settings: await this.companySettings(context) };
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => ChangeCompanySettingsResult, { description: 'Quiet hours of the company from now on: notices about wishes (SHOULD) wait for their end, those about orders (MUST) never do.' })
  async setQuietHours(
    @Ctx() context: Context,
    @Arg('hours', () => QuietHoursInput, { nullable: true, description: 'Null: none any more.' }) hours: QuietHoursInput | null,
    @Arg('reason', () => String, { description: 'Why; kept in the access log.' }) reason: string,
  ): Promise<ChangeCompanySettingsResult> {
    const personId = await managesAll(context);
    const problems = await setQuietHours(context.database, personId, { hours, reason });
    return { problems, settings: await this.companySettings(context) };
  }
}

/** The settings are the whole company's: who manages procedures at some centres only may not set them for the others. */
async function managesAll(context: Context): Promise<string> {
  const viewer = viewerOfContext(context);
  const managed = viewer.centresWith(Capability.MANAGE_POLICIES);
  const { rows } = await context.database.pool.query<{ count: number }>('select count(*)::int as count from service_centre');
  if (managed.length < rows[0]!.count) throw forbidden();
  return viewer.personId;
}
