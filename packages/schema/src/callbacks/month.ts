import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';
import { CallbackGroup, CallbackStatus } from './enums.js';

@ObjectType({ description: 'A figure with what it is made of: never a percentage alone.' })
export class CallbackRate {
  @Field(() => Int, { description: 'How many.' })
  numerator!: number;

  @Field(() => Int, { description: 'Of how many; 0: there is nothing to count yet.' })
  denominator!: number;

  @Field(() => Int, { nullable: true, description: 'The share that is asked for, in per cent; null: the text asks for none.' })
  target!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many are still owed to reach it: 0 when reached; null where the text asks for none.' })
  gap!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many more households that takes, where each is one more to be counted too (a home visit is also a visit); null where that cannot be reached, or the text asks for none.' })
  toReach!: number | null;
}

@ObjectType({ description: 'One kind of matter in one month: what its rate asks for, and what was done.' })
export class CallbackGroupFigures {
  @Field(() => CallbackGroup, { description: 'Which kind.' })
  group!: CallbackGroup;

  @Field(() => String, { description: 'The row that sets its rate, such as CB-08.repair.' })
  rule!: string;

  @Field(() => Words, { description: 'What the row asks for.' })
  name!: Words;

  @Field(() => Clause, { nullable: true, description: 'Where the procedure says so.' })
  clause!: Clause | null;

  @Field(() => Int, { description: "The share in per cent, as the procedures at the month's start have it." })
  share!: number;

  @Field(() => Int, { description: 'How many were settled in the month and are not reopened since.' })
  settled!: number;

  @Field(() => Int, { description: 'How many of them are to be visited: the share of `settled`, rounded up.' })
  wanted!: number;

  @Field(() => Int, { description: 'How many of them have a visit, owed or made, as far as the viewer may see it now: a draw is hidden from who handled the matter until the visit.' })
  drawn!: number;

  @Field(() => Int, { description: 'How many of them were visited.' })
  visited!: number;

  @Field(() => Int, { description: 'How many were visited beside them because a person chose them: they fill no share.' })
  chosen!: number;

  @Field(() => Int, { description: 'How many more visits are owed: `wanted` less `visited`, 0 at least.' })
  owed!: number;
}

@ObjectType({ description: 'How often one answer was given.' })
export class SatisfactionCount {
  @Field(() => Int, { description: '1 (not at all) to 5 (very).' })
  score!: number;

  @Field(() => Int, { description: 'How many visits of the month brought it.' })
  count!: number;
}

@ObjectType({ description: 'A settled matter that could be drawn. Shown once the secret is revealed, so that anyone can draw again.' })
export class SampleCandidate {
  @Field(() => ID, { description: 'What the score is made of: the id of the case or occasion.' })
  subjectId!: string;

  @Field(() => String, { nullable: true, description: "The case's number; null for an occasion, and where the viewer may not see the case." })
  number!: string | null;

  @Field(() => CallbackGroup, { description: 'In which kind it was drawn.' })
  group!: CallbackGroup;

  @Field(() => DateTime, { description: 'When it was settled.' })
  settledAt!: Moment;

  @Field(() => Float, { description: 'From 0 to 1: the first 53 bits of HMAC-SHA256(secret, subjectId).' })
  score!: number;

  @Field(() => Boolean, { description: 'A visit was owed or drawn for it.' })
  drawn!: boolean;

  @Field(() => String, { description: 'What was decided: OWED (all of its kind), DRAWN, REPLACED (another was drawn for it), WAITING (not drawn).' })
  decision!: string;

  @Field(() => CallbackStatus, { nullable: true, description: 'How far the visit is; null: there is none.' })
  status!: CallbackStatus | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken out because its case was reopened; null: it counts.' })
  withdrawnAt!: Moment | null;
}

@ObjectType({ description: "How the month's sample is drawn: by a secret whose hash stood in the journal before anything was settled, and which is revealed when the month is archived." })
export class CallbackSample {
  @Field(() => String, { nullable: true, description: 'SHA-256 of the secret, hexadecimal; null: nothing of the month was drawn yet.' })
  hash!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the hash was journalled.' })
  committedAt!: Moment | null;

  @Field(() => String, { nullable: true, description: 'The secret, 64 hexadecimal digits; null before the month is archived.' })
  secret!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revealed.' })
  revealedAt!: Moment | null;

  @Field(() => [SampleCandidate], { nullable: true, description: 'All that could be drawn, in the order in which it was settled; null before the secret is revealed.' })
  candidates!: SampleCandidate[] | null;
}

@ObjectType({ description: 'A month of visits, closed (CB-17): what is counted here no longer changes.' })
export class CallbackArchive {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'The month (YYYY-MM).' })
  month!: string;

  @Field(() => ServiceCentre, { description: 'Whose.' })
  centre!: ServiceCentre;

  @Field(() => DateTime, { description: 'When it was archived.' })
  archivedAt!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who archived it.' })
  archivedBy!: PersonRef | null;

  @Field(() => Float, { nullable: true, description: 'The journal up to which it was counted: a number that only rises.' })
  seq!: number | null;

  @Field(() => Int, { description: 'How many visits are in it.' })
  callbacks!: number;

  @Field(() => Int, { description: 'How many settled matters are in it.' })
  candidates!: number;
}

@ObjectType({ description: 'The visits of one centre and one month, against what the procedures ask for.' })
export class CallbackMonth {
  @Field(() => ServiceCentre, { description: 'Whose.' })
  centre!: ServiceCentre;

  @Field(() => String, { description: "The month (YYYY-MM), in the centre's zone." })
  month!: string;

  @Field(() => DateTime, { description: 'Its first moment.' })
  from!: Moment;

  @Field(() => DateTime, { description: 'The first moment after it.' })
  until!: Moment;

  @Field(() => Boolean, { description: 'The figures are those that were archived; otherwise they are counted now.' })
  frozen!: boolean;

  @Field(() => [CallbackGroupFigures], { description: 'Kind by kind; those for which the procedures ask for a share.' })
  groups!: CallbackGroupFigures[];

  @Field(() => CallbackRate, { description: 'Visits made of visits wanted, over all kinds; more than wanted in one kind does not make up for another.' })
  visits!: CallbackRate;

  @Field(() => CallbackRate, { description: 'Home visits of all visits made in the month, by date of visit (CB-12).' })
  homeVisits!: CallbackRate;

  @Field(() => CallbackRate, { description: 'Visits made in the month in which the resident was content (4 or 5), of those with an answer; the text asks for no share.' })
  satisfied!: CallbackRate;

  @Field(() => Float, { nullable: true, description: 'The mean answer of these visits, 1 to 5; null without any.' })
  meanSatisfaction!: number | null;

  @Field(() => [SatisfactionCount], { description: 'How often each answer was given, 1 to 5.' })
  satisfaction!: SatisfactionCount[];

  @Field(() => CallbackSample, { description: 'How the sample is drawn.' })
  sample!: CallbackSample;

  @Field(() => CallbackArchive, { nullable: true, description: 'The archive; null: the month is not closed.' })
  archive!: CallbackArchive | null;
}
