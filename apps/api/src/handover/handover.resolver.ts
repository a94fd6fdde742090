import {
  Capability, DutyLogLine, DutyPerson, HandoverConnection, HandoverNote, HandoverResult, HandoverSummary, HandOverInput, OpenMatter, PersonRef, Post, PostOnDuty, ServiceCentre,
  ShiftHandover, SignHandoverInput, WriteHandoverNoteInput,
} from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { casesById } from '../cases/case-node.js';
import { readId, readOptionalId } from '../cases/door.js';
import { journalByNumber } from '../cases/list-journal.js';
import { centreRef, personRef, postRef, postRefs } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import type { DutyPersonRow, PostOnDutyRow } from '../organisation/on-duty.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { handOver, signHandover, writeHandoverNote, type HandoverOutcome } from './hand-over.js';
import { listHandovers, type SummaryNode } from './list-handovers.js';
import { findHandover, notesOf, readRunning, type HandoverNode } from './read-handover.js';

/** Hand-over of shifts. A centre's lines are filtered by what the viewer may see of its cases: a confidential matter is on the record and on no other's screen. */
@Resolver(() => ShiftHandover)
export class HandoverResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => ShiftHandover, { nullable: true, description: 'The running shift of a centre as it would be handed over; with `id`, a past hand-over as it was. Null: there is no such hand-over.' })
  async handover(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, { description: 'One of the own centres; any other is not found.' }) centreId: string,
    @Arg('id', () => ID, { nullable: true, description: 'A past hand-over. Left out: the running shift.' }) id: string | null,
  ): Promise<HandoverNode | null> {
    const centre = ownCentre(context, centreId);
    const handoverId = readOptionalId('id', id);
    return handoverId === null ? readRunning(context.database.pool, centre) : findHandover(context.database.pool, handoverId, [centre]);
  }

  @Authorized(Capability.VIEW_CASES)
  @Query(() => HandoverConnection, { description: 'Past hand-overs of a centre, newest first.' })
  handovers(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, { description: 'One of the own centres; any other is not found.' }) centreId: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ) {
    return listHandovers(context.database.pool, { centreId: ownCentre(context, centreId), first, after });
  }

  @Authorized(Capability.HAND_OVER)
  @Mutation(() => HandoverResult, { description: 'Writes a note for the next shift (CP-33).' })
  async writeHandoverNote(@Ctx() context: Context, @Arg('input', () => WriteHandoverNoteInput, { description: 'The note.' }) input: WriteHandoverNoteInput) {
    return answer(context, await writeHandoverNote(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HAND_OVER)
  @Mutation(() => HandoverResult, { description: 'The leaving shift hands over; what it showed is frozen. Refused while the hand-over before is unsigned.' })
  async handOver(@Ctx() context: Context, @Arg('input', () => HandOverInput, { description: 'Where.' }) input: HandOverInput) {
    return answer(context, await handOver(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HAND_OVER)
  @Mutation(() => HandoverResult, { description: 'The next shift signs for what it takes over. Refused to the person who handed over (law 10).' })
  async signHandover(@Ctx() context: Context, @Arg('input', () => SignHandoverInput, { description: 'Which one.' }) input: SignHandoverInput) {
    return answer(context, await signHandover(context, viewerOfContext(context), input));
  }

  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: HandoverNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }

  @FieldResolver(() => [PostOnDuty])
  onDuty(@Root() { onDutyRows }: HandoverNode, @Ctx() context: Context): Promise<PostOnDuty[]> {
    return postsOnDuty(context, onDutyRows);
  }

  @FieldResolver(() => [DutyLogLine])
  async log(@Root() { logLines, centreId }: HandoverNode, @Ctx() context: Context) {
    const cases = await casesById(context.database.pool, logLines.map((line) => line.case_id), scopeOf(viewerOfContext(context), [centreId]));
    const seen = logLines.flatMap((line) => cases.get(line.case_id) ?? []).length;
    const acts = seen === 0 ? new Map() : await journalByNumber(context.database.pool, logLines.filter((line) => cases.has(line.case_id)).flatMap((line) => line.facts.acts));
    return logLines.flatMap(({ case_id, facts }) => {
      const node = cases.get(case_id);
      return node ? [{ case: node, received: facts.received, status: facts.status, owner: postRef(context, facts.ownerPost), acts: facts.acts.flatMap((n) => acts.get(n) ?? []) }] : [];
    });
  }

  @FieldResolver(() => [OpenMatter])
  async open(@Root() { openLines, centreId }: HandoverNode, @Ctx() context: Context) {
    const cases = await casesById(context.database.pool, openLines.map((line) => line.case_id), scopeOf(viewerOfContext(context), [centreId]));
    return openLines.flatMap(({ case_id, facts }) => {
      const node = cases.get(case_id);
      if (!node) return [];
      const { status, ownerPost, ownerPersonId, rule, dueAt, owedBy, agreedReplyAt } = facts;
      const promised = rule === null ? null : loadPolicySet(context.database, node.policySetId).then(({ rules }) => rules.get(rule)?.name ?? { zh: rule, en: rule }, () => ({ zh: rule, en: rule }));
      return [{ case: node, status, owner: postRef(context, ownerPost), ownerPerson: personRef(context, ownerPersonId), dueAt, promised, owedBy: postRefs(context, owedBy), agreedReplyAt }];
    });
  }

  @FieldResolver(() => [HandoverNote])
  async notes(@Root() node: HandoverNode, @Ctx() context: Context) {
    const notes = await notesOf(context.database.pool, node);
    return notes.map(({ id, body, authorId, at }) => ({ id, body, at, author: personRef(context, authorId) }));
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  handedOverBy(@Root() { handedOverById }: HandoverNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, handedOverById);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  signedBy(@Root() { signedById }: HandoverNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, signedById);
  }
}

@Resolver(() => HandoverSummary)
export class HandoverSummaryResolver {
  @FieldResolver(() => PersonRef)
  handedOverBy(@Root() { handedOverById }: SummaryNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, handedOverById);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  signedBy(@Root() { signedById }: SummaryNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, signedById);
  }
}

/** Rows of {@link PostOnDutyRow} with their names. */
export function postsOnDuty(context: Context, rows: readonly PostOnDutyRow[]): Promise<PostOnDuty[]> {
  const named = async ({ personId, ...row }: DutyPersonRow): Promise<DutyPerson> => ({ ...row, person: (await personRef(context, personId))! });
  return Promise.all(
    rows.map(async ({ post, rostered, now, next }): Promise<PostOnDuty> => ({
      post: await (postRef(context, post) as Promise<Post>), rostered, now: await Promise.all(now.map(named)), next: await Promise.all(next.map(named)),
    })),
  );
}

function ownCentre(context: Context, centreId: string): string {
  const id = readId('centreId', centreId);
  if (!viewerOfContext(context).centreIds.includes(id)) throw notFound();
  return id;
}

async function answer(context: Context, outcome: HandoverOutcome) {
  if (outcome.kind === 'refused') return { handover: null, refusal: { rule: null, clause: null, message: outcome.message } };
  const { pool } = context.database;
  return { handover: outcome.handoverId === null ? await readRunning(pool, outcome.centreId) : await findHandover(pool, outcome.handoverId, [outcome.centreId]), refusal: null };
}
