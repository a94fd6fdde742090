import { Board, Capability } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import { scopeOf } from '../access/scope.js';
import { readerOfContext, type Context } from '../context.js';
import { boardForWalls } from '../wall/for-walls.js';
import { boardSnapshot } from './board-snapshot.js';

@Resolver()
export class BoardResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => Board, { description: 'The live board at this moment: every open case of these centres, and the cursor from which boardEvents goes on.' })
  async board(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
  ): Promise<Board> {
    const board = await boardSnapshot(context.database, scopeOf(readerOfContext(context), centreIds), context.viewer?.personId);
    return context.wall ? boardForWalls(board) : board;
  }
}
