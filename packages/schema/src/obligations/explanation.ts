import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';
import { Obligation } from './obligation.js';

@ObjectType({ description: 'One line of an explanation.' })
export class ExplanationLine {
  @Field(() => Words, { description: 'What the line is about.' })
  label!: Words;

  @Field(() => Words, { description: 'What it says.' })
  value!: Words;

  @Field(() => DateTime, { nullable: true, description: 'The moment that it leads to, where it leads to one.' })
  at!: Moment | null;
}

@ObjectType({ description: 'Why an obligation is due when it is (law 6).' })
export class ObligationExplanation {
  @Field(() => Obligation, { description: 'What is explained.' })
  obligation!: Obligation;

  @Field(() => Words, { description: 'Why the row reads the clause as it does.' })
  because!: Words;

  @Field(() => ID, { description: 'The pack that the row stands in.' })
  policyKey!: string;

  @Field(() => Words, { description: "The pack's name." })
  policyName!: Words;

  @Field(() => Int, { description: 'The version that the case pinned at its reception, or the duty at the start of its period (law 4).' })
  policyVersion!: number;

  @Field(() => Boolean, { description: "The limit is the company's own setting, because the text leaves it open." })
  settingNotClause!: boolean;

  @Field(() => [ExplanationLine], { description: 'In order: start, term, windows, pauses, extension → due.' })
  lines!: ExplanationLine[];
}
