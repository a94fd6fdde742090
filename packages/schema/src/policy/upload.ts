import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Words } from './words.js';

@ObjectType({ description: 'A mistake in a procedure as data: where it is, what is wrong and what to do.' })
export class PolicyProblem {
  @Field(() => String, { nullable: true, description: "The pack's key; null where even that is missing." })
  pack!: string | null;

  @Field(() => String, { nullable: true, description: "The row's key, #3 for the third row if it has none; null for the pack itself." })
  row!: string | null;

  @Field(() => String, { nullable: true, description: 'Path of the field: ladder.1.to; null for the whole.' })
  field!: string | null;

  @Field(() => Words, { description: 'What is wrong, and what would do.' })
  message!: Words;
}

@ObjectType({ description: 'What became of an uploaded procedure: its mistakes, or its version.' })
export class PolicyUpload {
  @Field(() => [PolicyProblem], { description: 'Every mistake. With one of them nothing is published.' })
  problems!: PolicyProblem[];

  @Field(() => ID, { nullable: true, description: "The pack's key; null where it has mistakes." })
  key!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that it is, or would become; null where it has mistakes.' })
  version!: number | null;

  @Field(() => Boolean, { description: 'This content was not published before.' })
  isNew!: boolean;

  @Field(() => Boolean, { description: 'It is published now; false after a mere check, or with mistakes.' })
  published!: boolean;
}
