import { Capability, CreatedWall, CreateWallInput, ThisWall, Wall, WallInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { changeWall } from './change-wall.js';
import { createWall } from './create-wall.js';
import { findWalls } from './find-walls.js';
import { revokeWall } from './revoke-wall.js';
import { thisWall } from './this-wall.js';

@Resolver()
export class WallResolver {
  @Query(() => ThisWall, { nullable: true, description: 'The wall whose token asks; null for everybody else, and for a token that opens nothing.' })
  thisWall(@Ctx() context: Context): Promise<ThisWall> | null {
    return context.wall && thisWall(context.database.pool, context.wall);
  }

  @Authorized(Capability.MANAGE_WALLS)
  @Query(() => [Wall], { description: 'The walls of the centres at which the viewer manages them, those that still open first.' })
  walls(@Ctx() context: Context): Promise<Wall[]> {
    return findWalls(context.database.pool, viewerOfContext(context).centresWith(Capability.MANAGE_WALLS));
  }

  @Authorized(Capability.MANAGE_WALLS)
  @Mutation(() => CreatedWall, { description: 'Makes a wall and says its token, once. Logged.' })
  createWall(@Ctx() context: Context, @Arg('input', () => CreateWallInput, { description: 'The wall.' }) input: CreateWallInput): Promise<CreatedWall> {
    return createWall(context.database.pool, viewerOfContext(context), input);
  }

  @Authorized(Capability.MANAGE_WALLS)
  @Mutation(() => Wall, { description: 'Changes where a wall hangs, whose board it shows and what it speaks; its address stays, and the screen shows the change by itself. Logged.' })
  async changeWall(@Ctx() context: Context, @Arg('id', () => ID, { description: 'One of walls that still opens.' }) id: string, @Arg('input', () => WallInput, { description: 'What it is from now on.' }) input: WallInput): Promise<Wall> {
    const wall = await changeWall(context.database.pool, viewerOfContext(context), readId('id', id), input);
    await context.liveSockets.look();
    return wall;
  }

  @Authorized(Capability.MANAGE_WALLS)
  @Mutation(() => Wall, { description: "Ends a wall's token for good, and its live sockets. Logged." })
  async revokeWall(@Ctx() context: Context, @Arg('id', () => ID, { description: 'One of walls.' }) id: string): Promise<Wall> {
    const wall = await revokeWall(context.database.pool, viewerOfContext(context), readId('id', id));
    await context.liveSockets.look();
    return wall;
  }
}
