import { CallbackOccasion, Capability, OccasionConnection, OccasionKind, PersonRef, Place, ServiceCentre } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { centreRef, personRef } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import type { PlaceRow } from '../organisation/places.js';
import { callbackScopeOf } from './callback-scope.js';
import { listOccasions, type OccasionNode, type OccasionPage } from './occasions.js';

/** Contracted services and events: listed. */
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
