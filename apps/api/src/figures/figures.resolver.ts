import { Capability, Figure, FigureRecord, FigureRecordConnection, FigureSet, FigureVersion, FiguresInput, FreezeFiguresInput, FreezeFiguresResult, PersonRef, ServiceCentre } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { readId } from '../cases/door.js';
import { centreRef, personRef } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import { freezeFigures, type FreezeAnswer } from './freeze-figures.js';
import { figureScopeOf } from './figure-scope.js';
import { readFigures } from './read-figures.js';
import { readRecords, type RecordNode } from './read-records.js';
import { versionsOf, type VersionNode } from './versions.js';

/** Figures of the own centres, the records behind them, and months frozen. */
@Resolver(() => Figure)
export class FiguresResolver {
  @Authorized(Capability.VIEW_FIGURES)
  @Query(() => FigureSet, { description: 'Any figures of the own centres, all of one moment. A person as a dimension asks for VIEW_PERSON_FIGURES.' })
  figures(@Ctx() context: Context, @Arg('input', () => FiguresInput, { description: 'Which figures, of which centres and months.' }) input: FiguresInput) {
    return readFigures(context.database, figureScopeOf(viewerOfContext(context)), input);
  }

  @Authorized(Capability.VIEW_FIGURES)
  @Query(() => FigureRecordConnection, { description: 'The records that a number counted, oldest first: those that the viewer may see, page by page.' })
  figureRecords(
    @Ctx() context: Context,
    @Arg('records', () => String, { description: 'As the number had it: `records`.' }) records: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ) {
    return readRecords(context.database, figureScopeOf(viewerOfContext(context)), { records, first, after });
  }

  @Authorized(Capability.VIEW_FIGURES)
  @Query(() => [FigureVersion], { description: 'The frozen months of a centre, the newest month and version first.' })
  async figureVersions(@Ctx() context: Context, @Arg('centreId', () => ID, { description: 'One of the own centres.' }) centreId: string): Promise<VersionNode[]> {
    const { centreIds } = figureScopeOf(viewerOfContext(context), [readId('centreId', centreId)]);
    if (centreIds.length === 0) throw notFound();
    return versionsOf(context.database.pool, centreIds);
  }

  @Authorized(Capability.FREEZE_FIGURES)
  @Mutation(() => FreezeFiguresResult, { description: 'Keeps the figures of a month that is over as they are now. What is corrected later makes the next version, and changes none.' })
  freezeFigures(@Ctx() context: Context, @Arg('input', () => FreezeFiguresInput, { description: 'Which centre and month, and what is to be said of it.' }) input: FreezeFiguresInput): Promise<FreezeAnswer> {
    return freezeFigures(context, viewerOfContext(context), input);
  }
}

@Resolver(() => FigureVersion)
export class FigureVersionResolver {
  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: VersionNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }

  @FieldResolver(() => PersonRef)
  frozenBy(@Root() { frozenById }: VersionNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, frozenById);
  }
}

@Resolver(() => FigureRecord)
export class FigureRecordResolver {
  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: RecordNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }
}
