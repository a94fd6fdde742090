import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { LimitValue } from './settings.js';
import { PolicyProblem } from './upload.js';
import { Words } from './words.js';

@ObjectType({ description: 'A procedure in the version that a centre follows.' })
export class FollowedPolicy {
  @Field(() => ID, { description: "The pack's key." })
  key!: string;

  @Field(() => String, { description: 'The policy area.' })
  area!: string;

  @Field(() => Words, { description: 'What the procedure is called.' })
  name!: Words;

  @Field(() => Int, { description: 'The version.' })
  version!: number;
}

@ObjectType({ description: 'What a centre follows from a moment on.' })
export class PolicyAdoption {
  @Field(() => ServiceCentre, { description: 'The centre.' })
  centre!: ServiceCentre;

  @Field(() => DateTime, { description: 'From this moment on; cases received before keep what they have (law 4).' })
  from!: Moment;

  @Field(() => Boolean, { description: 'The time has not come yet, so that it can be cancelled.' })
  future!: boolean;

  @Field(() => [FollowedPolicy], { description: 'One procedure an area, by area.' })
  policies!: FollowedPolicy[];

  @Field(() => [String], { description: 'The areas in which something else is followed than before.' })
  changedAreas!: string[];

  @Field(() => [LimitValue], { description: 'The limits that the texts leave to the company.' })
  limits!: LimitValue[];

  @Field(() => String, { nullable: true, description: 'Who recorded it; null for the installation itself.' })
  recordedBy!: string | null;
}

@InputType({ description: 'What a centre is to follow, and from when.' })
export class AdoptPoliciesInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => [ID], { description: 'Keys of packs, one an area, each in its newest version. Areas that are not named go on as they are, in their version.' })
  packKeys!: string[];

  @Field(() => DateTime, { nullable: true, description: 'From this moment on, never in the past; left out: from now on.' })
  from?: Date | null;
}

@ObjectType({ description: 'What a centre follows now, or why the procedures cannot be followed.' })
export class AdoptPoliciesResult {
  @Field(() => [PolicyProblem], { description: 'Why not. With one of them nothing changed.' })
  problems!: PolicyProblem[];

  @Field(() => [PolicyAdoption], { description: 'What the centre follows now and will follow, by time.' })
  adoptions!: PolicyAdoption[];
}
