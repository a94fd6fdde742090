import { Field, ObjectType } from 'type-graphql';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'One of the people of the made-up company.' })
export class DemoAccount {
  @Field(() => String, { description: 'The name used to sign in.' })
  login!: string;

  @Field(() => Words, { description: 'The post held.' })
  post!: Words;
}

@ObjectType({ description: 'How a newcomer gets into the made-up company.' })
export class DemoAccess {
  @Field(() => String, { description: 'The password of all of them.' })
  password!: string;

  @Field(() => [DemoAccount], { description: 'Whom to try first.' })
  accounts!: DemoAccount[];
}
