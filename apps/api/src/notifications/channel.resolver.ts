import {
  Capability, ChannelTestResult, NoticeRecipient, NotificationChannel, NotificationChannelResult, PersonRef, Post, ServiceCentre, SetNotificationChannelInput,
} from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { centreRef, personRef, postRef, postRefs } from '../cases/named-refs.js';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { findChannels, type ChannelNode, type ChannelScope } from './channel-node.js';
import { recipientsOf, type RecipientNode } from './recipients.js';
import { removeNotificationChannel, setNotificationChannel } from './set-notification-channel.js';
import { testNotificationChannel } from './test-notification-channel.js';

/** Channels of all centres are for those who hold a company post that manages them. */
function managed(context: Context): ChannelScope {
  const viewer = viewerOfContext(context);
  const company = viewer.holdings.some((holding) => holding.centreId === null && holding.capabilities.includes(Capability.MANAGE_NOTIFICATIONS));
  return { centreIds: viewer.centresWith(Capability.MANAGE_NOTIFICATIONS), company };
}

/** By which ways people are told. */
@Resolver(() => NotificationChannel)
export class ChannelResolver {
  @Authorized(Capability.MANAGE_NOTIFICATIONS)
  @Query(() => [NotificationChannel], { description: 'The channels of the own centres, addresses masked; those of the whole company for a company post.' })
  notificationChannels(@Ctx() context: Context): Promise<ChannelNode[]> {
    return findChannels(context.database.pool, managed(context));
  }

  @Authorized(Capability.MANAGE_NOTIFICATIONS)
  @Query(() => [NoticeRecipient], { description: 'Everyone whom a step of a centre can reach today, and whether anything but a screen tells them.' })
  async noticeRecipients(@Ctx() context: Context, @Arg('centreId', () => ID, { description: 'One of the own centres.' }) centreId: string) {
    const { centreIds, company } = managed(context);
    if (!centreIds.includes(centreId)) throw notFound();
    const recipients = await recipientsOf(context.database.pool, centreId);
    return Promise.all(recipients.map(async ({ personId, postKeys, reachable, ofCompany }: RecipientNode) => ({
      person: await personRef(context, personId), posts: await postRefs(context, postKeys), reachable, settable: company || !ofCompany,
    })));
  }

  @Authorized(Capability.MANAGE_NOTIFICATIONS)
  @Mutation(() => NotificationChannelResult, { description: 'Adds a channel, or changes one.' })
  async setNotificationChannel(@Ctx() context: Context, @Arg('input', () => SetNotificationChannelInput, { description: 'As it shall be.' }) input: SetNotificationChannelInput) {
    const { allowsHttp: allowHttp, sendsMail } = context.sender;
    const set = await setNotificationChannel(context.database.pool, { scope: managed(context), personId: viewerOfContext(context).personId, input, allowHttp, sendsMail });
    if ('zh' in set) return { channel: null, refusal: { rule: null, clause: null, message: set } };
    context.notifier.poke();
    return { channel: set, refusal: null };
  }

  @Authorized(Capability.MANAGE_NOTIFICATIONS)
  @Mutation(() => NotificationChannelResult, { description: 'Takes a channel away; what waited for it is given up. Answers it as it was.' })
  async removeNotificationChannel(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Which channel.' }) id: string) {
    return { channel: await removeNotificationChannel(context.database.pool, managed(context), id), refusal: null };
  }

  @Authorized(Capability.MANAGE_NOTIFICATIONS)
  @Mutation(() => ChannelTestResult, { description: 'Sends a trial message by a channel and says what became of it; within 30 s.' })
  async testNotificationChannel(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Which channel.' }) id: string): Promise<ChannelTestResult> {
    const [channel] = await findChannels(context.database.pool, managed(context), readId('id', id));
    if (!channel) throw notFound();
    return testNotificationChannel(context.database.pool, context.sender, channel.id, context.publicUrl);
  }

  @FieldResolver(() => ServiceCentre, { nullable: true })
  centre(@Root() node: ChannelNode, @Ctx() context: Context): Promise<ServiceCentre> | null {
    return node.centreId === null ? null : centreRef(context, node.centreId);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  person(@Root() node: ChannelNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.personId);
  }

  @FieldResolver(() => Post, { nullable: true })
  post(@Root() node: ChannelNode, @Ctx() context: Context): Promise<Post> | null {
    return node.postKey === null ? null : postRef(context, node.postKey);
  }
}
