import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: "A filter of the list of cases that a person kept under a name; nobody else's to see." })
export class SavedFilter {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'Its name, once a person.' })
  name!: string;

  @Field(() => String, { description: "As the list's address says it, without `?` and without the place in the list." })
  search!: string;
}
