import { CallbackArchive, CallbackMonth, CallbackSample, Capability, PersonRef, SampleCandidate, ServiceCentre } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { badField } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { readId } from '../cases/door.js';
import { centreRef, personRef } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import { listArchives, type ArchiveNode } from './archives.js';
import { callbackScopeOf } from './callback-scope.js';
import { readMonth } from './matching-callbacks.js';
import { monthsUntil, readMonthOf, type MonthNode } from './read-month.js';
import { readSample, sampleCandidates, type SampleNode } from './sample.js';

const MOST_MONTHS = 24;
const CENTRE = { description: 'One of the own centres.' };

/** Months of visits: what is owed and was done, how it was drawn, what was archived. */
@Resolver(() => CallbackMonth)
export class CallbackMonthResolver {
  @Authorized(Capability.VIEW_CALLBACKS)
  @Query(() => CallbackMonth, { nullable: true, description: "The visits of one centre and month against what is asked for. Null: the centre is not the viewer's." })
  async callbackMonth(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, CENTRE) centreId: string,
    @Arg('month', () => String, { nullable: true, description: "YYYY-MM. Left out: the centre's present month." }) month: string | null,
  ): Promise<MonthNode | null> {
    return (await months(context, centreId, month, 1))[0] ?? null;
  }

  @Authorized(Capability.VIEW_CALLBACKS)
  @Query(() => [CallbackMonth], { description: "Some months up to the centre's present one, oldest first; none where the centre is not the viewer's." })
  callbackMonths(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, CENTRE) centreId: string,
    @Arg('last', () => Int, { nullable: true, description: `How many, ${MOST_MONTHS} at most. Left out: 12.` }) last: number | null,
  ): Promise<MonthNode[]> {
    const count = last ?? 12;
    if (count < 1 || count > MOST_MONTHS) throw badField('last', { zh: `为 ${count}；请填 1 至 ${MOST_MONTHS}。`, en: `is ${count}; ask for 1 to ${MOST_MONTHS}.` });
    return months(context, centreId, null, count);
  }

  @Authorized(Capability.VIEW_CALLBACKS)
  @Query(() => [CallbackArchive], { description: 'The archived months of a centre, newest first; 200 at most.' })
  callbackArchives(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, CENTRE) centreId: string,
  ): Promise<ArchiveNode[]> {
    return listArchives(context.database.pool, callbackScopeOf(viewerOfContext(context), [readId('centreId', centreId)]).centreIds);
  }

  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: MonthNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }

  @FieldResolver(() => CallbackSample)
  sample(@Root() month: MonthNode, @Ctx() context: Context): Promise<SampleNode> {
    return readSample(context.database.pool, month);
  }

  @FieldResolver(() => CallbackArchive, { nullable: true })
  async archive(@Root() { centreId, month }: MonthNode, @Ctx() context: Context): Promise<ArchiveNode | null> {
    return (await listArchives(context.database.pool, [centreId], month))[0] ?? null;
  }
}

async function months(context: Context, centreId: string, month: string | null, count: number): Promise<MonthNode[]> {
  const scope = callbackScopeOf(viewerOfContext(context));
  const wanted = await monthsUntil(context.database.pool, readId('centreId', centreId), month === null ? null : readMonth('month', month), count, scope);
  return Promise.all(wanted.map((one) => readMonthOf(context.database, one, scope)));
}

@Resolver(() => CallbackSample)
export class CallbackSampleResolver {
  @FieldResolver(() => [SampleCandidate], { nullable: true })
  candidates(@Root() sample: SampleNode, @Ctx() context: Context): Promise<SampleCandidate[] | null> {
    return sampleCandidates(context.database.pool, sample, scopeOf(viewerOfContext(context)));
  }
}

@Resolver(() => CallbackArchive)
export class CallbackArchiveResolver {
  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: ArchiveNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  archivedBy(@Root() { archivedById }: ArchiveNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, archivedById);
  }
}
