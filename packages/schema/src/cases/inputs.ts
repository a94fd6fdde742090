import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../date-time.js';
import { CaseKind, Channel, ClassBasis, ConfirmOutcome, ReplyForm, Severity, Validity } from './enums.js';

@InputType({ description: "A resident's matter at reception (FD-01)." })
export class ReceiveCaseInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'The centre that serves the place.' })
  centreId!: string;

  @Field(() => CaseKind, { description: 'What kind of matter it is, as far as the desk can tell.' })
  kind!: CaseKind;

  @Field(() => Channel, { description: 'How it came in.' })
  channel!: Channel;

  @Field(() => Boolean, { nullable: true, description: 'Marked urgent. Left out: no.' })
  urgent?: boolean | null;

  @Field(() => String, { nullable: true, description: "The company's own category, at most 60 characters." })
  category?: string | null;

  @Field(() => String, { description: 'What it is about, in one line: 1 to 200 characters.' })
  matter!: string;

  @Field(() => String, { nullable: true, description: 'What the resident said, at most 5,000 characters.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit concerned. Exactly one of unitId, publicAreaId and placeText.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The public area concerned.' })
  publicAreaId?: string | null;

  @Field(() => String, { nullable: true, description: 'The place as it was named, where it is no unit or public area on record: 1 to 200 characters.' })
  placeText?: string | null;

  @Field(() => ID, { nullable: true, description: 'The resident on record; brings name and telephone along.' })
  residentId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'The caller gave no name; then name and telephone may be left out. Left out: no.' })
  anonymous?: boolean | null;

  @Field(() => String, { nullable: true, description: "The caller's name, at most 80 characters; required unless anonymous or a resident on record." })
  callerName?: string | null;

  @Field(() => String, { nullable: true, description: '5 to 20 digits, spaces, hyphens, brackets, with + in front for other countries; required unless anonymous or a resident on record.' })
  callerTelephone?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'At most now, at most 24 h back, then with a reason (law 11). Left out: now.' })
  receivedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it is recorded later than received, at most 1,000 characters.' })
  lateRecordReason?: string | null;

  @Field(() => ID, { nullable: true, description: 'The post that really received it, when not the desk (FD-02). Left out: RECEPTIONIST.' })
  receivedByPost?: string | null;

  @Field(() => String, { nullable: true, description: 'Who really received it, at most 80 characters.' })
  receivedByName?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The time by which the resident wants it.' })
  residentDeadline?: Date | null;

  @Field(() => String, { nullable: true, description: 'CP-02: complaints only; what was done at once to stop harm that goes on, at most 1,000 characters. Recorded as that step.' })
  harmStopped?: string | null;

  @Field(() => ID, { nullable: true, description: 'CP-26: the closed complaint with whose answer the resident is still dissatisfied. Where place and caller are left out, they are as they were there.' })
  previousCaseId?: string | null;
}

@InputType({ description: 'What kind of matter it is, how valid and how severe (FD-04).' })
export class ClassifyCaseInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => CaseKind, { description: 'What kind of matter it is.' })
  kind!: CaseKind;

  @Field(() => String, { nullable: true, description: "The company's own category, at most 60 characters." })
  category?: string | null;

  @Field(() => Validity, { nullable: true, description: 'Whose failure; for complaints.' })
  validity?: Validity | null;

  @Field(() => Severity, { nullable: true, description: 'How grave; for valid complaints.' })
  severity?: Severity | null;

  @Field(() => Boolean, { nullable: true, description: 'Marked urgent. Left out: as it is.' })
  urgent?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'HR-10: a help request that endangers life, property or public order, where its category does not say so. Left out: as it is.' })
  special?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'X 四: five households or more raise it together. Left out: as it is.' })
  collective?: boolean | null;

  @Field(() => ClassBasis, { description: 'It was so from the start, or it became so (law 1).' })
  basis!: ClassBasis;

  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters; required for a development and for a longer limit.' })
  reason?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The time by which the resident wants it. Left out: as it is.' })
  residentDeadline?: Date | null;
}

@InputType({ description: 'To a responsible department (FD-05).' })
export class TransferCaseInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => String, { description: 'The responsible department, 1 to 80 characters.' })
  department!: string;

  @Field(() => ID, { description: 'The post that owns the case from now on.' })
  ownerPost!: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Another post takes the case over (FD-06, FD-07).' })
export class TakeOverCaseInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => ID, { description: 'The post that takes it over; the viewer must hold it.' })
  post!: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'A time for the reply, agreed with the resident (HR-18). A later one than the first is an extension (law 5).' })
export class AgreeReplyTimeInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => DateTime, { description: 'The agreed time; in the future.' })
  agreedReplyAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters; required where a time was agreed before.' })
  reason?: string | null;
}

@InputType({ description: 'An answer to the resident (回复 / 明确答复).' })
export class ReplyToResidentInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => Boolean, { description: 'It is the definite answer, not only a first reply.' })
  definite!: boolean;

  @Field(() => String, { description: 'What was answered, 1 to 5,000 characters.' })
  reply!: string;

  @Field(() => ReplyForm, { nullable: true, description: 'How. Left out: in the way in which the resident asked.' })
  form?: ReplyForm | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was given, as the person states it; judged is the time of recording (law 11).' })
  statedAt?: Date | null;
}

@InputType({ description: 'A report to posts above (上报).' })
export class ReportUpInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => [ID], { description: 'The posts that it goes to, one to ten.' })
  to!: string[];

  @Field(() => String, { description: 'What is reported, 1 to 5,000 characters.' })
  note!: string;
}

@InputType({ description: 'The work is done (办结).' })
export class SettleCaseInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => String, { description: 'What was done, 1 to 5,000 characters.' })
  result!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done, as the person states it; judged is the time of recording (law 11).' })
  statedAt?: Date | null;
}

@InputType({ description: 'Asking the resident whether it is solved (HR-12).' })
export class ConfirmWithResidentInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => ConfirmOutcome, { description: 'What the resident said.' })
  outcome!: ConfirmOutcome;

  @Field(() => String, { nullable: true, description: 'In their words, at most 5,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The matter goes on.' })
export class ReopenCaseInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Closing what cannot be done, with the reason written down (FD-08).' })
export class CloseCaseInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The version that the change is based on; a newer one stored in the meantime answers with a conflict.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The alarm was heard. It does not end what is owed.' })
export class AcknowledgeOverdueInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which obligation.' })
  obligationId!: string;

  @Field(() => String, { nullable: true, description: 'What will be done about it, at most 1,000 characters.' })
  note?: string | null;
}
