import { Board, Capability } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { boardSnapshot } from './board-snapshot.js';

@Resolver()
export class BoardResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => Board, { description: 'The live board at this moment: every open case of these centres, and the cursor from which boardEvents goes on.' })
  board(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
  ): Promise<Board> {
    return boardSnapshot(context.database, scopeOf(viewerOfContext(context), centreIds));
  }
}
