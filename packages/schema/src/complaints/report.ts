import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AvailableAction, Case } from '../cases/case.js';
import { ReplyForm, Severity, Validity } from '../cases/enums.js';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { Duty } from '../duties/duty.js';
import { enumType } from '../enum-type.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';

export type ComplaintOutcome = 'OPEN' | 'SETTLED' | 'CLOSED' | 'CANCELLED' | 'MERGED';
export const ComplaintOutcome = enumType<ComplaintOutcome>('ComplaintOutcome', 'How a complaint stands in a monthly report.', {
  OPEN: 'Not settled yet.',
  SETTLED: 'Settled, or the resident said that it is solved.',
  CLOSED: 'Closed by the manager, with the reason, though it could not be settled (FD-08).',
  CANCELLED: 'Taken out of the work as somebody asked and another person approved.',
  MERGED: 'Part of another record of the same matter.',
});

export type LimitsKept = 'WITHIN' | 'RUNNING' | 'LATE';
export const LimitsKept = enumType<LimitsKept>('LimitsKept', "Whether a complaint's time limits were kept.", {
  WITHIN: 'All were met in time.',
  RUNNING: 'None was missed so far; one still runs.',
  LATE: 'One was met late, missed, or is past due.',
});

export type ResidentOpinion = 'SATISFIED' | 'DISSATISFIED';
export const ResidentOpinion = enumType<ResidentOpinion>('ResidentOpinion', 'What a resident said of the handling.', { SATISFIED: 'Content.', DISSATISFIED: 'Not content.' });

export type ComplaintReportStatus = 'RUNNING' | 'TO_FILL' | 'FILLED' | 'READ' | 'SENT';
export const ComplaintReportStatus = enumType<ComplaintReportStatus>('ComplaintReportStatus', 'How far the report of a month is.', {
  RUNNING: 'The month is not over.',
  TO_FILL: 'Over, and not filled in.',
  FILLED: 'Filled in; the centre manager has not read it.',
  READ: 'Read; not sent.',
  SENT: 'Sent to the complaint centre.',
});

@ObjectType({ description: 'So many complaints of one category, validity and severity.' })
export class ComplaintCell {
  @Field(() => String, { nullable: true, description: "The company's own category; null: none was given." })
  category!: string | null;

  @Field(() => Validity, { nullable: true, description: 'Null: not decided.' })
  validity!: Validity | null;

  @Field(() => Severity, { nullable: true, description: 'Null: not decided, or not valid.' })
  severity!: Severity | null;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'The figures of a month, in complaints (CP-15, CP-28). All complaints accepted in it are counted (CP-40): merged, cancelled and confidential ones too.' })
export class ComplaintFigures {
  @Field(() => Int, { description: 'All complaints accepted in the month.' }) total!: number;
  @Field(() => [ComplaintCell], { description: 'By category, validity and severity; the most frequent category first. Adds up to the total.' }) cells!: ComplaintCell[];
  @Field(() => Int, { description: 'Not settled yet. This and the next four add up to the total.' }) open!: number;
  @Field(() => Int, { description: 'Settled.' }) settled!: number;
  @Field(() => Int, { description: 'Closed by the manager though they could not be settled (FD-08).' }) closedUnsettled!: number;
  @Field(() => Int, { description: 'Cancelled with approval.' }) cancelled!: number;
  @Field(() => Int, { description: 'Merged into another record.' }) merged!: number;
  @Field(() => Int, { description: 'Last answered by a visit. This and the next four add up to the total.' }) answeredByVisit!: number;
  @Field(() => Int, { description: 'Last answered by telephone.' }) answeredByTelephone!: number;
  @Field(() => Int, { description: 'Last answered in writing.' }) answeredInWriting!: number;
  @Field(() => Int, { description: 'Last answered in person, by word.' }) answeredOrally!: number;
  @Field(() => Int, { description: 'Not answered yet.' }) unanswered!: number;
  @Field(() => Int, { description: 'All limits met in time. This and the next two add up to the total.' }) withinLimits!: number;
  @Field(() => Int, { description: 'None missed so far, one still runs.' }) limitsRunning!: number;
  @Field(() => Int, { description: 'At least one met late, missed, or past due.' }) late!: number;
  @Field(() => Int, { description: 'The resident said last that it is solved. This and the next two add up to the total.' }) satisfied!: number;
  @Field(() => Int, { description: 'The resident said last that it is not.' }) dissatisfied!: number;
  @Field(() => Int, { description: 'Nobody was asked, or nobody reached.' }) notAsked!: number;
  @Field(() => Int, { description: 'Complaints about the answer to an earlier one (CP-26).' }) repeat!: number;
  @Field(() => Int, { description: 'Raised together by five households or more (CP-23).' }) collective!: number;
  @Field(() => Int, { description: 'Beside the total: called complaints once, of another kind now.' }) otherKind!: number;
}

@ObjectType({ description: 'One complaint of a month as it was counted, with its case as it is now.' })
export class ComplaintLine {
  @Field(() => Case, { description: 'The case as it is now.' })
  case!: Case;

  @Field(() => String, { nullable: true, description: 'As counted.' })
  category!: string | null;

  @Field(() => Validity, { nullable: true, description: 'As counted.' })
  validity!: Validity | null;

  @Field(() => Severity, { nullable: true, description: 'As counted.' })
  severity!: Severity | null;

  @Field(() => ComplaintOutcome, { description: 'As counted.' })
  outcome!: ComplaintOutcome;

