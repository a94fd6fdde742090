import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { Words } from '../policy/words.js';

export type WallStatus = 'LIVE' | 'EXPIRED' | 'REVOKED';
export const WallStatus = enumType<WallStatus>('WallStatus', "Whether a wall's address still opens it.", {
  LIVE: 'It does.',
  EXPIRED: 'Its time is over.',
  REVOKED: 'Somebody ended it.',
});

@ObjectType({ description: 'A screen on a wall that shows the board of some centres to everybody who walks by: read-only, without personal data. It has a token of its own, which nobody can read again.' })
export class Wall {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'Where it hangs.' })
  name!: string;

  @Field(() => [ServiceCentre], { description: 'Whose board it shows.' })
  centres!: ServiceCentre[];

  @Field(() => String, { description: 'What it speaks: zh-CN or en.' })
  language!: string;

  @Field(() => WallStatus, { description: 'Whether its address still opens it.' })
  status!: WallStatus;

  @Field(() => PersonRef, { description: 'Who made it.' })
  createdBy!: PersonRef;

  @Field(() => DateTime, { description: 'Real time at which it was made.' })
  createdAt!: Moment;

  @Field(() => DateTime, { description: 'Real time at which its address ends by itself.' })
  expiresAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'Real time at which somebody ended it.' })
  revokedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'Real time at which it was last there, to the minute; null: never yet.' })
  lastSeenAt!: Moment | null;
}

@InputType({ description: 'What a person says of a wall.' })
export class WallInput {
  @Field(() => String, { description: 'Where it hangs; 40 characters at most.' })
  name!: string;

  @Field(() => [ID], { description: 'Whose board it shows: 1 to 50 centres at which the viewer manages walls.' })
  centreIds!: string[];

  @Field(() => String, { description: 'What it speaks: zh-CN or en.' })
  language!: string;
}

@InputType({ description: 'A wall to be made.' })
export class CreateWallInput extends WallInput {
  @Field(() => Int, { description: 'For how many days its address opens it, 1 to 730.' })
  days!: number;
}

@ObjectType({ description: 'A wall that was just made.' })
export class CreatedWall {
  @Field(() => Wall, { description: 'The wall.' })
  wall!: Wall;

  @Field(() => String, { description: 'Its token, said this once: the address of the wall is /wall#<token>. Requests carry it as `Authorization: Bearer <token>`, sockets as `wallToken` in connection_init.' })
  token!: string;
}

@ObjectType({ description: 'What a wall must know of itself; nothing else is shown to its token but board and boardEvents of these centres, ordinary records only, without place, matter and persons.' })
export class ThisWall {
  @Field(() => String, { description: 'Where it hangs.' })
  name!: string;

  @Field(() => String, { description: 'What it speaks: zh-CN or en.' })
  language!: string;

  @Field(() => DateTime, { description: 'Real time at which its address ends by itself.' })
  expiresAt!: Moment;

  @Field(() => Words, { description: "The company's name." })
  companyName!: Words;

  @Field(() => Boolean, { description: 'True where the company is made up to try the product.' })
  demo!: boolean;

  @Field(() => [ServiceCentre], { description: 'Whose board it shows, in the company\'s order.' })
  centres!: ServiceCentre[];

  @Field(() => [WallPost], { description: 'What the posts are called that owe something.' })
  posts!: WallPost[];
}

@ObjectType({ description: 'A post by its name alone.' })
export class WallPost {
  @Field(() => ID, { description: 'Its key.' })
  key!: string;

  @Field(() => Words, { description: 'What it is called.' })
  name!: Words;
}
