import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'There is more behind this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Hand it in as `after` for the next page; null for an empty page.' })
  endCursor!: string | null;
}