  @Field(() => ReplyForm, { nullable: true, description: 'How it was last answered; null: not yet.' })
  answer!: ReplyForm | null;

  @Field(() => LimitsKept, { description: 'As counted.' })
  limits!: LimitsKept;

  @Field(() => ResidentOpinion, { nullable: true, description: 'Null: not asked, or not reached.' })
  opinion!: ResidentOpinion | null;

  @Field(() => Boolean, { description: 'About the answer to an earlier one (CP-26).' })
  repeat!: boolean;

  @Field(() => Boolean, { description: 'Raised together by five households or more (CP-23).' })
  collective!: boolean;
}

@ObjectType({ description: 'A month counted: its figures, and the complaints behind them.' })
export class ComplaintTally {
  @Field(() => ComplaintFigures, { description: 'The figures; of all complaints, whoever may see them.' })
  figures!: ComplaintFigures;

  @Field(() => [ComplaintLine], { description: 'The complaints that the viewer may see, in the order of their reception.' })
  lines!: ComplaintLine[];

  @Field(() => Int, { description: 'How many are counted and not shown to the viewer (HR-19).' })
  hidden!: number;
}

@ObjectType({ description: 'A version of the report of a month. What was sent stays as it was sent.' })
export class ComplaintReport {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Int, { description: '1, and one more for each correction of what was sent.' })
  version!: number;

  @Field(() => ComplaintReportStatus, { description: 'How far it is.' })
  status!: ComplaintReportStatus;

  @Field(() => String, { description: 'What the supervisor says of the month.' })
  comment!: string;

  @Field(() => String, { nullable: true, description: 'Why what was sent before is corrected; null for the first version.' })
  reason!: string | null;

  @Field(() => ComplaintTally, { description: 'As it was filled in.' })
  tally!: ComplaintTally;

  @Field(() => Int, { description: "The journal's last number that it was filled in with." })
  throughSeq!: number;

  @Field(() => PersonRef, { description: 'Who filled it in.' })
  filledBy!: PersonRef;

  @Field(() => DateTime, { description: 'When it was filled in: its figures are of this moment.' })
  filledAt!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who read it for the centre; null: nobody yet.' })
  readBy!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was read.' })
  readAt!: Moment | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who sent it; null: not sent.' })
  sentBy!: PersonRef | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent.' })
  sentAt!: Moment | null;
}

@ObjectType({ description: 'What became different in a month since its newest version was filled in. What merely went on (settled, answered) is no difference.' })
export class ComplaintChanges {
  @Field(() => Int, { description: 'Complaints that the version does not hold.' })
  joined!: number;

  @Field(() => Int, { description: 'Complaints that it holds and that are of another month or kind now.' })
  left!: number;

  @Field(() => Int, { description: 'Complaints of another category, validity or severity than it says.' })
  reclassified!: number;
}

@ObjectType({ description: "A month of a centre's complaints and of the report on it (CP-28)." })
export class ComplaintMonth {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => ServiceCentre, { description: 'The centre.' })
  centre!: ServiceCentre;

  @Field(() => String, { description: 'Such as 2026-10.' })
  month!: string;

  @Field(() => DateTime, { description: "Its first moment, by the centre's zone." })
  start!: Moment;

  @Field(() => DateTime, { description: 'The first moment after it.' })
  end!: Moment;

  @Field(() => ComplaintReportStatus, { description: 'How far its report is.' })
  status!: ComplaintReportStatus;

  @Field(() => Duty, { nullable: true, description: 'The duty to report it (CP-28) with its clock; null: not arisen, or the centre did not follow such a rule then.' })
  duty!: Duty | null;

  @Field(() => ComplaintTally, { description: 'The month as it is counted now.' })
  now!: ComplaintTally;

  @Field(() => [ComplaintReport], { description: 'All versions of its report, newest first.' })
  versions!: ComplaintReport[];

  @Field(() => ComplaintChanges, { nullable: true, description: 'What became different since the newest version; null: there is none.' })
  changes!: ComplaintChanges | null;

  @Field(() => [AvailableAction], { description: 'What the viewer may do now: fillComplaintReport, reviewComplaintReport, sendComplaintReport; and why not.' })
  availableActions!: AvailableAction[];
}

@InputType({ description: 'The report of a month is filled in from the records as they are now (CP-28). One that is not sent yet is replaced, and read anew; for one that was sent a new version is made.' })
export class FillComplaintReportInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which centre.' })
  centreId!: string;

  @Field(() => String, { description: 'Which month, such as 2026-10; it must be over.' })
  month!: string;

  @Field(() => String, { description: 'What the month shows, in the words of who fills it in, 1 to 5,000 characters.' })
  comment!: string;

  @Field(() => String, { nullable: true, description: 'Why what was sent is corrected; needed where something was sent. At most 1,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Which report of a month.' })
export class ComplaintReportInput {
  @Field(() => String, { description: 'Made by the client, one for each submission, at most 100 characters: sending it again with the same content gives the same answer.' })
  clientKey!: string;

  @Field(() => ID, { description: 'Which version, by its id.' })
  reportId!: string;
}

@ObjectType({ description: 'What became of a verb on a report: its month as it is now, or a refusal.' })
export class ComplaintReportResult {
  @Field(() => ComplaintMonth, { nullable: true, description: 'The month after the change; null when nothing was changed.' })
  month!: ComplaintMonth | null;

  @Field(() => Refusal, { nullable: true, description: 'The rule that said no.' })
  refusal!: Refusal | null;
}
