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

  @Field(() => String, { description: 'What the row is: obligation or guard.' })
  kind!: string;

  @Field(() => Words, { description: 'What the row is called.' })
  name!: Words;

  @Field(() => [Clause], { description: 'Where the procedure says so.' })
  clauses!: Clause[];

  @Field(() => String, { description: 'One line: why the row reads the clause as it does.' })
  because!: string;

  @Field(() => Strength, { nullable: true, description: 'An order or a softer wish; null for a guard.' })
  strength!: Strength | null;

  @Field(() => [String], { nullable: true, description: "Who owes it: posts' keys, or CASE_OWNER for whoever owns the case; null for a guard." })
  owedBy!: string[] | null;

  @Field(() => Words, { nullable: true, description: 'How long it runs and from when; null for a guard.' })
  term!: Words | null;

  @Field(() => Words, { nullable: true, description: 'Who hears of it once it is late, step by step; null for a guard.' })
  ladder!: Words | null;
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
}
