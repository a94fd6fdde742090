import { Authorized, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { JournalEntry } from '../journal/journal.js';
import { Obligation } from '../obligations/obligation.js';
import { Capability } from '../organisation/capability.js';
import { Place, Resident } from '../organisation/place.js';
import { PersonRef, Post } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { Words } from '../policy/words.js';
import { Attachment } from './attachment.js';
import { CaseCandidate } from './case-candidate.js';
import { Checklist } from './checklist.js';
import { CaseKind, CaseStatus, Channel, Severity, Validity } from './enums.js';
import { Handover } from './handover.js';
import { CaseHousehold } from './household.js';
import { LinkedCase } from './linked-case.js';
import { PendingRequest } from './pending-request.js';
import { Plan } from './plan.js';

@ObjectType({ description: 'What the viewer may do now with a case or duty, or why not.' })
export class AvailableAction {
  @Field(() => String, { description: "The mutation's name, such as settleCase." })
  verb!: string;

  @Field(() => Boolean, { description: 'The viewer may do it now.' })
  allowed!: boolean;

  @Field(() => Boolean, { description: 'The next step that the procedure expects; at most one.' })
  primary!: boolean;

  @Field(() => Words, { nullable: true, description: 'Why not, and what to do; null when allowed.' })
  why!: Words | null;
}

@ObjectType({ description: "A resident's matter from reception to closing (接待 / 受理)." })
export class Case {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'The readable number by centre and day, such as YH-20261120-0007.' })
  number!: string;

  @Field(() => Int, { description: 'Rises with every stored change of the case or of its obligations.' })
  version!: number;

  @Field(() => ServiceCentre, { description: 'The centre that it belongs to.' })
  centre!: ServiceCentre;

  @Field(() => CaseKind, { description: 'What kind of matter it is.' })
  kind!: CaseKind;

  @Field(() => CaseStatus, { description: 'How far it is.' })
  status!: CaseStatus;

  @Field(() => Channel, { description: 'How it came in.' })
  channel!: Channel;

  @Field(() => Boolean, { description: 'Marked urgent (紧急).' })
  urgent!: boolean;

  @Field(() => String, { nullable: true, description: "The company's own category." })
  category!: string | null;

  @Field(() => Validity, { nullable: true, description: 'Whose failure a complaint is about; null until classified.' })
  validity!: Validity | null;

  @Field(() => Severity, { nullable: true, description: 'How grave a valid complaint is; null for all others.' })
  severity!: Severity | null;

  @Field(() => String, { description: 'What it is about, in one line.' })
  matter!: string;

  @Field(() => String, { description: 'What the resident said.' })
  description!: string;

  @Field(() => Place, { nullable: true, description: 'The unit or public area; null where the place is only named.' })
  place!: Place | null;

  @Field(() => Handover, { nullable: true, description: 'Free service and warranty of the unit at reception (HR-16); null where no hand-over date of it is on record.' })
  handover?: Handover | null;

  @Field(() => String, { nullable: true, description: 'The place as it was named, where it is no unit or public area on record.' })
  placeText!: string | null;

  @Field(() => Resident, { nullable: true, description: 'The resident on record who brought it.' })
  resident!: Resident | null;

  @Field(() => Boolean, { description: 'The caller did not give a name.' })
  anonymous!: boolean;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { nullable: true, description: "The caller's name, as given." })
  callerName!: string | null;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { nullable: true, description: "The caller's telephone with its middle figures hidden." })
  callerTelephoneMasked!: string | null;

  @Field(() => DateTime, { description: 'When it was received, as stated once: the zero of its clocks (law 11).' })
  receivedAt!: Moment;

  @Field(() => DateTime, { description: 'When the server recorded it.' })
  recordedAt!: Moment;

  @Field(() => Post, { description: 'The post that really received it (FD-02).' })
  receivedByPost!: Post;

  @Field(() => String, { nullable: true, description: 'Who really received it, where it was not the recorder.' })
  receivedByName!: string | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who recorded it; null for imports.' })
  recordedBy!: PersonRef | null;

  @Field(() => String, { nullable: true, description: 'Why it was recorded later than received.' })
  lateRecordReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last classified.' })
  classifiedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'The time by which the resident wants it (住户要求的期限).' })
  residentDeadline!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'The time agreed for the reply (约定回复时间).' })
  agreedReplyAt!: Moment | null;

  @Field(() => Post, { description: 'The post that owns it now.' })
  owner!: Post;

  @Field(() => PersonRef, { nullable: true, description: 'The person who has it in hand; null: nobody yet.' })
  ownerPerson!: PersonRef | null;

  @Field(() => String, { nullable: true, description: 'The department that it was handed to (责任部门).' })
  responsibleDepartment!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'First response (首次响应).' })
  firstResponseAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'First reply to the resident (回复).' })
  repliedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'Definite answer to the resident (明确答复).' })
  definiteAnswerAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'The work was done (办结).' })
  settledAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'Confirmed, or closed with a reason (关闭).' })
  closedAt!: Moment | null;

  @Field(() => Int, { description: 'How often it was moved to a longer limit before the old one was due (law 2).' })
  longerLimitMoves!: number;

  @Field(() => Boolean, { description: 'Imported or made-up history: judged, not rung.' })
  historic!: boolean;

  @Field(() => Boolean, { description: 'Only for those who answer for the centre (HR-19); to others it is not there.' })
  confidential!: boolean;

  @Field(() => LinkedCase, { nullable: true, description: 'The case that it was merged into and that goes on; null: not merged, or outside what the viewer may see.' })
  mergedInto!: LinkedCase | null;

  @Field(() => [LinkedCase], { description: 'Cases that were merged into this one.' })
  mergedFrom!: LinkedCase[];

  @Field(() => LinkedCase, { nullable: true, description: 'CP-26: the complaint with whose answer the resident was dissatisfied.' })
  previousCase!: LinkedCase | null;

  @Field(() => [LinkedCase], { description: 'CP-26: complaints that followed because the answer to this one did not satisfy.' })
  followingCases!: LinkedCase[];

  @Field(() => Boolean, { nullable: true, description: 'A help request that endangers life, property or public order (HR-10); null for other kinds.' })
  special!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Five households or more raise it together (X 四); null: nobody has said.' })
  collective!: boolean | null;

  @Field(() => [CaseCandidate], { description: 'What an open complaint may be together with others, for a person to confirm; read for one case at a time.' })
  candidates!: CaseCandidate[];

  @Field(() => [Attachment], { description: 'Its photos, oldest first.' })
  attachments!: Attachment[];

  @Field(() => [PendingRequest], { description: 'What was asked for and waits for approval by another person.' })
  pendingRequests!: PendingRequest[];

  @Field(() => Plan, { nullable: true, description: 'Complaints only: how it is to be handled; null: nobody has proposed anything.' })
  plan!: Plan | null;

  @Field(() => [CaseHousehold], { description: 'The households of a collective complaint, in the order in which they were named.' })
  households!: CaseHousehold[];

  @Field(() => [Checklist], { description: 'Steps that the procedures ask for beside it.' })
  checklists!: Checklist[];

  @Field(() => [Obligation], { description: 'All that was and is owed, earliest due first.' })
  obligations!: Obligation[];

  @Field(() => [JournalEntry], { description: 'All that happened, newest first.' })
  timeline!: JournalEntry[];

  @Field(() => [AvailableAction], { description: 'What the viewer may do now, and why not.' })
  availableActions!: AvailableAction[];
}
