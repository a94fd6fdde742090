import { CallbackOccasion, Capability, EndOccasionInput, OccasionConnection, OccasionKind, OccasionResult, PersonRef, Place, RecordOccasionInput, ServiceCentre } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { centreRef, personRef } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import type { PlaceRow } from '../organisation/places.js';
import { callbackScopeOf } from './callback-scope.js';
import { endOccasion } from './end-occasion.js';
import { findOccasion, listOccasions, type OccasionNode, type OccasionPage } from './occasions.js';
import { recordOccasion, type OccasionOutcome } from './record-occasion.js';

/** Contracted services and events: listed, recorded, ended. */
@Resolver(() => OccasionConnection)
export class OccasionListResolver {
  @Authorized(Capability.VIEW_CALLBACKS)
  @Query(() => OccasionConnection, { description: 'Contracted services and events of the own centres, the last recorded first, page by page.' })
  callbackOccasions(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
    @Arg('kind', () => OccasionKind, { nullable: true, description: 'Only these. Left out: both.' }) kind: OccasionKind | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ): Promise<OccasionPage> {
    const { centreIds: own } = callbackScopeOf(viewerOfContext(context), centreIds);
    return listOccasions(context.database.pool, { centreIds: own, kind, first, after });
  }

  @FieldResolver(() => Int)
  totalCount(@Root() page: OccasionPage): Promise<number> {
    return page.countAll();
  }

  @Authorized(Capability.MAKE_CALLBACK)
  @Mutation(() => OccasionResult, { description: 'Records a contracted service (CB-03), or a publication or event (CB-05), whose visits then arise by themselves.' })
  async recordOccasion(@Ctx() context: Context, @Arg('input', () => RecordOccasionInput, { description: 'What, where and when, under which key.' }) input: RecordOccasionInput) {
    return occasionAnswer(context, await recordOccasion(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.MAKE_CALLBACK)
  @Mutation(() => OccasionResult, { description: 'Says that a contracted service really ended: the visit after its end counts from then (CB-03).' })
  async endOccasion(@Ctx() context: Context, @Arg('input', () => EndOccasionInput, { description: 'Which and when, under which key.' }) input: EndOccasionInput) {
    return occasionAnswer(context, await endOccasion(context, viewerOfContext(context), input));
  }
}

async function occasionAnswer(context: Context, outcome: OccasionOutcome) {
  if (outcome.kind === 'refused') return { occasion: null, refusal: outcome.refusal };
  return { occasion: await findOccasion(context.database.pool, outcome.occasionId, callbackScopeOf(viewerOfContext(context)).centreIds), refusal: null };
}

/** What hangs on an occasion. */
@Resolver(() => CallbackOccasion)
export class OccasionFieldsResolver {
  @FieldResolver(() => ServiceCentre)
  centre(@Root() node: OccasionNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, node.centreId);
  }

  @FieldResolver(() => Place, { nullable: true })
  async unit(@Root() { unitId }: OccasionNode, @Ctx() context: Context): Promise<PlaceRow | null> {
    return unitId === null ? null : context.organisation.place.load(unitId);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  recordedBy(@Root() node: OccasionNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.recordedById);
  }
}
