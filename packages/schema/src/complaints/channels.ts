import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';

@ObjectType({ description: 'By which ways residents can complain at a centre (CP-31).' })
export class ComplaintChannels {
  @Field(() => ServiceCentre, { description: 'The centre.' })
  centre!: ServiceCentre;

  @Field(() => String, { description: 'Telephone of the duty desk.' })
  dutyTelephone!: string;

  @Field(() => String, { nullable: true, description: "The company's complaint hotline." })
  hotline!: string | null;

  @Field(() => String, { nullable: true, description: 'Fax.' })
  fax!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'An address on the web, with https://.' })
  website!: string | null;

  @Field(() => Boolean, { description: 'Somebody answers at any hour.' })
  roundTheClock!: boolean;

  @Field(() => Int, { description: 'Rises with every change.' })
  version!: number;

  @Field(() => PersonRef, { nullable: true, description: 'Who said so last.' })
  setBy!: PersonRef | null;

  @Field(() => DateTime, { description: 'When.' })
  setAt!: Moment;
}

@InputType({ description: 'By which ways residents can complain at a centre (CP-31); what is left out there is not.' })
export class SetComplaintChannelsInput {
  @Field(() => ID, { description: 'Which centre.' })
  centreId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; 0 where nothing was said before.' })
  version!: number;

  @Field(() => String, { description: 'Telephone of the duty desk: 5 to 20 digits.' })
  dutyTelephone!: string;

  @Field(() => String, { nullable: true, description: "The company's complaint hotline." })
  hotline?: string | null;

  @Field(() => String, { nullable: true, description: 'Fax.' })
  fax?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 200 characters.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'An address on the web that begins with https:// or http://, at most 300 characters.' })
  website?: string | null;

  @Field(() => Boolean, { description: 'Somebody answers at any hour (X 五).' })
  roundTheClock!: boolean;
}

@ObjectType({ description: 'The channels as they are now, or why nothing was changed.' })
export class ComplaintChannelsResult {
  @Field(() => ComplaintChannels, { nullable: true, description: 'After the change; null when nothing was changed.' })
  channels!: ComplaintChannels | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}
