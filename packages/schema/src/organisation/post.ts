import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';
import { Capability } from './capability.js';
import { ServiceCentre } from './service-centre.js';

@ObjectType({ description: 'A post (岗位) that owes duties: a row, because companies name their own.' })
export class Post {
  @Field(() => ID, { description: 'The key that policies use, such as CS_SUPERVISOR.' })
  key!: string;

  @Field(() => Words, { description: 'What the post is called.' })
  name!: Words;

  @Field(() => ID, { nullable: true, description: 'The post above it; null at the top.' })
  reportsTo!: string | null;

  @Field(() => Boolean, { description: 'Held for all centres at once (general manager, quality department).' })
  companyWide!: boolean;

  @Field(() => [Capability], { description: 'What it may do.' })
  capabilities?: Capability[];
}

@ObjectType({ description: 'A person, by name only.' })
export class PersonRef {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Words, { description: "The person's name." })
  name!: Words;
}

@ObjectType({ description: 'A term of office: a post held somewhere for a time (任职).' })
export class PostHolding {
  @Field(() => Post, { description: 'The post that is held.' })
  post!: Post;

  @Field(() => ServiceCentre, { nullable: true, description: 'Where; null for a post that covers the whole company.' })
  centre!: ServiceCentre | null;

  @Field(() => DateTime, { description: 'Held from this moment on.' })
  from!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'Held until this moment; null while it has no end.' })
  until!: Moment | null;

  @Field(() => Boolean, { description: 'Held for someone else, for the time being.' })
  acting!: boolean;
}
