import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { SampledInput } from '../complaints/sample.js';
import { enumType } from '../enum-type.js';
import { Duty } from './duty.js';

/** What the input of every verb on a duty says. */
@InputType()
export class DutyVerbInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which duty.' })
  dutyId!: string;

  @Field(() => String, { description: 'What was found, 1 to 5,000 characters: a duty ticked off without a word is worth nothing.' })
  finding!: string;
}

@InputType({ description: "The day's reception records were audited (FD-03). Which records it covers is counted by the server." })
export class AuditReceptionInput extends DutyVerbInput {}

@InputType({ description: "Last week's reception records were reviewed (FD-09)." })
export class ReviewWeekInput extends DutyVerbInput {}

@InputType({ description: "The month's complaint report was sent (CP-28)." })
export class SendReportInput extends DutyVerbInput {
  @Field(() => ID, { description: 'The key of the post that it was sent to, such as COMPLAINT_CENTRE.' })
  to!: string;
}

export type HelpfulnessOccasion = 'MEETING' | 'TRAINING';
export const HelpfulnessOccasion = enumType<HelpfulnessOccasion>('HelpfulnessOccasion', 'Where helpfulness was asked of the staff (HR-27).', {
  MEETING: 'At a regular meeting (例会).',
  TRAINING: 'In training (员工培训).',
});

@InputType({ description: 'Helpfulness was asked of the staff (HR-27).' })
export class AskHelpfulnessInput extends DutyVerbInput {
  @Field(() => HelpfulnessOccasion, { description: 'Where.' })
  occasion!: HelpfulnessOccasion;
}

@InputType({ description: 'Duty records were sampled and complainants visited (CP-29).' })
export class SampleRecordsInput extends DutyVerbInput {
  @Field(() => [SampledInput], { nullable: true, description: 'What was sampled, 100 at most; each record and each complainant once. Left out only where the month has no record.' })
  sampled?: SampledInput[] | null;
}

@ObjectType({ description: 'What became of a verb on a duty: the duty as it is now, or a refusal.' })
export class DutyResult {
  @Field(() => Duty, { nullable: true, description: 'The duty after the change; null when nothing was changed.' })
  duty!: Duty | null;

  @Field(() => Refusal, { nullable: true, description: 'The rule that said no.' })
  refusal!: Refusal | null;
}
