import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../date-time.js';
import { NoteSubject, ReferredTo, WorkStage } from './enums.js';
import { CaseVerbInput } from './verb-input.js';

@InputType({ description: 'Someone is sent (HR-04, FA-02). The owner stays the same.' })
export class DispatchCaseInput extends CaseVerbInput {
  @Field(() => ID, { description: 'The post whose holder is sent.' })
  post!: string;

  @Field(() => String, { nullable: true, description: 'What they are told on the way, at most 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'What cannot be met here goes to those who can (HR-09). No clock restarts.' })
export class ReferCaseInput extends CaseVerbInput {
  @Field(() => ReferredTo, { description: 'To whom.' })
  party!: ReferredTo;

  @Field(() => String, { description: 'What it is called: the department, the company, the police station. 1 to 80 characters.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The post that owns the case from now on; only for a department. Left out: as it is.' })
  ownerPost?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'On paper, or by a message that can be shown later (CP-18). Left out: no.' })
  inWriting?: boolean | null;

  @Field(() => String, { description: 'Why it cannot be met here, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The owner is asked how far it is (催办). Moves no clock.' })
export class RemindOwnerInput extends CaseVerbInput {
  @Field(() => String, { description: 'What is asked, 1 to 1,000 characters.' })
  note!: string;
}

@InputType({ description: 'Something is written on the record.' })
export class AddNoteInput extends CaseVerbInput {
  @Field(() => NoteSubject, { nullable: true, description: 'What it is about, where a rule asks for it. Left out: OTHER.' })
  about?: NoteSubject | null;

  @Field(() => String, { description: 'The note, 1 to 5,000 characters.' })
  body!: string;
}

@InputType({ description: "A step of one of the case's checklists was done." })
export class RecordStepInput extends CaseVerbInput {
  @Field(() => ID, { description: "The step's key; see Case.checklists." })
  step!: string;

  @Field(() => String, { nullable: true, description: 'What was found or done, at most 5,000 characters; required where the step asks for it.' })
  evidence?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was done, as the person states it; judged is the time of recording (law 11).' })
  statedAt?: Date | null;
}

@InputType({ description: 'Work is taken in hand, on the way, or there.' })
export class RecordWorkStageInput extends CaseVerbInput {
  @Field(() => WorkStage, { description: 'Which.' })
  stage!: WorkStage;

  @Field(() => DateTime, { nullable: true, description: 'When it was so, as the person states it; judged is the time of recording (law 11).' })
  statedAt?: Date | null;
}

@InputType({ description: 'The urgent mark is set or taken off, with the reason.' })
export class MarkUrgentInput extends CaseVerbInput {
  @Field(() => Boolean, { description: 'False: taken off.' })
  urgent!: boolean;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The case is confidential no longer: it is there again for those who could see it before.' })
export class UnmarkConfidentialInput extends CaseVerbInput {
  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The case is for those who answer for the centre only (HR-19).' })
export class MarkConfidentialInput extends CaseVerbInput {
  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}
