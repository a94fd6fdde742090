import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { PersonRef } from '../organisation/post.js';

export type DisposalKind = 'CASES' | 'CALLBACKS' | 'HANDOVER_NOTES';
export const DisposalKind = enumType<DisposalKind>('DisposalKind', 'What a disposal list is of.', {
  CASES: 'Closed matters, and matters of the past that were imported, counted from their end: caller, telephone, texts, notes and photos go; number, times, class, verdicts and home stay.',
  CALLBACKS: 'Records of follow-up visits (回访记录表), counted from the day on which their month was archived: what was said and who signed goes; visitors, form, times, marks and verdict stay.',
  HANDOVER_NOTES: 'Notes of the duty log, counted from their day: the text goes.',
});

@ObjectType({ description: 'A record on a disposal list; nothing personal is shown of it.' })
export class DisposalItem {
  @Field(() => ID, { description: 'The record.' })
  subjectId!: string;

  @Field(() => String, { nullable: true, description: "A matter's number, or that of the matter which a visit was about; null for a note, and for a visit about an occasion." })
  number!: string | null;

  @Field(() => DateTime, { description: 'From when its retention counts.' })
  endedAt!: Moment;

  @Field(() => Boolean, { description: 'The second person kept it.' })
  leftOut!: boolean;
}

@ObjectType({ description: 'Records past their retention (CB-17): proposed by one person; a second one approves it, which removes what is personal in them, or declines.' })
export class DisposalList {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => DisposalKind, { description: 'What it is of.' })
  kind!: DisposalKind;

  @Field(() => Int, { description: 'How many years the records were kept at least.' })
  years!: number;

  @Field(() => DateTime, { description: 'The records ended before this moment of business time.' })
  before!: Moment;

  @Field(() => Int, { description: 'How many records are on it.' })
  count!: number;

  @Field(() => PersonRef, { description: 'Who proposed it.' })
  proposedBy!: PersonRef;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  proposedAt!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'The second person who decided; null while it waits.' })
  decidedBy!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Moment | null;

  @Field(() => Boolean, { nullable: true, description: 'Approved and carried out, or declined; null while it waits.' })
  approved!: boolean | null;

  @Field(() => String, { nullable: true, description: 'What the second person said.' })
  reason!: string | null;

  @Field(() => Int, { description: 'In how many records what is personal was removed.' })
  disposed!: number;

  @Field(() => Boolean, { description: 'The viewer may decide it: holds the capability and did not propose it.' })
  mayDecide!: boolean;
}

@InputType({ description: 'A list to be proposed.' })
export class ProposeDisposalInput {
  @Field(() => ID, { description: 'One of the own centres.' })
  centreId!: string;

  @Field(() => DisposalKind, { description: 'Of what.' })
  kind!: DisposalKind;

  @Field(() => Int, { description: 'Kept for so many years at least; 2 (CB-17) to 30.' })
  years!: number;
}

@InputType({ description: "The second person's decision." })
export class DecideDisposalInput {
  @Field(() => ID, { description: 'Which list.' })
  id!: string;

  @Field(() => Boolean, { description: 'True removes what is personal, at once and for good; false declines.' })
  approve!: boolean;

  @Field(() => [ID], { nullable: true, description: 'Records that are kept after all.' })
  leaveOut?: string[] | null;

  @Field(() => String, { description: 'Why; 2 to 500 characters.' })
  reason!: string;
}

@ObjectType({ description: 'A list as it is now, or the no.' })
export class DisposalResult {
  @Field(() => DisposalList, { nullable: true, description: 'As it is now.' })
  list!: DisposalList | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}
