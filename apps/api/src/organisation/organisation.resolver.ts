import { Capability, CaseRef, Place, Post, Resident, ServiceCentre } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { viewerOfContext, type Context } from '../context.js';
import { centreOf, postOf } from './organisation-loaders.js';
import { ServiceCentreEntity } from './centre.entity.js';
import { searchPlaces, type PlaceRow } from './places.js';
import { PostEntity } from './post.entity.js';

@Resolver(() => Place)
export class OrganisationResolver {
  @Authorized(Capability.VIEW_ORGANISATION)
  @Query(() => [ServiceCentre], { description: "The centres at which the viewer holds a post, in the company's order; all of them for a company post." })
  async serviceCentres(@Ctx() context: Context): Promise<ServiceCentre[]> {
    const own = new Set(viewerOfContext(context).centresWith(Capability.VIEW_ORGANISATION));
    const centres = await context.database.dataSource.getRepository(ServiceCentreEntity).find({ order: { ordinal: 'ASC', code: 'ASC' } });
    return centres.filter((centre) => own.has(centre.id)).map(centreOf);
  }

  @Authorized(Capability.VIEW_ORGANISATION)
  @Query(() => [Post], { description: "The company's posts, from the desk upwards." })
  async posts(@Ctx() context: Context): Promise<Post[]> {
    const posts = await context.database.dataSource.getRepository(PostEntity).find({ order: { ordinal: 'ASC', key: 'ASC' } });
    return posts.map(postOf);
  }

  @Authorized(Capability.VIEW_CASES)
  @Query(() => [Place], { description: "Units and public areas of a centre by room, a resident's name, its pinyin or initials, a telephone (for who may receive cases or see numbers), or the area's name; 20 at most." })
  async places(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, { description: 'One of the own centres; any other is not found.' }) centreId: string,
    @Arg('search', () => String, { description: 'What was typed: "3-1201", a name, "cxm", a telephone number or its end.' }) search: string,
  ): Promise<PlaceRow[]> {
    const viewer = viewerOfContext(context);
    if (!viewer.centreIds.includes(centreId)) {
      throw notFound();
    }
    // Whoever may not ask for a number could otherwise find it out figure by figure.
    const may = viewer.capabilitiesAt(centreId);
    return searchPlaces(context.database.pool, centreId, search, { byTelephone: may.has(Capability.RECEIVE_CASE) || may.has(Capability.REVEAL_TELEPHONE) });
  }

  @FieldResolver(() => [Resident])
  residents(@Root() place: PlaceRow, @Ctx() context: Context): Promise<Resident[]> | Resident[] {
    return place.kind === 'UNIT' ? context.organisation.residentsOfUnit.load(place.id) : [];
  }

  @FieldResolver(() => [CaseRef])
  openCases(@Root() place: PlaceRow, @Ctx() context: Context): Promise<CaseRef[]> {
    return context.organisation.openCasesOfPlace.load(place.id);
  }
}
