import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { PersonRef, Post } from '../organisation/post.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';
import { ObligationStatus, StepKind, Strength, Verdict } from './enums.js';

@ObjectType({ description: 'One rung of the ladder, written when the obligation opens and taken exactly once (law 7).' })
export class Step {
  @Field(() => Int, { description: 'Position in the ladder, from 0.' })
  n!: number;

  @Field(() => StepKind, { description: 'What it says.' })
  kind!: StepKind;

  @Field(() => Int, { description: '0 warning, 1 overdue, 2 and up escalation.' })
  level!: number;

  @Field(() => DateTime, { description: 'Taken at the first moment after this one.' })
  at!: Moment;

  @Field(() => Post, { description: 'The post that it is meant for.' })
  to!: Post;

  @Field(() => String, { description: 'NOTIFY, TAKE_OVER (the post becomes the owner of the case) or SET_FACT (the class of the case develops by itself).' })
  effect!: string;

  @Field(() => Boolean, { description: 'It has happened.' })
  taken!: boolean;

  @Field(() => Boolean, { description: 'It was already past when it was written, and a higher one rings in its place.' })
  silent!: boolean;
}

@ObjectType({ description: 'One reasoned and approved later time; the first due time is kept beside it (law 5).' })
export class Extension {
  @Field(() => DateTime, { description: 'The later due time.' })
  dueAt!: Moment;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When it was granted.' })
  at!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who approved it; null when nobody had to.' })
  approvedBy!: PersonRef | null;
}

@ObjectType({ description: 'More time that was asked for and waits for approval by another person. Nothing has moved by it.' })
export class ExtensionRequest {
  @Field(() => DateTime, { description: 'The due time asked for.' })
  dueAt!: Moment;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  at!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who asks; null: no person of today.' })
  requestedBy!: PersonRef | null;
}

@ObjectType({ description: 'A reason for which a clock may stand still.' })
export class PauseReason {
  @Field(() => ID, { description: 'Hand it in to pauseObligation.' })
  key!: string;

  @Field(() => Words, { description: 'The reason in words.' })
  name!: Words;
}

@ObjectType({ description: 'A time during which the clock stood still, for a listed reason (law 5).' })
export class Pause {
  @Field(() => DateTime, { description: 'The clock stopped here.' })
  from!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'The clock went on here; null while it stands.' })
  until!: Moment | null;

  @Field(() => String, { description: 'Which listed reason.' })
  reason!: string;

  @Field(() => Words, { description: 'The reason in words.' })
  name!: Words;
}

@ObjectType({ description: 'Something owed by a post by a time, because of a clause.' })
export class Obligation {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: "The case that it belongs to; null for a duty's or a visit's." })
  caseId!: string | null;

  @Field(() => ID, { nullable: true, description: "The duty that it belongs to; null for a case's or a visit's." })
  dutyId!: string | null;

  @Field(() => ID, { nullable: true, description: "The visit that it belongs to; null for a case's or a duty's." })
  callbackId!: string | null;

  @Field(() => ID, { description: "The row that asks for it: the register's ID, such as FD-06." })
  rule!: string;

  @Field(() => Words, { description: 'What is owed.' })
  name!: Words;

  @Field(() => [Clause], { description: 'Where the procedure says so.' })
  clauses!: Clause[];

  @Field(() => Int, { description: 'Counts from 1; rises when the same duty is owed anew (reopened, a new time agreed).' })
  generation!: number;

  @Field(() => String, { description: 'What it sets (HR-22): CLASS, REPORT, REPLY, DEFINITE_ANSWER or SETTLEMENT.' })
  sets!: string;

  @Field(() => Strength, { description: 'An order or a softer wish.' })
  strength!: Strength;

  @Field(() => ObligationStatus, { description: 'Whether it is still owed.' })
  status!: ObligationStatus;

  @Field(() => Verdict, { nullable: true, description: 'How it ended; null while it has not been judged. Never taken back.' })
  verdict!: Verdict | null;

  @Field(() => Boolean, { description: 'Derived on every read: owed and past its due time, or met after it, or missed.' })
  late!: boolean;

  @Field(() => [Post], { description: 'Who owes it.' })
  owedBy!: Post[];

  @Field(() => DateTime, { description: "The clock's zero (law 1)." })
  clockFrom!: Moment;

  @Field(() => DateTime, { description: 'Since when it is owed.' })
  openedAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'The first moment at which doing it counts, where its row opens a window; null: at once.' })
  notBeforeAt!: Moment | null;

  @Field(() => DateTime, { description: 'The due time at first, before any extension or pause.' })
  firstDueAt!: Moment;

  @Field(() => DateTime, { description: 'The due time. Exactly at it is still on time.' })
  dueAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'When it is called due soon; null when its ladder has no warning.' })
  warnAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was done, as recorded by the server.' })
  metAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was met, superseded or cancelled.' })
  endedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'Set while it is owed and late: its due time.' })
  overdueSince!: Moment | null;

  @Field(() => Int, { description: 'The highest level that rang: 0 none or a warning, 1 overdue, 2 and up escalation.' })
  level!: number;

  @Field(() => Int, { description: 'The highest level that someone has acknowledged.' })
  acknowledgedLevel!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was last acknowledged.' })
  acknowledgedAt!: Moment | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who acknowledged it last.' })
  acknowledgedBy!: PersonRef | null;

  @Field(() => Extension, { nullable: true, description: 'A later time that was granted.' })
  extension!: Extension | null;

  @Field(() => ExtensionRequest, { nullable: true, description: 'A later time that was asked for, while it is owed and nobody has approved it.' })
  extensionRequest!: ExtensionRequest | null;

  @Field(() => [Pause], { description: 'When the clock stood still.' })
  pauses!: Pause[];

  @Field(() => [Step], { description: 'Its ladder, in order.' })
  steps!: Step[];
}
