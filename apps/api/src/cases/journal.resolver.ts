import { Capability, JournalConnection, JournalEntry, PersonRef, Post } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { readOptionalId } from './door.js';
import type { JournalNode } from './journal-node.js';
import { listJournal } from './list-journal.js';
import { personRef, personRefs, postRef, postRefs } from './named-refs.js';

/** What happened, entry by entry. */
@Resolver(() => JournalEntry)
export class JournalResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => JournalConnection, { description: 'What happened at the own centres, newest first.' })
  journal(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
    @Arg('caseId', () => ID, { nullable: true, description: 'Only this case. Left out: all.' }) caseId: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ) {
    return listJournal(context.database.pool, { scope: scopeOf(viewerOfContext(context), centreIds), caseId: readOptionalId('caseId', caseId), first, after });
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  actor(@Root() node: JournalNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.actorId);
  }

  @FieldResolver(() => Post, { nullable: true })
  to(@Root() { toKey }: JournalNode, @Ctx() context: Context): Promise<Post> | null {
    return toKey === null ? null : postRef(context, toKey);
  }

  @FieldResolver(() => [Post])
  passedOver(@Root() node: JournalNode, @Ctx() context: Context): Promise<Post[]> {
    return postRefs(context, node.passedOverKeys);
  }

  @FieldResolver(() => [PersonRef])
  persons(@Root() node: JournalNode, @Ctx() context: Context): Promise<PersonRef[]> {
    return personRefs(context, node.personIds);
  }
}
