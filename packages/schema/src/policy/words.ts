import { Field, ObjectType } from 'type-graphql';

/** A text in both languages of the house. */
@ObjectType({ description: 'A text in both languages of the house.' })
export class Words {
  @Field(() => String, { description: 'In Chinese (zh-CN).' })
  zh!: string;

  @Field(() => String, { description: 'In English.' })
  en!: string;
}
