import { Field, ObjectType } from 'type-graphql';
import { Words } from './words.js';

@ObjectType({ description: 'The place in a procedure that says so.' })
export class Clause {
  @Field(() => String, { description: "The register's source key (P, S, K …), or PRODUCT where the text is silent and the product decides." })
  source!: string;

  @Field(() => String, { description: 'The numbered section within the source, such as 4.6.' })
  section!: string;

  @Field(() => Words, { description: "The clause's own words." })
  words!: Words;
}
