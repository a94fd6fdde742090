import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime } from '../date-time.js';
import { DutyVerbInput } from '../duties/inputs.js';
import { Callback } from './callback.js';
import { AttemptOutcome, CallbackForm, CallbackVerdict } from './enums.js';

/** What the input of every verb on a visit says. */
@InputType()
export class CallbackVerbInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which visit.' })
  callbackId!: string;
}

@InputType({ description: 'A settled case is visited though it was not drawn (CB-08: "chosen by hand").' })
export class ChooseCallbackInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => String, { description: 'Why this one, 2 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Who visits when (CB-19).' })
export class PlanCallbackInput extends CallbackVerbInput {
  @Field(() => [ID], { description: 'Who is to go or call: one, or two where the procedure names two (CB-11).' })
  callerIds!: string[];

  @Field(() => DateTime, { description: 'When; within the limit for an important one (CB-15).' })
  plannedFor!: Date;

  @Field(() => Boolean, { description: 'An important one: the resident signs the record (CB-15).' })
  important!: boolean;
}

@InputType({ description: 'Somebody tried and reached nobody. It is kept as evidence and counts for nothing.' })
export class AttemptCallbackInput extends CallbackVerbInput {
  @Field(() => CallbackForm, { description: 'How.' })
  form!: CallbackForm;

  @Field(() => AttemptOutcome, { description: 'Why it was no visit.' })
  outcome!: AttemptOutcome;

  @Field(() => String, { nullable: true, description: 'What was said, at most 1,000 characters.' })
  note?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is to be tried again.' })
  nextTryAt?: Date | null;
}

@InputType({ description: 'The resident was visited: the five contents of 《回访记录表》 (CB-14).' })
export class RecordCallbackInput extends CallbackVerbInput {
  @Field(() => CallbackForm, { description: 'How; a form that the procedure allows here (CB-13).' })
  form!: CallbackForm;

  @Field(() => ID, { nullable: true, description: 'The second visitor, where the procedure names two (CB-11).' })
  secondCallerId?: string | null;

  @Field(() => Int, { description: 'Quality of the work, 1 to 5.' })
  quality!: number;

  @Field(() => Int, { description: 'Effect of the service, 1 to 5.' })
  effect!: number;

  @Field(() => Int, { description: 'How content the resident is, 1 to 5.' })
  satisfaction!: number;

  @Field(() => String, { description: 'Shortcomings that the resident named, 1 to 2,000 characters; "none" is an answer.' })
  shortcomings!: string;

  @Field(() => String, { description: 'What the resident suggests, 1 to 2,000 characters; "none" is an answer.' })
  suggestions!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the resident was visited, now at the latest; what is judged is when it is recorded (law 11). Left out: now.' })
  visitedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Who signed in the household, at most 80 characters; required for an important one (CB-15).' })
  signedBy?: string | null;

  @Field(() => Boolean, { description: 'Whether the visitor found it in order.' })
  qualified!: boolean;

  @Field(() => String, { description: 'What the visitor says of it, 1 to 2,000 characters.' })
  opinion!: string;
}

@InputType({ description: "The supervisor's word on a recorded visit (CB-16). Not by who visited." })
export class ReviewCallbackInput extends CallbackVerbInput {
  @Field(() => CallbackVerdict, { description: 'In order or not.' })
  verdict!: CallbackVerdict;

  @Field(() => String, { description: 'The comment, 1 to 2,000 characters.' })
  comment!: string;

  @Field(() => String, { nullable: true, description: 'What is to be done about it, at most 2,000 characters; required when it is not in order.' })
  remedy?: string | null;
}

@InputType({ description: "The manager's word on an unqualified visit and its remedy (CB-16)." })
export class DecideCallbackInput extends CallbackVerbInput {
  @Field(() => String, { description: 'What is to be done, 1 to 2,000 characters.' })
  decision!: string;
}

@InputType({ description: 'Nobody can be reached: the next lowest score is drawn in its place. After three attempts on two days at least.' })
export class ReplaceCallbackInput extends CallbackVerbInput {
  @Field(() => String, { description: 'Why, 2 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'A repair is visited a second time, one to two months after its completion (CB-02).' })
export class AskSecondVisitInput extends CallbackVerbInput {
  @Field(() => String, { description: 'Why it is needed, 2 to 500 characters.' })
  reason!: string;
}

@InputType({ description: "The month's records of visits are archived (CB-17). Refused while something of the month can still be drawn or waits for review." })
export class ArchiveCallbacksInput extends DutyVerbInput {}

@InputType({ description: "The month's visits were planned and arranged (CB-19)." })
export class PlanCallbackMonthInput extends DutyVerbInput {}

@ObjectType({ description: 'What became of a verb on a visit: the visit as it is now, or a refusal.' })
export class CallbackResult {
  @Field(() => Callback, { nullable: true, description: 'The visit after the change; null when nothing was changed.' })
  callback!: Callback | null;

  @Field(() => Refusal, { nullable: true, description: 'The rule that said no.' })
  refusal!: Refusal | null;
}
