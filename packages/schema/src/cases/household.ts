import { Authorized, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Capability } from '../organisation/capability.js';
import { Place } from '../organisation/place.js';
import { ConfirmOutcome, ReplyForm } from './enums.js';
import { LinkedCase } from './linked-case.js';
import { CaseVerbInput } from './verb-input.js';

@ObjectType({ description: 'A household that raises a collective complaint together with others (X 四): answered and asked for itself (CP-23).' })
export class CaseHousehold {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Place, { nullable: true, description: 'Its home on record; null: known by name alone.' })
  place!: Place | null;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { nullable: true, description: 'Who spoke for it, as given.' })
  name!: string | null;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { nullable: true, description: 'Its telephone with its middle figures hidden.' })
  telephoneMasked!: string | null;

  @Field(() => LinkedCase, { nullable: true, description: 'The complaint of its own that ended in this one; null: it had none.' })
  fromCase!: LinkedCase | null;

  @Field(() => DateTime, { nullable: true, description: 'When it got its definite answer; null: not yet, or it was not content and is answered anew.' })
  answeredAt!: Moment | null;

  @Field(() => ReplyForm, { nullable: true, description: 'How it was answered.' })
  answerForm!: ReplyForm | null;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { nullable: true, description: 'Who signed the record of the visit (业户访问记录, CP-22); null: nobody.' })
  signedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last asked whether it is solved, and reached.' })
  confirmedAt!: Moment | null;

  @Field(() => ConfirmOutcome, { nullable: true, description: 'What it said then: SATISFIED or DISSATISFIED.' })
  outcome!: ConfirmOutcome | null;
}

@InputType({ description: 'A household without a complaint of its own: a home on record, or a name.' })
export class NamedHouseholdInput {
  @Field(() => ID, { nullable: true, description: 'Its home; a unit of the same centre.' })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who speaks for it, at most 80 characters; required where no home is given.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A telephone number.' })
  telephone?: string | null;
}

@InputType({ description: 'Confirms that five or more households raise one matter together (X 四), and names them. Their own complaints end in this one, as by a merger. Households that come later are named in the same way.' })
export class JoinHouseholdsInput extends CaseVerbInput {
  @Field(() => [ID], { description: 'Their own complaints, of the same centre and class; at most 50.' })
  caseIds!: string[];

  @Field(() => [NamedHouseholdInput], { description: 'Households without one; at most 50.' })
  households!: NamedHouseholdInput[];

  @Field(() => String, { description: 'Why it is one matter, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'One household gets its definite answer, by a visit (CP-23). With the last of them the complaint itself is answered.' })
export class AnswerHouseholdInput extends CaseVerbInput {
  @Field(() => ID, { description: 'Which household of the case.' })
  householdId!: string;

  @Field(() => ReplyForm, { description: 'How; the procedure allows a visit alone.' })
  form!: ReplyForm;

  @Field(() => String, { description: 'What it was told, 1 to 5,000 characters.' })
  reply!: string;

  @Field(() => String, { nullable: true, description: 'Who signed the record of the visit, at most 80 characters. Left out: nobody.' })
  signedBy?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was said, as the person states it; judged is the time of recording (law 11).' })
  statedAt?: Date | null;
}

@InputType({ description: 'One household is asked whether it is solved. The last that is satisfied closes the case; one that is not reopens it.' })
export class ConfirmHouseholdInput extends CaseVerbInput {
  @Field(() => ID, { description: 'Which household of the case.' })
  householdId!: string;

  @Field(() => ConfirmOutcome, { description: 'What it said.' })
  outcome!: ConfirmOutcome;

  @Field(() => String, { nullable: true, description: 'In its words, at most 1,000 characters.' })
  note?: string | null;
}
