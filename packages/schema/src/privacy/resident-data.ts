import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'A resident as those see them who answer for personal data (PIPL): what is kept, and whether it can be erased.' })
export class ResidentDataSubject {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with each change; hand it in with yours.' })
  version!: number;

  @Field(() => String, { description: "The resident's name; empty once erased." })
  name!: string;

  @Field(() => String, { description: 'The telephone with its middle figures hidden.' })
  telephoneMasked!: string;

  @Field(() => Words, { description: 'Building and room.' })
  unit!: Words;

  @Field(() => String, { nullable: true, description: 'From this day on (YYYY-MM-DD) the person no longer lives there. Null: lives there.' })
  movedOutOn!: string | null;

  @Field(() => Int, { description: 'Matters of this person that are kept.' })
  cases!: number;

  @Field(() => Int, { description: 'Of them, those that are not closed.' })
  openCases!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the data was erased; null while it is kept.' })
  erasedAt!: Moment | null;

  @Field(() => Words, { nullable: true, description: 'Why the data cannot be erased now, and what would do; null when it can.' })
  notErasable!: Words | null;
}

@InputType({ description: 'What is right about a resident; what is left out stays.' })
export class CorrectResidentInput {
  @Field(() => ID, { description: 'Whose.' })
  residentId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'The right name, 1 to 60 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The right telephone number.' })
  telephone?: string | null;

  @Field(() => String, { description: 'Why, for the access log, which keeps no value; 2 to 500 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The resident as the record is now, or the no.' })
export class ResidentDataResult {
  @Field(() => ResidentDataSubject, { nullable: true, description: 'As it is now.' })
  subject!: ResidentDataSubject | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}
