import { Capability, FigureAlert, ServiceCentre } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { readId } from '../../cases/door.js';
import { centreRef } from '../../cases/named-refs.js';
import { viewerOfContext, type Context } from '../../context.js';
import { figureScopeOf } from '../figure-scope.js';
import { readAlerts, type AlertNode } from './read-alerts.js';

@Resolver(() => FigureAlert)
export class FigureAlertsResolver {
  @Authorized(Capability.VIEW_FIGURES)
  @Query(() => [FigureAlert], { description: 'What somebody should know about the figures of the own centres before the month ends.' })
  figureAlerts(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
  ): Promise<AlertNode[]> {
    return readAlerts(context.database, figureScopeOf(viewerOfContext(context), centreIds?.map((id) => readId('centreIds', id))));
  }

  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: AlertNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }
}
