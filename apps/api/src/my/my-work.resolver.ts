import { Capability, MyWork } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { listMyWork } from './list-my-work.js';

@Resolver()
export class MyWorkResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => MyWork, { description: 'What the viewer owes, by time: cases in hand, owed by a post held, or sent there; and duties.' })
  myWork(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
  ): Promise<MyWork> {
    return listMyWork(context.database, viewerOfContext(context), centreIds);
  }
}
