import { Callback, CallbackConnection, CallbackCounts, CallbackFilter, CallbackOrder, Capability, RevealResult } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { findCallback, type CallbackNode } from './callback-node.js';
import { callbackScopeOf } from './callback-scope.js';
import { countQueues, listCallbacks, type CallbackPage } from './list-callbacks.js';
import { revealCallbackTelephone } from './reveal-callback-telephone.js';

/** Visits: found, listed, counted. */
@Resolver(() => CallbackConnection)
export class CallbackResolver {
  @Authorized(Capability.VIEW_CALLBACKS)
  @Query(() => Callback, { nullable: true, description: "One visit. Null: it does not exist, or is not the viewer's to see." })
  callback(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Which visit.' }) id: string): Promise<CallbackNode | null> {
    return findCallback(context.database.pool, readId('id', id), callbackScopeOf(viewerOfContext(context)));
  }

  @Authorized(Capability.VIEW_CALLBACKS)
  @Query(() => CallbackConnection, { description: 'Visits of the own centres, page by page. What was drawn is not here for who handled the matter, before the visit.' })
  callbacks(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
    @Arg('filter', () => CallbackFilter, { nullable: true, description: 'Which ones. Left out: all.' }) filter: CallbackFilter | null,
    @Arg('order', () => CallbackOrder, { nullable: true, description: 'Left out: DUE_ASC.' }) order: CallbackOrder | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ): Promise<CallbackPage> {
    return listCallbacks(context.database.pool, { scope: callbackScopeOf(viewerOfContext(context), centreIds), filter, order, first, after });
  }

  @FieldResolver(() => Int)
  totalCount(@Root() page: CallbackPage): Promise<number> {
    return page.countAll();
  }

  @Authorized(Capability.VIEW_CALLBACKS)
  @Query(() => CallbackCounts, { description: 'How many visits of the own centres stand in each part of the worklist.' })
  callbackCounts(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
  ): Promise<CallbackCounts> {
    return countQueues(context.database.pool, callbackScopeOf(viewerOfContext(context), centreIds));
  }

  @Authorized(Capability.REVEAL_TELEPHONE)
  @Mutation(() => RevealResult, { description: 'The whole telephone number of who is to be visited, for a reason; both are logged.' })
  revealCallbackTelephone(
    @Ctx() context: Context,
    @Arg('callbackId', () => ID, { description: 'Which visit.' }) callbackId: string,
    @Arg('reason', () => String, { description: 'Why, 2 to 500 characters.' }) reason: string,
  ) {
    return revealCallbackTelephone(context, viewerOfContext(context), callbackId, reason);
  }
}
