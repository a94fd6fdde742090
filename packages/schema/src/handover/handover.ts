import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Case } from '../cases/case.js';
import { CaseStatus } from '../cases/enums.js';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { JournalEntry } from '../journal/journal.js';
import { PersonRef, Post } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { PageInfo } from '../page-info.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'A person on duty (值班) for a post.' })
export class DutyPerson {
  @Field(() => PersonRef, { description: 'Who.' })
  person!: PersonRef;

  @Field(() => Boolean, { description: 'Stands in for the holder (代理).' })
  acting!: boolean;

  @Field(() => Boolean, { description: 'Is away at this moment, and so not reached.' })
  away!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'The shift began; null where the post has no roster.' })
  from!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'The shift ends; null where the post has no roster.' })
  until!: Moment | null;
}

@ObjectType({ description: 'Who is on duty for a post of a centre, now and next.' })
export class PostOnDuty {
  @Field(() => Post, { description: 'The post.' })
  post!: Post;

  @Field(() => Boolean, { description: 'It works by a roster; otherwise its holders are always reached.' })
  rostered!: boolean;

  @Field(() => [DutyPerson], { description: 'On duty now; empty: nobody, and its steps go to the next post up (law 9).' })
  now!: DutyPerson[];

  @Field(() => [DutyPerson], { description: 'The next shift; empty without a roster.' })
  next!: DutyPerson[];
}

@ObjectType({ description: 'A line of the duty log (值班记录表): a matter that was received or dealt with in the shift (CP-33, CP-39).' })
export class DutyLogLine {
  @Field(() => Case, { description: 'The matter, as it is now.' })
  case!: Case;

  @Field(() => Boolean, { description: 'It came in during this shift.' })
  received!: boolean;

  @Field(() => CaseStatus, { description: 'How far it was at the end of the shift.' })
  status!: CaseStatus;

  @Field(() => Post, { description: 'Which post had it then.' })
  owner!: Post;

  @Field(() => [JournalEntry], { description: 'What was done in the shift, oldest first.' })
  acts!: JournalEntry[];
}

@ObjectType({ description: 'A matter that goes on into the next shift, with what is promised.' })
export class OpenMatter {
  @Field(() => Case, { description: 'The matter, as it is now.' })
  case!: Case;

  @Field(() => CaseStatus, { description: 'How far it was when it was handed over.' })
  status!: CaseStatus;

  @Field(() => Post, { description: 'Which post has it.' })
  owner!: Post;

  @Field(() => PersonRef, { nullable: true, description: 'Which person of the post has it.' })
  ownerPerson!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'The next time limit that is still owed; null where none is.' })
  dueAt!: Moment | null;

  @Field(() => Words, { nullable: true, description: 'What is owed by then.' })
  promised!: Words | null;

  @Field(() => [Post], { description: 'Who owes it.' })
  owedBy!: Post[];

  @Field(() => DateTime, { nullable: true, description: 'The time to reply that was agreed with the resident.' })
  agreedReplyAt!: Moment | null;
}

@ObjectType({ description: 'A note of the leaving shift.' })
export class HandoverNote {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'What was written.' })
  body!: string;

  @Field(() => PersonRef, { description: 'Who wrote it.' })
  author!: PersonRef;

  @Field(() => DateTime, { description: 'When.' })
  at!: Moment;
}

@ObjectType({ description: 'One shift handed over to the next (交接班): its log, what is open, its notes. Without `handedOverAt` it is the running shift; once handed over it is frozen.' })
export class ShiftHandover {
  @Field(() => ID, { nullable: true, description: 'Opaque; null for the running shift.' })
  id!: string | null;

  @Field(() => ServiceCentre, { description: 'Where.' })
  centre!: ServiceCentre;

  @Field(() => DateTime, { description: 'From the hand-over before; the first one covers the last 24 hours.' })
  coversFrom!: Moment;

  @Field(() => DateTime, { description: 'Up to here: the hand-over, or now.' })
  coversUntil!: Moment;

  @Field(() => [PostOnDuty], { description: 'Who was on duty at that moment, and who came next.' })
  onDuty!: PostOnDuty[];

  @Field(() => [DutyLogLine], { description: 'The duty log, oldest reception first; only what the viewer may see.' })
  log!: DutyLogLine[];

  @Field(() => [OpenMatter], { description: 'What goes on, next due first; only what the viewer may see.' })
  open!: OpenMatter[];

  @Field(() => [HandoverNote], { description: 'Notes of the leaving shift, oldest first.' })
  notes!: HandoverNote[];

  @Field(() => PersonRef, { nullable: true, description: 'Who handed over; null for the running shift.' })
  handedOverBy!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'When; null for the running shift.' })
  handedOverAt!: Moment | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who took over; null until it is signed.' })
  signedBy!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was signed.' })
  signedAt!: Moment | null;
}

@ObjectType({ description: 'A past hand-over in the list.' })
export class HandoverSummary {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => DateTime, { description: 'The shift began.' })
  coversFrom!: Moment;

  @Field(() => DateTime, { description: 'It was handed over.' })
  handedOverAt!: Moment;

  @Field(() => PersonRef, { description: 'Who handed over.' })
  handedOverBy!: PersonRef;

  @Field(() => PersonRef, { nullable: true, description: 'Who took over; null while it waits for that.' })
  signedBy!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was signed.' })
  signedAt!: Moment | null;
}

@ObjectType({ description: 'A past hand-over with its place in the list.' })
export class HandoverEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => HandoverSummary, { description: 'The hand-over.' })
  node!: HandoverSummary;
}

@ObjectType({ description: 'A page of past hand-overs, newest first.' })
export class HandoverConnection {
  @Field(() => [HandoverEdge], { description: 'The page, at most 200.' })
  edges!: HandoverEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are.' })
  totalCount!: number;
}

@ObjectType({ description: 'The hand-over after the change, or a refusal.' })
export class HandoverResult {
  @Field(() => ShiftHandover, { nullable: true, description: 'As it is now; null when it was refused.' })
  handover!: ShiftHandover | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}

@InputType({ description: 'A note for the next shift.' })
export class WriteHandoverNoteInput {
  @Field(() => String, { description: 'A key made by the client, one for each note: the same one again writes nothing twice.' })
  clientKey!: string;

  @Field(() => ID, { description: 'At which of the own centres.' })
  centreId!: string;

  @Field(() => String, { description: 'The note; at most 2,000 characters.' })
  body!: string;
}

@InputType({ description: 'The leaving shift hands over.' })
export class HandOverInput {
  @Field(() => String, { description: 'A key made by the client, one for each hand-over.' })
  clientKey!: string;

  @Field(() => ID, { description: 'At which of the own centres.' })
  centreId!: string;
}

@InputType({ description: 'The next shift takes over.' })
export class SignHandoverInput {
  @Field(() => String, { description: 'A key made by the client, one for each signature.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which hand-over.' })
  handoverId!: string;
}
