import { Field, ID, ObjectType } from 'type-graphql';
import { enumType } from '../enum-type.js';
import { Words } from './words.js';

export type RowChange = 'ADDED' | 'REMOVED' | 'CHANGED';
export const RowChange = enumType<RowChange>('RowChange', 'What became of a row from one version to another.', {
  ADDED: 'The later version has it, the earlier one has not.',
  REMOVED: 'The earlier version had it, the later one has not.',
  CHANGED: 'Both have it and say something else.',
});

@ObjectType({ description: 'A field of a row that two versions say differently.' })
export class PolicyFieldDifference {
  @Field(() => String, { description: "The field's name in the pack." })
  field!: string;

  @Field(() => Words, { description: 'What the field is called.' })
  name!: Words;

  @Field(() => Words, { nullable: true, description: 'What the earlier version says; null: nothing.' })
  before!: Words | null;

  @Field(() => Words, { nullable: true, description: 'What the later version says; null: nothing.' })
  after!: Words | null;
}

@ObjectType({ description: 'A row that two versions of a procedure say differently.' })
export class PolicyRowDifference {
  @Field(() => ID, { description: "The row's key." })
  key!: string;

  @Field(() => Words, { description: 'What the row is called.' })
  name!: Words;

  @Field(() => RowChange, { description: 'What became of it.' })
  change!: RowChange;

  @Field(() => [PolicyFieldDifference], { description: 'What changed; all that it says where it came or went.' })
  fields!: PolicyFieldDifference[];
}
