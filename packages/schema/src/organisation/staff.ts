import { Authorized, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';
import { Capability } from './capability.js';
import { PersonRef, Post } from './post.js';
import { ServiceCentre } from './service-centre.js';

@ObjectType({ description: 'A term of office in the roll of staff (任职).' })
export class TermOfOffice {
  @Field(() => ID, { description: 'Opaque; endHolding takes it.' })
  id!: string;

  @Field(() => PersonRef, { description: 'Who.' })
  person!: PersonRef;

  @Field(() => DateTime, { description: 'Held from this moment on.' })
  from!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'Held until this moment; null while it has no end.' })
  until!: Moment | null;

  @Field(() => Boolean, { description: 'Stands in for the holder (代理).' })
  acting!: boolean;
}

@ObjectType({ description: 'A post at a place, with who holds it.' })
export class Office {
  @Field(() => Post, { description: 'The post.' })
  post!: Post;

  @Field(() => ServiceCentre, { nullable: true, description: 'Where; null for a post of the whole company.' })
  centre!: ServiceCentre | null;

  @Field(() => Boolean, { description: 'Nobody holds it now: its steps go to the next post up (law 9).' })
  vacant!: boolean;

  @Field(() => Boolean, { description: 'It works by a roster.' })
  rostered!: boolean;

  @Field(() => [TermOfOffice], { description: 'Terms of now and to come, earliest first.' })
  terms!: TermOfOffice[];
}

@ObjectType({ description: 'A time during which a person is not there, and so not reached.' })
export class Absence {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => PersonRef, { description: 'Who.' })
  person!: PersonRef;

  @Field(() => DateTime, { description: 'Away from this moment on.' })
  from!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'Back at this moment; null: until somebody says so.' })
  until!: Moment | null;
}

@ObjectType({ description: 'A colleague in the roll of staff.' })
export class StaffMember {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Authorized(Capability.MANAGE_STAFF)
  @Field(() => String, { description: 'The name used to sign in.' })
  login!: string;

  @Field(() => Words, { description: "The person's name." })
  name!: Words;

  @Field(() => String, { description: 'The initials and the spelling of the Chinese name, such as "wf wangfang": what a search may be typed as.' })
  spelling!: string;

  @Field(() => DateTime, { nullable: true, description: 'May not sign in since; null: may.' })
  disabledAt!: Moment | null;
}

@ObjectType({ description: 'A shift of a roster.' })
export class RosterShift {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => PersonRef, { description: 'Who.' })
  person!: PersonRef;

  @Field(() => DateTime, { description: 'From.' })
  from!: Moment;

  @Field(() => DateTime, { description: 'Until.' })
  until!: Moment;
}

@ObjectType({ description: 'The office after the change, or a refusal.' })
export class OfficeResult {
  @Field(() => Office, { nullable: true, description: 'As it is now; null when it was refused.' })
  office!: Office | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}

@ObjectType({ description: 'The person after the change, or a refusal.' })
export class StaffMemberResult {
  @Field(() => StaffMember, { nullable: true, description: 'As they are now; null when it was refused.' })
  person!: StaffMember | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}

@ObjectType({ description: 'The post after the change, or a refusal.' })
export class PostResult {
  @Field(() => Post, { nullable: true, description: 'As it is now; null when it was refused, or taken away.' })
  post!: Post | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}

@ObjectType({ description: 'The roster after the change, or all that is wrong with it.' })
export class RosterResult {
  @Field(() => [RosterShift], { description: 'The shifts of the stretch as they stand.' })
  shifts!: RosterShift[];

  @Field(() => [Words], { description: 'What is wrong, each in words; with one of them nothing changed.' })
  problems!: Words[];
}

@ObjectType({ description: 'The absence, or a refusal.' })
export class AbsenceResult {
  @Field(() => Absence, { nullable: true, description: 'As it is now; null when it was refused, or taken back.' })
  absence!: Absence | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}

@InputType({ description: 'A new colleague.' })
export class AddPersonInput {
  @Field(() => String, { description: 'The name used to sign in: 2 to 60 letters, digits, dots, hyphens or underscores.' })
  login!: string;

  @Field(() => String, { description: 'The name in Chinese, at most 60 characters.' })
  nameZh!: string;

  @Field(() => String, { nullable: true, description: 'The name in Latin letters. Left out: as in Chinese.' })
  nameEn!: string | null;

  @Field(() => String, { description: 'The first password, 8 to 256 characters; handed to the person.' })
  password!: string;
}

@InputType({ description: 'A term of office.' })
export class AppointPersonInput {
  @Field(() => ID, { description: 'Who.' })
  personId!: string;

  @Field(() => ID, { description: 'To which post, by its key.' })
  post!: string;

  @Field(() => ID, { nullable: true, description: 'Where; left out for a post of the whole company.' })
  centreId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From. Left out: from now on.' })
  from!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until. Left out: without an end.' })
  until!: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Stands in for the holder (代理). Left out: no.' })
  acting!: boolean | null;
}

@InputType({ description: 'A post of the company, added or changed.' })
export class SavePostInput {
  @Field(() => ID, { description: 'Its key in capital letters, such as POOL_ATTENDANT.' })
  key!: string;

  @Field(() => String, { description: 'Its name in Chinese, at most 40 characters.' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English, at most 60 characters.' })
  nameEn!: string;

  @Field(() => ID, { nullable: true, description: 'The post above it.' })
  reportsTo!: string | null;

  @Field(() => Boolean, { description: 'Held for all centres at once.' })
  companyWide!: boolean;

  @Field(() => [Capability], { nullable: true, description: 'What it may do. Left out: as it was; nothing for a new one.' })
  capabilities!: Capability[] | null;
}

@InputType({ description: 'A shift to be planned.' })
export class RosterShiftInput {
  @Field(() => ID, { description: 'Who.' })
  personId!: string;

  @Field(() => DateTime, { description: 'From.' })
  from!: Date;

  @Field(() => DateTime, { description: 'Until; 24 hours later at most.' })
  until!: Date;
}

@InputType({ description: "A stretch of a post's roster at a centre, planned anew." })
export class SetRosterInput {
  @Field(() => ID, { description: 'Where.' })
  centreId!: string;

  @Field(() => ID, { description: 'Which post.' })
  post!: string;

  @Field(() => DateTime, { description: 'The stretch begins.' })
  from!: Date;

  @Field(() => DateTime, { description: 'The stretch ends; 35 days later at most.' })
  until!: Date;

  @Field(() => [RosterShiftInput], { description: 'All shifts that begin in the stretch, those that are over as they were.' })
  shifts!: RosterShiftInput[];
}

@InputType({ description: 'A time during which a person is not there.' })
export class RecordAbsenceInput {
  @Field(() => ID, { description: 'Who.' })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: 'From. Left out: from now on.' })
  from!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until. Left out: until somebody says so.' })
  until!: Date | null;
}
