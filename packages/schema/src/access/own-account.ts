import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'A browser in which the viewer is signed in.' })
export class OwnSession {
  @Field(() => ID, { description: 'Opaque; no secret of the session.' })
  id!: string;

  @Field(() => String, { description: 'Browser and system, such as "Chrome · Windows"; empty when unknown.' })
  device!: string;

  @Field(() => DateTime, { description: 'Real time of signing in.' })
  startedAt!: Moment;

  @Field(() => DateTime, { description: 'Real time of its last use, to the minute.' })
  lastSeenAt!: Moment;

  @Field(() => Boolean, { description: 'The one that asks.' })
  current!: boolean;
}

@ObjectType({ description: 'Whether the password was changed, or why not.' })
export class ChangePasswordResult {
  @Field(() => Boolean, { description: 'The new password holds; all other sessions have ended.' })
  changed!: boolean;

  @Field(() => Words, { nullable: true, description: 'Why it was refused, and what to do; null when it worked.' })
  message!: Words | null;
}
