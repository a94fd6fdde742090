import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Case } from '../cases/case.js';
import { enumType } from '../enum-type.js';

export type SampleKind = 'RECORD' | 'COMPLAINANT';
export const SampleKind = enumType<SampleKind>('SampleKind', 'What was sampled (CP-29).', {
  RECORD: 'A record of the duty log: whether every complaint is written down, and completely.',
  COMPLAINANT: 'A complainant whose complaint is settled: whether they are content.',
});

export type SampleFinding = 'COMPLETE' | 'INCOMPLETE' | 'COMPLAINT_LEFT_OUT' | 'SATISFIED' | 'DISSATISFIED' | 'NOT_REACHED';
export const SampleFinding = enumType<SampleFinding>('SampleFinding', 'What was found; the first three of a record, the others of a complainant.', {
  COMPLETE: 'Written down completely.',
  INCOMPLETE: 'Something is missing.',
  COMPLAINT_LEFT_OUT: 'It is a complaint and was not recorded as one.',
  SATISFIED: 'Content with how it was settled.',
  DISSATISFIED: 'Not content.',
  NOT_REACHED: 'Nobody was reached; counts for nothing.',
});

@InputType({ description: 'One record or complainant of a monthly sample (CP-29).' })
export class SampledInput {
  @Field(() => ID, { description: 'Whose record, or whose complainant.' })
  caseId!: string;

  @Field(() => SampleKind, { description: 'What was sampled.' })
  kind!: SampleKind;

  @Field(() => SampleFinding, { description: 'What was found; it has to fit the kind.' })
  finding!: SampleFinding;

  @Field(() => String, { nullable: true, description: 'What else is to be said, at most 500 characters.' })
  remark?: string | null;
}

@ObjectType({ description: 'One record or complainant of a monthly sample (CP-29).' })
export class SampledCase {
  @Field(() => Case, { description: 'The case as it is now.' })
  case!: Case;

  @Field(() => SampleKind, { description: 'What was sampled.' })
  kind!: SampleKind;

  @Field(() => SampleFinding, { description: 'What was found.' })
  finding!: SampleFinding;

  @Field(() => String, { nullable: true, description: 'What else was said.' })
  remark!: string | null;
}

@ObjectType({ description: 'What was sampled in a month (CP-29), or what might be.' })
export class ComplaintSample {
  @Field(() => ID, { description: 'The duty to sample.' })
  dutyId!: string;

  @Field(() => [SampledCase], { description: 'What was sampled, of what the viewer may see.' })
  sampled!: SampledCase[];

  @Field(() => Int, { description: 'Records sampled, whoever may see them.' })
  records!: number;

  @Field(() => Int, { description: 'Of them, complete.' })
  complete!: number;

  @Field(() => Int, { description: 'Complainants that were reached.' })
  complainants!: number;

  @Field(() => Int, { description: 'Of them, content.' })
  satisfied!: number;

  @Field(() => [Case], { description: 'While it is owed: records of the month taken at random, five at most; others with each asking.' })
  proposedRecords!: Case[];

  @Field(() => [Case], { description: 'While it is owed: settled complaints of the last three months taken at random, five at most; others with each asking.' })
  proposedComplainants!: Case[];
}
