import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { PersonRef } from '../organisation/post.js';
import { RequestKind } from './enums.js';

@ObjectType({ description: 'What somebody asked for on a case and another person has to approve (law 10).' })
export class PendingRequest {
  @Field(() => RequestKind, { description: 'What is asked for.' })
  kind!: RequestKind;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => PersonRef, { nullable: true, description: 'Who asks; null: no person of today.' })
  requestedBy!: PersonRef | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  at!: Moment;

  @Field(() => ID, { nullable: true, description: 'MERGE: the case that would go on.' })
  intoCaseId!: string | null;

  @Field(() => String, { nullable: true, description: 'MERGE: the number of the case that would go on.' })
  intoNumber!: string | null;
}
