import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { PolicyProblem } from './upload.js';
import { Words } from './words.js';

@ObjectType({ description: 'A limit that the texts leave to the company.' })
export class LimitValue {
  @Field(() => String, { description: 'Which one: immediateLimit, classifyWithin.' })
  key!: string;

  @Field(() => Words, { description: 'What it is called.' })
  name!: Words;

  @Field(() => Int, { description: 'In minutes.' })
  minutes!: number;
}

@ObjectType({ description: 'A limit that the company may set, and within which bounds.' })
export class CompanyLimit {
  @Field(() => String, { description: 'immediateLimit or classifyWithin.' })
  key!: string;

  @Field(() => Words, { description: 'What it is called.' })
  name!: Words;

  @Field(() => Words, { description: 'What it decides, and for which rules.' })
  about!: Words;

  @Field(() => Int, { description: 'In minutes, today.' })
  minutes!: number;

  @Field(() => Int, { description: "The product's own, in minutes." })
  standard!: number;

  @Field(() => Int, { description: 'The least that may be set, in minutes.' })
  least!: number;

  @Field(() => Int, { description: 'The most that may be set, in minutes.' })
  most!: number;
}

@ObjectType({ description: 'The limits as they are, or will be, from a moment on.' })
export class CompanySettingsChange {
  @Field(() => DateTime, { description: 'From this moment on; cases received before keep theirs (law 4).' })
  from!: Moment;

  @Field(() => Boolean, { description: 'The time has not come yet.' })
  future!: boolean;

  @Field(() => [LimitValue], { description: 'Those that change.' })
  limits!: LimitValue[];

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Who.' })
  recordedBy!: string | null;
}

@ObjectType({ description: 'What the company sets where the texts leave it open.' })
export class CompanySettings {
  @Field(() => [CompanyLimit], { description: 'Each limit, as it is today.' })
  limits!: CompanyLimit[];

  @Field(() => [CompanySettingsChange], { description: 'What was changed and will be, the newest first.' })
  changes!: CompanySettingsChange[];
}

@InputType({ description: 'A limit and its new length.' })
export class LimitInput {
  @Field(() => String, { description: 'Which one: immediateLimit, classifyWithin.' })
  key!: string;

  @Field(() => Int, { description: 'In whole minutes, within the bounds of the limit.' })
  minutes!: number;
}

@InputType({ description: 'New limits for the whole company.' })
export class ChangeCompanySettingsInput {
  @Field(() => [LimitInput], { description: 'The limits that change; the others go on as they are.' })
  limits!: LimitInput[];

  @Field(() => String, { description: 'Why; kept beside the change.' })
  reason!: string;

  @Field(() => DateTime, { nullable: true, description: 'From this moment on, never in the past; left out: from now on.' })
  from?: Date | null;
}

@ObjectType({ description: 'The settings, or why they cannot be changed so.' })
export class ChangeCompanySettingsResult {
  @Field(() => [PolicyProblem], { description: 'Why not. With one of them nothing changed.' })
  problems!: PolicyProblem[];

  @Field(() => CompanySettings, { description: 'As they are now.' })
  settings!: CompanySettings;
}
