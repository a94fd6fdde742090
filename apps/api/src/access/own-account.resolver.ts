import { ChangePasswordResult, OwnSession } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { changePassword } from './change-password.js';
import { ownSessions, revokeOwnSession } from './own-sessions.js';

/** One's own password and sessions: a session is enough to ask. */
@Resolver()
export class OwnAccountResolver {
  @Authorized()
  @Query(() => [OwnSession], { description: 'The browsers in which the viewer is signed in, this one first.' })
  mySessions(@Ctx() context: Context): Promise<OwnSession[]> {
    return ownSessions(context.database.pool, viewerOfContext(context));
  }

  @Authorized()
  @Mutation(() => Boolean, { description: "Ends one of the viewer's own sessions and its live sockets; any other is not found." })
  async revokeMySession(@Ctx() context: Context, @Arg('id', () => ID, { description: 'One of mySessions.' }) id: string): Promise<boolean> {
    await revokeOwnSession(context.database.pool, viewerOfContext(context), readId('id', id));
    await context.liveSockets.look();
    return true;
  }

  @Authorized()
  @Mutation(() => ChangePasswordResult, { description: "Changes the viewer's own password; all other sessions of the person end at once." })
  async changePassword(
    @Ctx() context: Context,
    @Arg('currentPassword', () => String, { description: 'The password that holds now, exactly.' }) current: string,
    @Arg('newPassword', () => String, { description: 'The new one: 8 to 256 characters, without the name used to sign in.' }) next: string,
  ): Promise<ChangePasswordResult> {
    const message = await changePassword(context.database.pool, context.signInLimits, viewerOfContext(context), { current, next, address: context.address });
    if (!message) await context.liveSockets.look();
    return { changed: !message, message };
  }
}
