import { Authorized, Field, ID, ObjectType } from 'type-graphql';
import { CaseStatus } from '../cases/enums.js';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { Words } from '../policy/words.js';
import { Capability } from './capability.js';

export type PlaceKind = 'UNIT' | 'PUBLIC_AREA';
export const PlaceKind = enumType<PlaceKind>('PlaceKind', 'What a place is.', {
  UNIT: 'A home or shop with residents (房号).',
  PUBLIC_AREA: 'A place that is no unit: lift, garden, gate (公共区域).',
});

@ObjectType({ description: 'An owner or tenant of a unit. The telephone is masked; revealTelephone shows it with a reason that is logged.' })
export class Resident {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { description: "The resident's name." })
  name!: string;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { description: 'The telephone with its middle figures hidden.' })
  telephoneMasked!: string;

  @Field(() => Boolean, { description: 'True for an owner, false for a tenant.' })
  owner!: boolean;
}

@ObjectType({ description: 'A case, as briefly as a list needs it.' })
export class CaseRef {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'The readable number, such as YH-20261120-0007.' })
  number!: string;

  @Field(() => String, { description: 'What it is about, in one line.' })
  matter!: string;

  @Field(() => CaseStatus, { description: 'How far it is.' })
  status!: CaseStatus;

  @Field(() => DateTime, { description: 'When it was received.' })
  receivedAt!: Moment;
}

@ObjectType({ description: 'A unit or a public area.' })
export class Place {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => PlaceKind, { description: 'Unit or public area.' })
  kind!: PlaceKind;

  @Field(() => Words, { description: 'Building and number, or the name of the area.' })
  label!: Words;

  @Field(() => ID, { description: 'The centre that serves it.' })
  centreId!: string;

  @Field(() => String, { nullable: true, description: 'The day (YYYY-MM-DD) on which the unit was handed over; free service and warranty count from it (HR-16).' })
  handedOverOn!: string | null;

  @Field(() => [Resident], { description: 'Who lives there; empty for a public area.' })
  residents!: Resident[];

  @Field(() => [CaseRef], { description: 'Cases of this place that are not closed, newest first.' })
  openCases!: CaseRef[];
}
