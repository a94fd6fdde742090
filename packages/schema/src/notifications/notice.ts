import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { StepKind } from '../obligations/enums.js';
import { PersonRef, Post } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { PageInfo } from '../page-info.js';
import { Words } from '../policy/words.js';
import { NotificationChannelKind } from './channel.js';

export type NoticeStatus = 'WAITING' | 'SENT' | 'FAILED' | 'GIVEN_UP';
export const NoticeStatus = enumType<NoticeStatus>('NoticeStatus', 'How far a notice has come.', {
  WAITING: 'Not tried yet, or waiting for the end of quiet hours.',
  SENT: 'The receiver took it.',
  FAILED: 'Tried without success; tried again at its time.',
  GIVEN_UP: 'Not tried any more. Send it again by hand, or see to the channel.',
});

@ObjectType({ description: 'One step told to one recipient by one channel, at least once.' })
export class Notice {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ID, { description: 'Of which obligation.' })
  obligationId!: string;

  @Field(() => ID, { nullable: true, description: 'Of which case; null for a duty.' })
  caseId!: string | null;

  @Field(() => String, { nullable: true, description: "The case's readable number; null for a duty." })
  caseNumber!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of which duty; null for a case.' })
  dutyId!: string | null;

  @Field(() => ServiceCentre, { description: 'Where.' })
  centre!: ServiceCentre;

  @Field(() => ID, { description: "The row that asks for it: the register's ID, such as FD-06." })
  rule!: string;

  @Field(() => Words, { description: 'What is owed.' })
  ruleName!: Words;

  @Field(() => String, { description: 'Source and section, such as P 4.7.' })
  clause!: string;

  @Field(() => StepKind, { description: 'What the step says.' })
  kind!: StepKind;

  @Field(() => Int, { description: '0 warning, 1 overdue, 2 and up escalation.' })
  level!: number;

  @Field(() => NotificationChannelKind, { description: 'By what.' })
  channelKind!: NotificationChannelKind;

  @Field(() => String, { description: 'Where to, masked.' })
  addressMasked!: string;

  @Field(() => PersonRef, { nullable: true, description: "Who is told; null when the channel is a post's or a group's." })
  person!: PersonRef | null;

  @Field(() => Post, { description: 'The post that the step reached.' })
  post!: Post;

  @Field(() => [Post], { description: 'Vacant posts that it passed over on its way up (law 9).' })
  passedOver!: Post[];

  @Field(() => NoticeStatus, { description: 'How far it has come.' })
  status!: NoticeStatus;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => DateTime, { description: 'When it came into the outbox.' })
  createdAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null when it is not.' })
  nextAttemptAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When the receiver took it.' })
  sentAt!: Moment | null;

  @Field(() => Boolean, { description: 'An attempt ended without an answer, so it may have arrived twice; the text says so.' })
  possiblyDoubled!: boolean;

  @Field(() => Int, { description: 'How many notices share its message; more than 1 in a burst.' })
  together!: number;

  @Field(() => String, { nullable: true, description: "Why the last attempt failed: the receiver's or the network's words, without keys." })
  error!: string | null;
}

@ObjectType({ description: 'One notice in a list, with its place there.' })
export class NoticeEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => Notice, { description: 'The notice.' })
  node!: Notice;
}

@ObjectType({ description: 'A page of notices, newest first.' })
export class NoticeConnection {
  @Field(() => [NoticeEdge], { description: 'The page, at most 200.' })
  edges!: NoticeEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;
}

@InputType({ description: 'Which notices; all parts given must hold.' })
export class NoticeFilter {
  @Field(() => NoticeStatus, { nullable: true, description: 'How far.' })
  status?: NoticeStatus | null;

  @Field(() => NotificationChannelKind, { nullable: true, description: 'By what.' })
  channelKind?: NotificationChannelKind | null;

  @Field(() => String, { nullable: true, description: "A case's whole number." })
  caseNumber?: string | null;
}

@ObjectType({ description: 'The notice as it is now, or why it is not sent again.' })
export class ResendResult {
  @Field(() => Notice, { nullable: true, description: 'Null when it was refused.' })
  notice!: Notice | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}
