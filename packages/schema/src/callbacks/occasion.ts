import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { Place } from '../organisation/place.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { PageInfo } from '../page-info.js';
import { OccasionKind } from './enums.js';

@ObjectType({ description: 'What is visited that is no case: a contracted service (CB-03), a publication or an event (CB-05).' })
export class CallbackOccasion {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ServiceCentre, { description: 'The centre that it belongs to.' })
  centre!: ServiceCentre;

  @Field(() => OccasionKind, { description: 'What it is.' })
  kind!: OccasionKind;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => Place, { nullable: true, description: 'The home that it is for; null for what is for all.' })
  unit!: Place | null;

  @Field(() => String, { nullable: true, description: 'The first day (YYYY-MM-DD) of the term of a service; null for an event.' })
  startsOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The last day (YYYY-MM-DD) of the term of a service; null for an event.' })
  endsOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The day (YYYY-MM-DD) on which it was held or issued; null for a service.' })
  heldOn!: string | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who recorded it.' })
  recordedBy!: PersonRef | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Moment;

  @Field(() => String, { nullable: true, description: 'The day (YYYY-MM-DD) on which a service really ended, where somebody recorded that; null: it goes by its last day.' })
  endedOn!: string | null;
}

@InputType({ description: 'A contracted service (CB-03), or a publication or event (CB-05), that is to be visited.' })
export class RecordOccasionInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'One of the own centres.' })
  centreId!: string;

  @Field(() => OccasionKind, { description: 'What it is.' })
  kind!: OccasionKind;

  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;

  @Field(() => ID, { nullable: true, description: 'The home that a service is for; required for a service, left out for an event.' })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: 'The first day (YYYY-MM-DD) of the term; for a service.' })
  startsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The last day (YYYY-MM-DD) of the term, not before the first; for a service.' })
  endsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The day (YYYY-MM-DD) on which it was held or issued; for an event.' })
  heldOn?: string | null;
}

@InputType({ description: 'A contracted service ended: the visit after its end counts from then (CB-03).' })
export class EndOccasionInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which service.' })
  occasionId!: string;

  @Field(() => String, { description: 'The day (YYYY-MM-DD) on which it really ended; today at the latest.' })
  endedOn!: string;
}

@ObjectType({ description: 'The occasion as it is now, or a refusal.' })
export class OccasionResult {
  @Field(() => CallbackOccasion, { nullable: true, description: 'As it is now; null when nothing was changed.' })
  occasion!: CallbackOccasion | null;

  @Field(() => Refusal, { nullable: true, description: 'The rule that said no.' })
  refusal!: Refusal | null;
}

@ObjectType({ description: 'An occasion in a list, with its place there.' })
export class OccasionEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => CallbackOccasion, { description: 'The occasion.' })
  node!: CallbackOccasion;
}

@ObjectType({ description: 'A page of occasions, the last recorded first.' })
export class OccasionConnection {
  @Field(() => [OccasionEdge], { description: 'The page, at most 200.' })
  edges!: OccasionEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;
}
