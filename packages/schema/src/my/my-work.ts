import { Authorized, Field, ID, Int, ObjectType } from 'type-graphql';
import { BoardDuty, BoardRow } from '../board/board.js';
import { AvailableAction } from '../cases/case.js';
import { Checklist } from '../cases/checklist.js';
import { DateTime, type Moment } from '../date-time.js';
import { Capability } from '../organisation/capability.js';

@ObjectType({ description: 'How far the present handler has come: since the work was last given to somebody.' })
export class WorkProgress {
  @Field(() => DateTime, { nullable: true, description: 'Taken in hand; null: not yet.' })
  acceptedAt!: Moment | null;

  @Field(() => Boolean, { description: 'By the viewer.' })
  acceptedByMe!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'On the way; null: not yet.' })
  onTheWayAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'There; null: not yet.' })
  arrivedAt!: Moment | null;
}

@ObjectType({ description: "A case that the viewer has in hand, or that one of the viewer's posts answers for, owes something for, or was sent to." })
export class MyMatter {
  @Field(() => BoardRow, { description: 'The case as boards show it.' })
  row!: BoardRow;

  @Field(() => [ID], { description: "Those of its open obligations that one of the viewer's posts at its centre owes, earliest due first." })
  owes!: string[];

  @Field(() => Boolean, { description: 'The viewer has it in hand.' })
  inMyHand!: boolean;

  @Field(() => WorkProgress, { description: 'Taken in hand, on the way, there.' })
  progress!: WorkProgress;

  @Field(() => [Checklist], { description: 'Steps that the procedures ask for beside it.' })
  checklists!: Checklist[];

  @Field(() => [AvailableAction], { description: 'What the viewer may do now with it from a telephone, and why not: recordWorkStage, recordStep, attachFile, settleCase, referCase, reportUp.' })
  actions!: AvailableAction[];

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { nullable: true, description: "The resident's or caller's name; null: not known." })
  callerName!: string | null;

  @Authorized(Capability.VIEW_CASES)
  @Field(() => String, { nullable: true, description: 'The telephone to call, its middle figures hidden; null: none on record.' })
  callerTelephoneMasked!: string | null;
}

@ObjectType({ description: 'What the viewer owes, by time.' })
export class MyWork {
  @Field(() => [MyMatter], { description: 'Cases, those first whose earliest own obligation is due first; 50 at most.' })
  matters!: MyMatter[];

  @Field(() => Int, { description: 'How many such cases there are, those left out too.' })
  totalCount!: number;

  @Field(() => [BoardDuty], { description: "Duties of the viewer's posts that are not done, earliest due first; 50 at most." })
  duties!: BoardDuty[];
}
