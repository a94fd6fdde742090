import { Authorized, Field, ID, Int, ObjectType } from 'type-graphql';
import { AvailableAction, Case } from '../cases/case.js';
import { LinkedCase } from '../cases/linked-case.js';
import { DateTime, type Moment } from '../date-time.js';
import { JournalEntry } from '../journal/journal.js';
import { Obligation } from '../obligations/obligation.js';
import { Capability } from '../organisation/capability.js';
import { Place } from '../organisation/place.js';
import { PersonRef, Post } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';
import { AttemptOutcome, CallbackForm, CallbackGroup, CallbackOrigin, CallbackRound, CallbackStatus, CallbackVerdict } from './enums.js';
import { CallbackOccasion } from './occasion.js';

@ObjectType({ description: 'Somebody tried and did not reach the household. It is evidence, and no visit.' })
export class CallbackAttempt {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => DateTime, { description: 'When, as recorded by the server.' })
  at!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who tried.' })
  by!: PersonRef | null;

  @Field(() => CallbackForm, { description: 'How.' })
  form!: CallbackForm;

  @Field(() => AttemptOutcome, { description: 'Why it was no visit.' })
  outcome!: AttemptOutcome;

  @Field(() => String, { nullable: true, description: 'What was said.' })
  note!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is to be tried again.' })
  nextTryAt!: Moment | null;
}

@ObjectType({ description: 'A form of visit, and whether the procedure allows it here (CB-13).' })
export class AllowedForm {
  @Field(() => CallbackForm, { description: 'The form.' })
  form!: CallbackForm;

  @Field(() => Boolean, { description: 'It may be used for this visit.' })
  allowed!: boolean;

  @Field(() => Words, { nullable: true, description: 'Why not; null where it is allowed.' })
  why!: Words | null;

  @Field(() => Clause, { nullable: true, description: 'Where the procedure says so; null where it is allowed.' })
  clause!: Clause | null;
}

@ObjectType({ description: 'A visit that is owed or was made after a matter was settled (回访).' })
export class Callback {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every stored change.' })
  version!: number;

  @Field(() => ID, { description: 'The centre that owes it.' })
  centreId!: string;

  @Field(() => ServiceCentre, { description: 'The centre that owes it.' })
  centre!: ServiceCentre;

  @Field(() => CallbackGroup, { description: 'With what it is counted.' })
  group!: CallbackGroup;

  @Field(() => CallbackOrigin, { description: 'Why it is made.' })
  origin!: CallbackOrigin;

  @Field(() => CallbackRound, { description: 'Which visit of the matter.' })
  round!: CallbackRound;

  @Field(() => CallbackStatus, { description: 'How far it is.' })
  status!: CallbackStatus;

  @Field(() => String, { description: 'The month (YYYY-MM) in which the matter was settled: the one that it counts in.' })
  month!: string;

  @Field(() => DateTime, { description: 'When the matter was settled or, of an occasion, ended.' })
  settledAt!: Moment;

  @Field(() => Boolean, { description: 'An important one: planned by the supervisor, signed by the resident (CB-15).' })
  important!: boolean;

  @Field(() => Case, { nullable: true, description: 'The case that it is about; null for an occasion, and where the viewer may not see it.' })
  case!: Case | null;

  @Field(() => CallbackOccasion, { nullable: true, description: 'The occasion that it is about; null for a case.' })
  occasion!: CallbackOccasion | null;

  @Field(() => Place, { nullable: true, description: 'The home to be visited; null where none is on record.' })
  unit!: Place | null;

  @Authorized(Capability.VIEW_CALLBACKS)
  @Field(() => String, { nullable: true, description: 'Whom to ask for: the caller, or who lives there.' })
  residentName!: string | null;

  @Authorized(Capability.VIEW_CALLBACKS)
  @Field(() => String, { nullable: true, description: 'Their telephone with its middle figures hidden; revealCallbackTelephone shows it, with a reason that is logged.' })
  telephoneMasked!: string | null;

