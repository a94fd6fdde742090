import { Capability, ComplaintChannels, ComplaintChannelsResult, ComplaintSample, Lesson, LessonConnection, LessonReading, PersonRef, ServiceCentre, SetComplaintChannelsInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { readId } from '../cases/door.js';
import { centreRef, personRef } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import { findChannels, setChannels, type ChannelsNode } from './complaint-channels.js';
import { confirmLesson, findLesson, listLessons, readingsOf, type LessonNode } from './list-lessons.js';
import { readSample, type SampleNode } from './read-sample.js';

/** What was sampled for the month (CP-29). */
@Resolver(() => ComplaintSample)
export class ComplaintSampleResolver {
  @Authorized(Capability.VIEW_COMPLAINT_REPORTS)
  @Query(() => ComplaintSample, { nullable: true, description: 'What was sampled for a duty of CP-29, or what might be. Null: there is no such duty, or it lies outside of the centres whose reports the viewer may see.' })
  complaintSample(@Ctx() context: Context, @Arg('dutyId', () => ID, { description: 'The duty.' }) dutyId: string): Promise<SampleNode | null> {
    const viewer = viewerOfContext(context);
    return readSample(context.database.pool, readId('dutyId', dutyId), scopeOf(viewer, viewer.centresWith('VIEW_COMPLAINT_REPORTS')));
  }
}

/** Lessons of complaints, shared with all staff (CP-30). */
@Resolver(() => Lesson)
export class LessonResolver {
  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => LessonConnection, { description: 'What was learned from complaints, newest first: for everybody who holds a post there.' })
  lessons(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Of which centres; others than the own ones are passed over. Left out: all of the own ones.' }) centreIds: string[] | null,
    @Arg('unread', () => Boolean, { nullable: true, description: 'True: only those that the viewer has not confirmed.' }) unread: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ) {
    return listLessons(context.database.pool, viewerOfContext(context), { centreIds: centreIds?.map((id) => readId('centreIds', id)) ?? null, unread: unread ?? false, first, after });
  }

  @Authorized(Capability.VIEW_POLICIES)
  @Mutation(() => Lesson, { description: 'Says that the viewer has read a lesson (CP-30). Said again, it stays as it was.' })
  async confirmLesson(@Ctx() context: Context, @Arg('lessonId', () => ID, { description: 'Which one.' }) lessonId: string): Promise<LessonNode> {
    const { pool } = context.database;
    const viewer = viewerOfContext(context);
    const id = readId('lessonId', lessonId);
    if (!(await findLesson(pool, viewer, id))) throw notFound();
    await confirmLesson(pool, id, viewer.personId);
    return (await findLesson(pool, viewer, id))!;
  }

  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: LessonNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  author(@Root() { authorId }: LessonNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, authorId);
  }

  @FieldResolver(() => String, { nullable: true })
  caseNumber(@Root() { number, centreId }: LessonNode, @Ctx() context: Context): string | null {
    return viewerOfContext(context).centreIds.includes(centreId) ? number : null;
  }

  @FieldResolver(() => [LessonReading])
  async readings(@Root() node: LessonNode, @Ctx() context: Context): Promise<LessonReading[]> {
    const read = (await readings(context, node)).filter(({ readAt }) => readAt !== null);
    return Promise.all(read.map(async ({ personId, readAt }) => ({ person: (await personRef(context, personId))!, readAt: readAt! })));
  }

  @FieldResolver(() => [PersonRef])
  async unreadBy(@Root() node: LessonNode, @Ctx() context: Context): Promise<PersonRef[]> {
    const unread = (await readings(context, node)).filter(({ readAt }) => readAt === null);
    return Promise.all(unread.map(async ({ personId }) => (await personRef(context, personId))!));
  }
}

/** Who has read what is told to those who share the lessons, and to nobody else. */
async function readings(context: Context, node: LessonNode) {
  return viewerOfContext(context).capabilitiesAt(node.centreId).has('WRITE_COMPLAINT_REPORT') ? readingsOf(context.database.pool, node) : [];
}

/** How residents can complain (CP-31). */
@Resolver(() => ComplaintChannels)
export class ComplaintChannelsResolver {
  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => ComplaintChannels, { nullable: true, description: 'By which ways residents can complain at a centre. Null: nobody has said yet.' })
  complaintChannels(@Ctx() context: Context, @Arg('centreId', () => ID, { description: 'One of the own centres; any other is not found.' }) centreId: string): Promise<ChannelsNode | null> {
    const id = readId('centreId', centreId);
    if (!viewerOfContext(context).centresWith('VIEW_POLICIES').includes(id)) throw notFound();
    return findChannels(context.database.pool, id);
  }

  @Authorized(Capability.MANAGE_COMPLAINT_CHANNELS)
  @Mutation(() => ComplaintChannelsResult, { description: 'Says by which ways residents can complain at a centre (CP-31).' })
  async setComplaintChannels(@Ctx() context: Context, @Arg('input', () => SetComplaintChannelsInput, { description: 'All of them.' }) input: SetComplaintChannelsInput) {
    const message = await setChannels(context, viewerOfContext(context), input);
    return message ? { channels: null, refusal: { rule: null, clause: null, message } } : { channels: await findChannels(context.database.pool, readId('centreId', input.centreId)), refusal: null };
  }

  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: ChannelsNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  setBy(@Root() { setById }: ChannelsNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, setById);
  }
}
