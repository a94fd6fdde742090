import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { Words } from '../policy/words.js';
import { BoardDuty, BoardRow } from './board.js';

export type BoardEventKind = 'ROW' | 'REMOVED' | 'DUTY' | 'DUTY_REMOVED' | 'HEARTBEAT' | 'RESYNC';
export const BoardEventKind = enumType<BoardEventKind>('BoardEventKind', 'What a message of boardEvents says.', {
  ROW: 'The whole row as it is now; the client keeps the higher version.',
  REMOVED: 'The case left the board.',
  DUTY: 'The whole duty as it is now; the client keeps the higher version.',
  DUTY_REMOVED: 'The duty is done, and left the board.',
  HEARTBEAT: 'Nothing to see; time and cursor move on.',
  RESYNC: 'The cursor is unknown or too old: fetch the board anew.',
});

export type OverdueEventKind = 'WARNED' | 'OVERDUE' | 'ESCALATED' | 'ACKNOWLEDGED' | 'HEARTBEAT' | 'RESYNC';
export const OverdueEventKind = enumType<OverdueEventKind>('OverdueEventKind', 'What a message of overdueEvents says.', {
  WARNED: 'Due soon.',
  OVERDUE: 'Past due.',
  ESCALATED: 'Still not done: it went to the next post.',
  ACKNOWLEDGED: 'Someone heard the alarm.',
  HEARTBEAT: 'Nothing to see; time and cursor move on.',
  RESYNC: 'The cursor is unknown or too old: fetch the board anew.',
});

@ObjectType({ description: 'A message of boardEvents.' })
export class BoardEvent {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => BoardEventKind, { description: 'What it says.' })
  kind!: BoardEventKind;

  @Field(() => DateTime, { description: 'Business time of the database when it was sent.' })
  serverNow!: Moment;

  @Field(() => ID, { nullable: true, description: 'The case concerned; set for ROW and REMOVED.' })
  caseId!: string | null;

  @Field(() => BoardRow, { nullable: true, description: 'The whole row; set for ROW.' })
  row!: BoardRow | null;

  @Field(() => ID, { nullable: true, description: 'The duty concerned; set for DUTY and DUTY_REMOVED.' })
  dutyId!: string | null;

  @Field(() => BoardDuty, { nullable: true, description: 'The whole duty; set for DUTY.' })
  duty!: BoardDuty | null;
}

@ObjectType({ description: 'A message of overdueEvents. All below serverNow is null for HEARTBEAT and RESYNC.' })
export class OverdueEvent {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => OverdueEventKind, { description: 'What it says.' })
  kind!: OverdueEventKind;

  @Field(() => DateTime, { description: 'Business time of the database when it was sent.' })
  serverNow!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'When it happened, in business time.' })
  at!: Moment | null;

  @Field(() => ID, { nullable: true, description: 'The obligation concerned.' })
  obligationId!: string | null;

  @Field(() => ID, { nullable: true, description: "The case concerned; null for a duty's obligation." })
  caseId!: string | null;

  @Field(() => String, { nullable: true, description: "The case's readable number; null for a duty's obligation." })
  caseNumber!: string | null;

  @Field(() => ID, { nullable: true, description: "The duty concerned; null for a case's obligation." })
  dutyId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The centre concerned.' })
  centreId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The row that asks for it, such as FD-06.' })
  rule!: string | null;

  @Field(() => Words, { nullable: true, description: 'What is owed.' })
  name!: Words | null;

  @Field(() => String, { nullable: true, description: 'Source and section of its first clause, such as P 4.6.' })
  clause!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The due time.' })
  dueAt!: Moment | null;

  @Field(() => Int, { nullable: true, description: '0 warning, 1 overdue, 2 and up escalation.' })
  level!: number | null;

  @Field(() => ID, { nullable: true, description: 'The post that was reached, by key.' })
  to!: string | null;

  @Field(() => [ID], { nullable: true, description: 'The posts that were passed over because nobody held them, by key.' })
  passedOver!: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The persons who hold the reached post.' })
  persons!: string[] | null;
}
