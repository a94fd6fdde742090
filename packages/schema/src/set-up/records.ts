import { Authorized, createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { enumType } from '../enum-type.js';
import { Capability } from '../organisation/capability.js';
import { Words } from '../policy/words.js';

export type SetUpKind = 'CENTRE' | 'BUILDING' | 'UNIT' | 'PUBLIC_AREA' | 'RESIDENT';
export const SetUpKind = enumType<SetUpKind>('SetUpKind', 'What is set up.', {
  CENTRE: 'A service centre.',
  BUILDING: 'A building of a centre.',
  UNIT: 'A home or shop.',
  PUBLIC_AREA: 'A place that is no unit.',
  RESIDENT: 'An owner or tenant of a unit.',
});

const CLOSED = 'From this day on (YYYY-MM-DD) it is no longer offered; what refers to it stays. Null: in use.';
const VERSION = 'Rises with each change; hand it in with yours.';

@ObjectType({ description: 'What set-up keeps, with its version.' })
class KeptRecord {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Int, { description: VERSION })
  version!: number;
}

@ObjectType({ description: 'What may be closed.' })
class ClosableRecord extends KeptRecord {
  @Field(() => String, { nullable: true, description: CLOSED })
  closedFrom!: string | null;
}

@ObjectType({ description: 'What has a name and may be closed.' })
class NamedRecord extends ClosableRecord {
  @Field(() => Words, { description: 'What it is called.' })
  name!: Words;
}

@ObjectType({ description: 'A service centre, as those who set it up see it.' })
export class CentreRecord extends NamedRecord {
  @Field(() => String, { description: 'The first part of its case numbers.' })
  code!: string;

  @Field(() => String, { description: 'Its IANA time zone.' })
  zone!: string;

  @Field(() => Int, { description: 'How many units it serves.' })
  units!: number;

  @Field(() => Int, { description: 'How many residents it serves.' })
  residents!: number;
}

@ObjectType({ description: 'A building, as those who set it up see it.' })
export class BuildingRecord extends NamedRecord {
  @Field(() => Int, { description: 'How many units it has.' })
  units!: number;
}

@ObjectType({ description: 'A home or shop, as those who set it up see it.' })
export class UnitRecord extends ClosableRecord {
  @Field(() => ID, { description: 'The building that it is in.' })
  buildingId!: string;

  @Field(() => Words, { description: "The building's name." })
  building!: Words;

  @Field(() => String, { description: 'The room, such as 1201.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'The day (YYYY-MM-DD) on which it was handed over; free service and warranty count from it (HR-16).' })
  handedOverOn!: string | null;

  @Field(() => Int, { description: 'How many residents it has.' })
  residents!: number;
}

@ObjectType({ description: 'A public area, as those who set it up see it.' })
export class PublicAreaRecord extends NamedRecord {}

@ObjectType({ description: 'A resident, as those who keep the roll see them. The telephone is masked; revealResidentTelephone shows it with a reason that is logged.' })
export class ResidentRecord extends KeptRecord {
  @Field(() => ID, { description: 'The unit that the person lives in or owns.' })
  unitId!: string;

  @Field(() => Words, { description: 'Building and room.' })
  unit!: Words;

  @Authorized(Capability.MANAGE_PLACES)
  @Field(() => String, { description: "The resident's name." })
  name!: string;

  @Authorized(Capability.MANAGE_PLACES)
  @Field(() => String, { description: 'The telephone with its middle figures hidden.' })
  telephoneMasked!: string;

  @Field(() => Boolean, { description: 'True for an owner, false for a tenant.' })
  owner!: boolean;

  @Field(() => String, { nullable: true, description: 'From this day on (YYYY-MM-DD) the person no longer lives there. Null: lives there.' })
  movedOutOn!: string | null;
}

export type SetUpRecord = CentreRecord | BuildingRecord | UnitRecord | PublicAreaRecord | ResidentRecord;
export const SetUpRecord = createUnionType({
  name: 'SetUpRecord',
  description: 'Anything that is set up.',
  types: () => [CentreRecord, BuildingRecord, UnitRecord, PublicAreaRecord, ResidentRecord] as const,
  resolveType: (record: object) =>
    'code' in record ? CentreRecord : 'telephoneMasked' in record ? ResidentRecord : 'buildingId' in record ? UnitRecord : 'units' in record ? BuildingRecord : PublicAreaRecord,
});
