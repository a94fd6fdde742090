import { Field, ID, InputType, Int } from 'type-graphql';

const DAY = 'A day, YYYY-MM-DD; null for none.';
const EN = 'In English; left out: the Chinese name.';

@InputType({ description: 'Which record is changed, and what the change is based on. Both left out: a new one.' })
class Whose {
  @Field(() => ID, { nullable: true, description: 'The record; left out for a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the change is based on; with id.' })
  version?: number | null;
}

@InputType({ description: 'A service centre as it shall be.' })
export class SaveCentreInput extends Whose {
  @Field(() => String, { description: '1 to 8 capital letters and digits.' })
  code!: string;

  @Field(() => String, { description: 'In Chinese.' })
  nameZh!: string;

  @Field(() => String, { nullable: true, description: EN })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: 'An IANA time zone; needed for a new centre, and fixed from then on.' })
  zone?: string | null;

  @Field(() => String, { nullable: true, description: DAY })
  closedFrom?: string | null;
}

@InputType({ description: 'What has a name at a centre, as it shall be.' })
class NamedAtCentre extends Whose {
  @Field(() => ID, { description: 'The centre that it belongs to; it stays with its centre.' })
  centreId!: string;

  @Field(() => String, { description: 'In Chinese, such as 3栋 or 电梯.' })
  nameZh!: string;

  @Field(() => String, { nullable: true, description: EN })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: DAY })
  closedFrom?: string | null;
}

@InputType({ description: 'A building as it shall be.' })
export class SaveBuildingInput extends NamedAtCentre {}

@InputType({ description: 'A unit as it shall be.' })
export class SaveUnitInput extends Whose {
  @Field(() => ID, { description: 'The building; a unit may be moved to another one of its centre.' })
  buildingId!: string;

  @Field(() => String, { description: 'The room, such as 1201.' })
  number!: string;

  @Field(() => String, { nullable: true, description: DAY })
  handedOverOn?: string | null;

  @Field(() => String, { nullable: true, description: DAY })
  closedFrom?: string | null;
}

@InputType({ description: 'A public area as it shall be.' })
export class SavePublicAreaInput extends NamedAtCentre {}

@InputType({ description: 'A resident as they shall stand on the roll.' })
export class SaveResidentInput extends Whose {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => String, { description: "The resident's name." })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The whole number; left out for one who is known: it stays.' })
  telephone?: string | null;

  @Field(() => Boolean, { description: 'True for an owner, false for a tenant.' })
  owner!: boolean;

  @Field(() => String, { nullable: true, description: DAY })
  movedOutOn?: string | null;
}
