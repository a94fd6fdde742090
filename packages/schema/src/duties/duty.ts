import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AvailableAction } from '../cases/case.js';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { JournalEntry } from '../journal/journal.js';
import { Obligation } from '../obligations/obligation.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { PageInfo } from '../page-info.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';

export type DutyStatus = 'OPEN' | 'DONE';
export const DutyStatus = enumType<DutyStatus>('DutyStatus', 'Whether a duty is done. Whether it is late follows from its obligation.', {
  OPEN: 'Owed, in its time or after it: a period that is over is still owed.',
  DONE: 'Nothing of it is owed any more: done, in time or late.',
});

@ObjectType({ description: 'What comes round by itself: the audit of one day, the review of one week, the report of one month, at one centre (FD-03, FD-09, CP-28, CP-29, HR-27).' })
export class Duty {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every stored change.' })
  version!: number;

  @Field(() => ID, { description: 'The centre that owes it.' })
  centreId!: string;

  @Field(() => ServiceCentre, { description: 'The centre that owes it.' })
  centre!: ServiceCentre;

  @Field(() => ID, { description: 'The row that asks for it, such as FD-03.' })
  rule!: string;

  @Field(() => Words, { description: 'What is owed.' })
  name!: Words;

  @Field(() => Clause, { nullable: true, description: 'Where the procedure says so: its first clause. All of them stand on the obligation.' })
  clause!: Clause | null;

  @Field(() => String, { nullable: true, description: 'The mutation that does it, such as auditReception; null where the row waits for an act that no mutation brings.' })
  verb!: string | null;

  @Field(() => DateTime, { description: "The first moment of its period, by the centre's zone." })
  periodStart!: Moment;

  @Field(() => DateTime, { description: 'The first moment after its period.' })
  periodEnd!: Moment;

  @Field(() => DateTime, { description: 'Since when it stands on the board: the beginning of its period, or its end.' })
  arisenAt!: Moment;

  @Field(() => DutyStatus, { description: 'Whether it is done.' })
  status!: DutyStatus;

  @Field(() => Obligation, { description: 'What is owed by whom by when, on the same ladder as everything.' })
  obligation!: Obligation;

  @Field(() => Int, {
    nullable: true,
    description: 'For an audit of the reception (FD-03): how many records it covered; while it is open, how many it would cover now, of those that the viewer may see. Null for other duties. The records: cases(filter: { audit: … }).',
  })
  records!: number | null;

  @Field(() => String, { nullable: true, description: 'What was found; null while it is open.' })
  finding!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was done, as recorded by the server.' })
  fulfilledAt!: Moment | null;

  @Field(() => PersonRef, { nullable: true, description: 'Who did it.' })
  fulfilledBy!: PersonRef | null;

  @Field(() => [JournalEntry], { description: 'All that happened to it, newest first.' })
  timeline!: JournalEntry[];

  @Field(() => [AvailableAction], { description: 'What the viewer may do now, and why not.' })
  availableActions!: AvailableAction[];
}

@ObjectType({ description: 'One duty in a list, with its place there.' })
export class DutyEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => Duty, { description: 'The duty.' })
  node!: Duty;
}

@ObjectType({ description: 'A row that duties came from.' })
export class DutyRule {
  @Field(() => ID, { description: 'Its key, such as FD-03; for `filter.rule`.' })
  rule!: string;

  @Field(() => Words, { description: 'What it asks for, as the newest of its duties says it.' })
  name!: Words;
}

@ObjectType({ description: 'A page of duties, the last arisen first.' })
export class DutyConnection {
  @Field(() => [DutyEdge], { description: 'The page, at most 200.' })
  edges!: DutyEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;

  @Field(() => [DutyRule], { description: 'All rows that duties of these centres ever came from, whatever the filter; by key.' })
  rules!: DutyRule[];
}

@InputType({ description: 'Which duties; all parts given must hold.' })
export class DutyFilter {
  @Field(() => DutyStatus, { nullable: true, description: 'Whether done.' })
  status?: DutyStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'True: owed and past due at this moment. False: not so.' })
  overdue?: boolean | null;

  @Field(() => String, { nullable: true, description: "The row's key, such as FD-03." })
  rule?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only those whose period goes on after this moment.' })
  periodFrom?: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'Only those whose period begins before this moment.' })
  periodUntil?: Moment | null;
}
