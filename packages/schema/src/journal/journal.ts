import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { PassedOverReason } from '../organisation/passed-over-reason.js';
import { PersonRef, Post } from '../organisation/post.js';
import { PageInfo } from '../page-info.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'A fact of an event: key = value, without personal data.' })
export class Fact {
  @Field(() => String, { description: 'What the fact is called.' })
  key!: string;

  @Field(() => String, { description: 'Its value as text; moments in RFC 3339, UTC.' })
  value!: string;
}

@ObjectType({ description: 'One thing that happened (流水 / 留痕). Append-only.' })
export class JournalEntry {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'What happened, in past tense, such as CaseSettled.' })
  type!: string;

  @Field(() => Words, { description: 'What happened, in words.' })
  name!: Words;

  @Field(() => DateTime, { description: 'When, in business time, as recorded by the server.' })
  at!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who did it; null for time itself and for imports.' })
  actor!: PersonRef | null;

  @Field(() => ID, { nullable: true, description: 'The case that it happened to; null for what happened to a duty or a visit.' })
  caseId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The duty that it happened to; null for what happened to a case or a visit.' })
  dutyId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The visit that it happened to; null for what happened to a case or a duty.' })
  callbackId!: string | null;

  @Field(() => String, { nullable: true, description: 'The row concerned, for what happened to an obligation.' })
  rule!: string | null;

  @Field(() => ID, { nullable: true, description: 'The obligation concerned.' })
  obligationId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The level that rang or was acknowledged.' })
  level!: number | null;

  @Field(() => Post, { nullable: true, description: 'The post that a step or a report reached.' })
  to!: Post | null;

  @Field(() => [Post], { description: 'The posts that were passed over because nobody was there (law 9).' })
  passedOver!: Post[];

  @Field(() => [PassedOverReason], { description: 'Why each of them was passed over, in the same order.' })
  passedOverBecause!: PassedOverReason[];

  @Field(() => [PersonRef], { description: 'Who held the post that was reached, at that time.' })
  persons!: PersonRef[];

  @Field(() => String, { nullable: true, description: 'The text that belongs to the act: a reason, an answer, a result, a note.' })
  note!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The time that the person stated, where it differs; judged is the recorded one (law 11).' })
  statedAt!: Moment | null;

  @Field(() => [Fact], { description: 'The facts that the event carries.' })
  facts!: Fact[];
}

@ObjectType({ description: 'One entry in a list, with its place there.' })
export class JournalEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => JournalEntry, { description: 'The entry.' })
  node!: JournalEntry;
}

@ObjectType({ description: 'A page of the journal, newest first.' })
export class JournalConnection {
  @Field(() => [JournalEdge], { description: 'The page, at most 200.' })
  edges!: JournalEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;
}
