import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Strength } from '../obligations/enums.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { Clause } from './clause.js';
import { Words } from './words.js';

@ObjectType({ description: 'One row of a procedure, put into words: a duty with its time limit, or a guard that refuses.' })
export class PolicyRowView {
  @Field(() => ID, { description: "The register's ID, such as FD-06." })
  key!: string;

  @Field(() => String, { description: 'What the row is: obligation, guard, checklist or quota.' })
  kind!: string;

  @Field(() => Words, { description: 'What the row is called.' })
  name!: Words;

  @Field(() => [Clause], { description: 'Where the procedure says so.' })
  clauses!: Clause[];

  @Field(() => Words, { description: 'One line: why the row reads the clause as it does.' })
  because!: Words;

  @Field(() => Strength, { nullable: true, description: 'An order or a softer wish; null for a guard.' })
  strength!: Strength | null;

  @Field(() => [String], { nullable: true, description: "Who owes it: posts' keys, or CASE_OWNER for whoever owns the case; null for a guard." })
  owedBy!: string[] | null;

  @Field(() => Words, { nullable: true, description: 'How long it runs and from when; null for a guard.' })
  term!: Words | null;

  @Field(() => Words, { nullable: true, description: 'Who hears of it once it is late, step by step; null for a guard.' })
  ladder!: Words | null;

  @Field(() => Words, { description: 'To what it applies; for a guard: when it refuses; for a quota: its share, and of what.' })
  appliesTo!: Words;

  @Field(() => Words, { nullable: true, description: 'From which moment the term is counted; null for a guard.' })
  countedFrom!: Words | null;

  @Field(() => Words, { nullable: true, description: 'What fulfils it; null for a guard.' })
  metBy!: Words | null;

  @Field(() => Words, { nullable: true, description: 'What a guard says when it refuses; null for a duty.' })
  message!: Words | null;

  @Field(() => [Words], { nullable: true, description: 'The steps of a checklist, in order; null for the other kinds.' })
  steps!: Words[] | null;

  @Field(() => Boolean, { description: 'It comes from the procedure that this one builds on, unchanged.' })
  inherited!: boolean;
}

@ObjectType({ description: 'A version of a procedure, by its number.' })
export class PolicyVersionRef {
  @Field(() => Int, { description: 'Counts from 1.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was published.' })
  publishedAt!: Moment;
}

@ObjectType({ description: 'A centre that follows a version of a procedure, or will.' })
export class PolicyFollowing {
  @Field(() => ServiceCentre, { description: "One of the viewer's centres." })
  centre!: ServiceCentre;

  @Field(() => Int, { description: 'The version that it follows.' })
  version!: number;

  @Field(() => DateTime, { description: 'Since when without a break, or from when.' })
  since!: Moment;

  @Field(() => Boolean, { description: 'The time has not come yet.' })
  future!: boolean;

  @Field(() => ID, { nullable: true, description: 'The procedure that the centre chose and that builds on this one; null where it chose this one itself.' })
  through!: string | null;
}

@ObjectType({ description: 'How many cases keep a version: each case keeps what its centre followed when it was received (law 4).' })
export class CaseCount {
  @Field(() => Int, { description: 'Those that are not closed.' })
  open!: number;

  @Field(() => Int, { description: 'All of them.' })
  all!: number;
}

@ObjectType({ description: 'One published version of a procedure as data.' })
export class Policy {
  @Field(() => ID, { description: "The pack's key; the same over all its versions." })
  key!: string;

  @Field(() => String, { description: 'The policy area. A centre follows one pack an area from a date on.' })
  area!: string;

  @Field(() => Words, { description: 'What the procedure is called.' })
  name!: Words;

  @Field(() => Int, { description: 'Counts from 1; rises whenever the content changes. A published version never changes.' })
  version!: number;

  @Field(() => DateTime, { description: 'When this version was published.' })
  publishedAt!: Moment;

  @Field(() => [PolicyRowView], { description: "The version's rows, in the procedure's order." })
  rows!: PolicyRowView[];

  @Field(() => [ServiceCentre], { description: "The viewer's centres that follow this version today." })
  centres!: ServiceCentre[];

  @Field(() => ID, { nullable: true, description: 'The procedure that this one builds on.' })
  buildsOn!: string | null;

  @Field(() => [PolicyVersionRef], { description: 'All its versions, the newest first.' })
  versions!: PolicyVersionRef[];

  @Field(() => [PolicyFollowing], { description: "The viewer's centres that follow any version of it now, or will, by centre and time." })
  following!: PolicyFollowing[];

  @Field(() => CaseCount, { nullable: true, description: "The viewer's cases that keep this version; null for a viewer who sees no cases." })
  usedByCases?: CaseCount | null;
}
