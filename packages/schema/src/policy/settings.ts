import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { PolicyProblem } from './upload.js';
import { Words } from './words.js';

const WHICH = 'Which one: immediateLimit, classifyWithin, collectiveWindow, repeatsForMajor, residentLinkDays, repairCallbackShare, helpCallbackShare, eventCallbackShare, otherCallbackShare, homeVisitShare, breachTimes, breachDays, warnShare, warnLeast, warnMost, escalateShare, escalateLeast, escalateMost.';

export const SettingUnit = enumType('SettingUnit', 'What a setting is counted in.', {
  MINUTES: 'Minutes.',
  HOURS: 'Hours.',
  DAYS: 'Days.',
  PERCENT: 'Percent of a term.',
  COUNT: 'How often.',
});
export type SettingUnit = keyof typeof SettingUnit;

@ObjectType({ description: 'A setting of the company and its value.' })
export class LimitValue {
  @Field(() => String, { description: WHICH })
  key!: string;

  @Field(() => Words, { description: 'What it is called.' })
  name!: Words;

  @Field(() => SettingUnit, { description: 'What it is counted in.' })
  unit!: SettingUnit;

  @Field(() => Int, { description: 'In its unit.' })
  value!: number;
}

@ObjectType({ description: 'What the company may set where the texts leave it open, and within which bounds.' })
export class CompanyLimit {
  @Field(() => String, { description: WHICH })
  key!: string;

  @Field(() => Words, { description: 'What it is called.' })
  name!: Words;

  @Field(() => Words, { description: 'What it decides, and for which rules.' })
  about!: Words;

  @Field(() => SettingUnit, { description: 'What it is counted in.' })
  unit!: SettingUnit;

  @Field(() => Boolean, { description: 'It belongs to the default ladder; otherwise it is a limit that rows name, or decides what is proposed to a person.' })
  ladder!: boolean;

  @Field(() => Int, { description: 'Today, in its unit.' })
  value!: number;

  @Field(() => Int, { description: "The product's own." })
  standard!: number;

  @Field(() => Int, { description: 'The least that may be set.' })
  least!: number;

  @Field(() => Int, { description: 'The most that may be set.' })
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

@ObjectType({ description: 'When notices about wishes (SHOULD) wait, by the clock of the centre. Orders (MUST) never wait.' })
export class QuietHours {
  @Field(() => String, { description: 'A time of day, such as 22:00.' })
  from!: string;

  @Field(() => String, { description: 'A time of day, such as 07:00; of the next day where it is earlier than from.' })
  until!: string;
}

@ObjectType({ description: 'What the company sets where the texts leave it open.' })
export class CompanySettings {
  @Field(() => [CompanyLimit], { description: 'Each limit, as it is today.' })
  limits!: CompanyLimit[];

  @Field(() => [CompanySettingsChange], { description: 'What was changed and will be, the newest first.' })
  changes!: CompanySettingsChange[];

  @Field(() => QuietHours, { nullable: true, description: 'For every channel that has none of its own; null: none.' })
  quietHours!: QuietHours | null;
}

@InputType({ description: 'Begin and end of quiet hours.' })
export class QuietHoursInput {
  @Field(() => String, { description: 'A time of day, such as 22:00.' })
  from!: string;

  @Field(() => String, { description: 'A time of day, such as 07:00; another one than from.' })
  until!: string;
}

@InputType({ description: 'A limit and its new length.' })
export class LimitInput {
  @Field(() => String, { description: WHICH })
  key!: string;

  @Field(() => Int, { description: 'Whole, in its unit and within its bounds.' })
  value!: number;
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
