import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Strength } from '../obligations/enums.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'One step that a procedure asks for.' })
export class ChecklistStep {
  @Field(() => ID, { description: 'Hand it in to recordStep.' })
  key!: string;

  @Field(() => Words, { description: 'What is done.' })
  name!: Words;

  @Field(() => Strength, { description: 'An order or a softer wish.' })
  strength!: Strength;

  @Field(() => String, { nullable: true, description: 'Of the steps of the list with the same name here, one is enough; null: it stands alone.' })
  choice!: string | null;

  @Field(() => Words, { nullable: true, description: 'What has to be written down with it; null: nothing.' })
  evidence!: Words | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last recorded; null: not yet.' })
  recordedAt!: Moment | null;
}

@ObjectType({ description: 'Steps that a procedure asks for beside a case (first aid, on-site behaviour …).' })
export class Checklist {
  @Field(() => ID, { description: "The row that asks for it: the register's ID, such as FA-01." })
  rule!: string;

  @Field(() => Words, { description: 'What it is.' })
  name!: Words;

  @Field(() => [Clause], { description: 'Where the procedure says so.' })
  clauses!: Clause[];

  @Field(() => [ChecklistStep], { description: "In the procedure's order." })
  steps!: ChecklistStep[];
}