  @Field(() => Post, { description: 'The post that owes it.' })
  owner!: Post;

  @Field(() => DateTime, { nullable: true, description: 'By when the visit is owed; null once nothing of it is owed any more, or before it can be.' })
  dueAt!: Moment | null;

  @Field(() => Boolean, { description: 'Owed and past due at this moment.' })
  overdue!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was chosen, replaced, or is a second visit.' })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is planned (CB-19).' })
  plannedFor!: Moment | null;

  @Field(() => [PersonRef], { description: 'Who is to go or call; two where the procedure names two (CB-11).' })
  plannedCallers!: PersonRef[];

  @Field(() => [CallbackAttempt], { description: 'Attempts without success, oldest first.' })
  attempts!: CallbackAttempt[];

  @Field(() => DateTime, { nullable: true, description: 'When it is to be tried again, as the last attempt said.' })
  nextTryAt!: Moment | null;

  @Field(() => [AllowedForm], { description: 'Each form, and whether it may be used here (CB-13).' })
  forms!: AllowedForm[];

  @Field(() => CallbackForm, { nullable: true, description: 'How it was made; null before. Never changed afterwards.' })
  form!: CallbackForm | null;

  @Field(() => DateTime, { nullable: true, description: 'When the resident was visited.' })
  visitedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was recorded; this is what is judged (law 11).' })
  recordedAt!: Moment | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who visited and confirmed the record (CB-16).' })
  recordedBy!: PersonRef | null;

  @Field(() => PersonRef, { nullable: true, description: 'The second visitor (CB-11).' })
  secondCaller!: PersonRef | null;

  @Field(() => Int, { nullable: true, description: 'Quality of the work, 1 to 5 (CB-14 a).' })
  quality!: number | null;

  @Field(() => Int, { nullable: true, description: 'Effect of the service, 1 to 5 (CB-14 b).' })
  effect!: number | null;

  @Field(() => Int, { nullable: true, description: 'How content the resident is, 1 to 5 (CB-14 c).' })
  satisfaction!: number | null;

  @Field(() => String, { nullable: true, description: 'Shortcomings that the resident named (CB-14 d).' })
  shortcomings!: string | null;

  @Field(() => String, { nullable: true, description: 'What the resident suggests (CB-14 e).' })
  suggestions!: string | null;

  @Field(() => String, { nullable: true, description: 'What the visitor adds.' })
  opinion!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the visitor found it in order.' })
  qualified!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Who signed the record in the household (CB-15).' })
  signedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the supervisor reviewed it (CB-16).' })
  reviewedAt!: Moment | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who reviewed it.' })
  reviewedBy!: PersonRef | null;

  @Field(() => CallbackVerdict, { nullable: true, description: 'What the review said.' })
  verdict!: CallbackVerdict | null;

  @Field(() => String, { nullable: true, description: 'The comment of the review.' })
  comment!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be done about it; of an unqualified one.' })
  remedy!: string | null;

  @Field(() => String, { nullable: true, description: 'What the manager says to an unqualified one and its remedy (CB-16).' })
  decision!: string | null;

  @Field(() => LinkedCase, { nullable: true, description: 'The complaint that an unqualified one opened (CP-26), where the viewer may see it.' })
  complaint!: LinkedCase | null;

  @Field(() => Boolean, { description: 'What is personal in it was removed by a disposal list (CB-17).' })
  disposed!: boolean;

  @Field(() => [Obligation], { description: 'What it owes and owed, earliest due first.' })
  obligations!: Obligation[];

  @Field(() => [JournalEntry], { description: 'All that happened to it, newest first.' })
  timeline!: JournalEntry[];

  @Field(() => [AvailableAction], { description: 'What the viewer may do now, and why not.' })
  availableActions!: AvailableAction[];
}
