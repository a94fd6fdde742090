import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Strength } from '../obligations/enums.js';
import { Post } from '../organisation/post.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';
import { CaseKind, Channel, Severity } from './enums.js';

@InputType({ description: 'What the desk has written so far; nothing is stored.' })
export class PreviewReceptionInput {
  @Field(() => ID, { description: 'The centre that serves the place.' })
  centreId!: string;

  @Field(() => String, { description: 'What it is about, at most 200 characters; may be empty.' })
  matter!: string;

  @Field(() => String, { nullable: true, description: 'What the resident said, at most 5,000 characters.' })
  description?: string | null;

  @Field(() => CaseKind, { nullable: true, description: 'The kind that the desk chose. Left out: the proposed one.' })
  kind?: CaseKind | null;

  @Field(() => Channel, { description: 'How it came in.' })
  channel!: Channel;

  @Field(() => Boolean, { nullable: true, description: 'Marked urgent.' })
  urgent?: boolean | null;

  @Field(() => String, { nullable: true, description: "The company's own category, at most 60 characters." })
  category?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was really received. Left out: now.' })
  receivedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The time by which the resident wants it.' })
  residentDeadline?: Date | null;
}

@ObjectType({ description: 'Why something is proposed.' })
export class ProposalReason {
  @Field(() => [String], { description: 'The words of the matter that led to it.' })
  words!: string[];

  @Field(() => Clause, { description: 'The clause that they are words of.' })
  clause!: Clause;
}

@ObjectType({ description: 'What the words of the matter point to, for a person to take or leave; null where they point nowhere.' })
export class ProposedClass {
  @Field(() => CaseKind, { nullable: true, description: 'What kind of matter.' })
  kind!: CaseKind | null;

  @Field(() => ProposalReason, { nullable: true, description: 'Why this kind.' })
  kindReason!: ProposalReason | null;

  @Field(() => String, { nullable: true, description: 'What a help request is about (F 4.1.1), by its key.' })
  category!: string | null;

  @Field(() => Boolean, { description: 'Whether it seems urgent.' })
  urgent!: boolean;

  @Field(() => ProposalReason, { nullable: true, description: 'Why it seems urgent.' })
  urgentReason!: ProposalReason | null;

  @Field(() => Severity, { nullable: true, description: 'How grave a complaint; decided when it is classified.' })
  severity!: Severity | null;

  @Field(() => ProposalReason, { nullable: true, description: 'Why this severity.' })
  severityReason!: ProposalReason | null;
}

@ObjectType({ description: 'An obligation that would open with the reception.' })
export class ForeseenObligation {
  @Field(() => ID, { description: "The row that asks for it: the register's ID, such as FD-06." })
  rule!: string;

  @Field(() => Words, { description: 'What would be owed.' })
  name!: Words;

  @Field(() => [Clause], { description: 'Where the procedure says so.' })
  clauses!: Clause[];

  @Field(() => Strength, { description: 'How strongly.' })
  strength!: Strength;

  @Field(() => [Post], { description: 'The posts that would owe it.' })
  owedBy!: Post[];

  @Field(() => DateTime, { description: 'When it would be due, were it received now, or at the time given.' })
  dueAt!: Moment;
}

@ObjectType({ description: 'What a reception would bring, before it is saved.' })
export class ReceptionPreview {
  @Field(() => ProposedClass, { description: 'What its words point to.' })
  proposed!: ProposedClass;

  @Field(() => [ForeseenObligation], { description: 'What would open, earliest due first; empty while there is neither a chosen nor a proposed kind, or where it would be refused.' })
  obligations!: ForeseenObligation[];
}
