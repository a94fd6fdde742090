import { Field, Int, ObjectType } from 'type-graphql';
import { Obligation } from '../obligations/obligation.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';
import { Case } from './case.js';

@ObjectType({ description: "A rule's no, with its clause. Nothing was changed." })
export class Refusal {
  @Field(() => String, { nullable: true, description: 'The row that says no; null for what the product itself asks.' })
  rule!: string | null;

  @Field(() => Clause, { nullable: true, description: 'Where the procedure says so.' })
  clause!: Clause | null;

  @Field(() => Words, { description: 'What is wrong, and what to do.' })
  message!: Words;
}

@ObjectType({ description: 'Someone else saved in the meantime. Nothing was changed.' })
export class Conflict {
  @Field(() => Int, { description: 'The version that the submission was based on.' })
  yourVersion!: number;

  @Field(() => Case, { description: 'The case as it is stored now.' })
  case!: Case;
}

@ObjectType({ description: 'What became of a verb: the case as it is now, or a refusal, or a conflict.' })
export class CaseResult {
  @Field(() => Case, { nullable: true, description: 'The case after the change; null when nothing was changed.' })
  case!: Case | null;

  @Field(() => Refusal, { nullable: true, description: 'The rule that said no.' })
  refusal!: Refusal | null;

  @Field(() => Conflict, { nullable: true, description: 'Someone else saved in the meantime.' })
  conflict!: Conflict | null;
}

@ObjectType({ description: 'The acknowledged obligation, or a refusal.' })
export class AcknowledgeResult {
  @Field(() => Obligation, { nullable: true, description: 'The obligation as it is now; null when it was refused.' })
  obligation!: Obligation | null;

  @Field(() => Refusal, { nullable: true, description: 'The rule that said no.' })
  refusal!: Refusal | null;
}

@ObjectType({ description: 'A whole telephone number, or a refusal. Both are logged.' })
export class RevealResult {
  @Field(() => String, { nullable: true, description: 'The whole number; null when it was refused.' })
  telephone!: string | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}
