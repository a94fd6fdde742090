import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CaseKind, CaseStatus, Severity, Validity } from '../cases/enums.js';
import { DateTime, type Moment } from '../date-time.js';
import { Strength } from '../obligations/enums.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'One open obligation as the board shows it.' })
export class BoardObligation {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ID, { description: 'The row that asks for it, such as FD-06.' })
  rule!: string;

  @Field(() => Words, { description: 'What is owed.' })
  name!: Words;

  @Field(() => String, { description: 'Source and section of its first clause, such as P 4.6.' })
  clause!: string;

  @Field(() => Int, { description: 'Counts from 1; rises when the same duty is owed anew.' })
  generation!: number;

  @Field(() => Strength, { description: 'An order or a softer wish.' })
  strength!: Strength;

  @Field(() => [ID], { description: 'The posts that owe it, by key.' })
  owedBy!: string[];

  @Field(() => DateTime, { description: 'The due time. Exactly at it is still on time.' })
  dueAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'When it is called due soon.' })
  warnAt!: Moment | null;

  @Field(() => Int, { description: 'The highest level that rang: 0 none or a warning, 1 overdue, 2 and up escalation.' })
  level!: number;

  @Field(() => Int, { description: 'The highest level that someone has acknowledged.' })
  acknowledgedLevel!: number;

  @Field(() => Boolean, { description: 'Its clock stands still.' })
  paused!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When its next step is taken; null: none is left.' })
  nextStepAt!: Moment | null;

  @Field(() => ID, { nullable: true, description: 'The post that the next step is meant for.' })
  nextStepTo!: string | null;
}

@ObjectType({ description: 'A whole open case as the board shows it; nothing in it depends on the viewer. The client keeps the higher version.' })
export class BoardRow {
  @Field(() => ID, { description: "The case's id. Opaque." })
  id!: string;

  @Field(() => Int, { description: "The case's version." })
  version!: number;

  @Field(() => String, { description: 'The readable number, such as YH-20261120-0007.' })
  number!: string;

  @Field(() => ID, { description: 'The centre that it belongs to.' })
  centreId!: string;

  @Field(() => Words, { nullable: true, description: 'Unit, public area, or the place as it was named.' })
  place!: Words | null;

  @Field(() => CaseKind, { description: 'What kind of matter it is.' })
  kind!: CaseKind;

  @Field(() => Validity, { nullable: true, description: 'Whose failure a complaint is about.' })
  validity!: Validity | null;

  @Field(() => Severity, { nullable: true, description: 'How grave a valid complaint is.' })
  severity!: Severity | null;

  @Field(() => Boolean, { description: 'Marked urgent.' })
  urgent!: boolean;

  @Field(() => CaseStatus, { description: 'How far it is.' })
  status!: CaseStatus;

  @Field(() => String, { description: 'What it is about, in one line.' })
  matter!: string;

  @Field(() => DateTime, { description: 'When it was received.' })
  receivedAt!: Moment;

  @Field(() => ID, { description: 'The post that owns it now, by key.' })
  owner!: string;

  @Field(() => Words, { nullable: true, description: 'The person who has it in hand; null: nobody yet.' })
  ownerPerson!: Words | null;

  @Field(() => String, { description: 'What happened last, such as CaseClassified.' })
  lastEvent!: string;

  @Field(() => DateTime, { description: 'When that was, in business time.' })
  lastEventAt!: Moment;

  @Field(() => [BoardObligation], { description: 'Open ones, earliest due first.' })
  obligations!: BoardObligation[];
}

@ObjectType({ description: 'A whole open duty as the board shows it; nothing in it depends on the viewer. The client keeps the higher version.' })
export class BoardDuty {
  @Field(() => ID, { description: "The duty's id. Opaque." })
  id!: string;

  @Field(() => Int, { description: "The duty's version." })
  version!: number;

  @Field(() => ID, { description: 'The row that asks for it, such as FD-03.' })
  rule!: string;

  @Field(() => Words, { description: 'What is owed.' })
  name!: Words;

  @Field(() => String, { description: 'Source and section of its first clause, such as P 4.3.' })
  clause!: string;

  @Field(() => ID, { description: 'The centre that owes it.' })
  centreId!: string;

  @Field(() => DateTime, { description: "The first moment of its period, by the centre's zone." })
  periodStart!: Moment;

  @Field(() => DateTime, { description: 'The first moment after its period.' })
  periodEnd!: Moment;

  @Field(() => [BoardObligation], { description: 'Open ones, earliest due first.' })
  obligations!: BoardObligation[];
}

@ObjectType({ description: "Figures over the board's centres, counted from its rows at the time of the answer." })
export class BoardCounters {
  @Field(() => Int, { description: 'Cases that are not closed.' })
  open!: number;

  @Field(() => Int, { description: 'Cases that owe something past its due time.' })
  overdue!: number;

  @Field(() => Int, { description: 'Cases that owe nothing late yet, and something within 30 minutes.' })
  dueSoon!: number;

  @Field(() => Int, { description: 'Cases not yet settled that no person has in hand.' })
  unassigned!: number;

  @Field(() => Int, { description: 'Follow-up visits owed.' })
  callbacksOwed!: number;

  @Field(() => Int, { description: "Cases received today, by the day of each case's centre, closed ones too." })
  receivedToday!: number;
}

@ObjectType({ description: 'The board at one moment, with the cursor from which boardEvents goes on.' })
export class Board {
  @Field(() => String, { description: 'Hand it to boardEvents as `after`: what is in the rows may come again, nothing is left out.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'Business time of the database at this moment.' })
  serverNow!: Moment;

  @Field(() => BoardCounters, { description: 'Figures over the rows.' })
  counters!: BoardCounters;

  @Field(() => [BoardRow], { description: 'All cases that are not closed, without history; most recent reception first.' })
  rows!: BoardRow[];

  @Field(() => [BoardDuty], { description: 'All duties that have arisen and are not done; earliest arisen first.' })
  duties!: BoardDuty[];
}
