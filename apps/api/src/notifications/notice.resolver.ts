import { Capability, Notice, NoticeConnection, NoticeFilter, Obligation, PersonRef, Post, ResendResult, ServiceCentre } from '@guanjia/schema';
import DataLoader from 'dataloader';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { viewerScopeOf, type ViewerScope } from '../callbacks/callback-scope.js';
import { centreRef, personRef, postRef, postRefs } from '../cases/named-refs.js';
import { readId } from '../cases/door.js';
import type { ObligationNode } from '../cases/obligation-node.js';
import { viewerOfContext, type Context } from '../context.js';
import { findNotice, listNotices, noticesOfObligations } from './list-notices.js';
import type { NoticeNode } from './notice-node.js';
import { resendNotice } from './resend-notice.js';

/** Centres at which the viewer may do this and sees the records as well. */
function scopeWith(context: Context, capability: Capability, wanted?: readonly string[] | null): ViewerScope {
  const viewer = viewerOfContext(context);
  const allowed = viewer.centresWith(capability);
  const scope = viewerScopeOf(viewer, wanted);
  return { ...scope, centreIds: scope.centreIds.filter((id) => allowed.includes(id)) };
}

const loaders = new WeakMap<Context, DataLoader<string, NoticeNode[]>>();

function noticeLoader(context: Context): DataLoader<string, NoticeNode[]> {
  let loader = loaders.get(context);
  if (!loader) {
    loader = new DataLoader((ids) => noticesOfObligations(context.database, ids), { cache: false });
    loaders.set(context, loader);
  }
  return loader;
}

/** Whom steps were told to, and whether it arrived. */
@Resolver(() => Notice)
export class NoticeResolver {
  @Authorized(Capability.VIEW_NOTICES)
  @Query(() => NoticeConnection, { description: 'What was told to whom at the own centres, newest first.' })
  notices(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
    @Arg('filter', () => NoticeFilter, { nullable: true, description: 'Which ones. Left out: all.' }) filter: NoticeFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ) {
    return listNotices(context.database, { scope: scopeWith(context, Capability.VIEW_NOTICES, centreIds), filter, first, after });
  }

  @Authorized(Capability.MANAGE_NOTIFICATIONS)
  @Mutation(() => ResendResult, { description: 'Sends a notice again, whatever became of it; one that had arrived says that it may be a double.' })
  async resendNotice(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Which notice.' }) id: string) {
    const scope = scopeWith(context, Capability.MANAGE_NOTIFICATIONS);
    const noticeId = readId('id', id);
    if (!(await findNotice(context.database, noticeId, scope))) throw notFound();
    if (!(await resendNotice(context.database.pool, noticeId))) {
      const message = { zh: '该通知正在等待发送，或其渠道已移除。', en: 'It is about to be sent anyway, or its channel was removed.' };
      return { notice: null, refusal: { rule: null, clause: null, message } };
    }
    context.notifier.poke();
    return { notice: await findNotice(context.database, noticeId, scope), refusal: null };
  }

  @FieldResolver(() => ServiceCentre)
  centre(@Root() node: NoticeNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, node.centreId);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  person(@Root() node: NoticeNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.personId);
  }

  @FieldResolver(() => Post)
  post(@Root() node: NoticeNode, @Ctx() context: Context): Promise<Post> {
    return postRef(context, node.postKey);
  }

  @FieldResolver(() => [Post])
  passedOver(@Root() node: NoticeNode, @Ctx() context: Context): Promise<Post[]> {
    return postRefs(context, node.passedOverKeys);
  }
}

/** What hangs on an obligation: whoever sees the case sees whether its steps reached somebody. */
@Resolver(() => Obligation)
export class ObligationNoticesResolver {
  @Authorized(Capability.VIEW_CASES)
  @FieldResolver(() => [Notice], { description: 'To whom its steps were told, by what, and whether it arrived; oldest first.' })
  notices(@Root() node: ObligationNode, @Ctx() context: Context): Promise<NoticeNode[]> {
    return noticeLoader(context).load(node.id);
  }
}
