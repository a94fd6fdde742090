import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../date-time.js';
import { PageInfo } from '../page-info.js';
import { Callback } from './callback.js';
import { CallbackForm, CallbackGroup, CallbackOrigin, CallbackQueue, CallbackRound, CallbackStatus } from './enums.js';

@ObjectType({ description: 'A visit in a list, with its place there.' })
export class CallbackEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => Callback, { description: 'The visit.' })
  node!: Callback;
}

@ObjectType({ description: 'How many visits of the viewer stand in each part of the worklist; one may stand in several.' })
export class CallbackCounts {
  @Field(() => Int, { description: 'All that are owed.' })
  open!: number;

  @Field(() => Int, { description: "Due until the end of the centre's day, not yet overdue." })
  dueToday!: number;

  @Field(() => Int, { description: 'Past due at this moment.' })
  overdue!: number;

  @Field(() => Int, { description: 'Tried without success.' })
  noAnswer!: number;

  @Field(() => Int, { description: 'With a day and callers in the plan.' })
  planned!: number;

  @Field(() => Int, { description: 'Waiting for review.' })
  toReview!: number;

  @Field(() => Int, { description: "Not in order, waiting for the manager's word." })
  toDecide!: number;
}

@ObjectType({ description: 'A page of visits.' })
export class CallbackConnection {
  @Field(() => [CallbackEdge], { description: 'The page, at most 200.' })
  edges!: CallbackEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;
}

@InputType({ description: 'Which visits; all parts given must hold.' })
export class CallbackFilter {
  @Field(() => CallbackQueue, { nullable: true, description: 'What is to be done now.' })
  queue?: CallbackQueue | null;

  @Field(() => CallbackStatus, { nullable: true, description: 'How far.' })
  status?: CallbackStatus | null;

  @Field(() => String, { nullable: true, description: 'Settled in this month (YYYY-MM).' })
  month?: string | null;

  @Field(() => CallbackGroup, { nullable: true, description: 'With what it is counted.' })
  group?: CallbackGroup | null;

  @Field(() => CallbackOrigin, { nullable: true, description: 'Why it is made.' })
  origin?: CallbackOrigin | null;

  @Field(() => CallbackRound, { nullable: true, description: 'Which visit of its matter.' })
  round?: CallbackRound | null;

  @Field(() => CallbackForm, { nullable: true, description: 'How it was made.' })
  form?: CallbackForm | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the viewer is a planned caller or made it. False: not so.' })
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is an important one (CB-15).' })
  important?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'Visited at this moment or later.' })
  visitedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Visited before this moment; later than `visitedFrom`.' })
  visitedUntil?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Of this case.' })
  caseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this occasion.' })
  occasionId?: string | null;
}
