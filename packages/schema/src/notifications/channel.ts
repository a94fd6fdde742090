import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../cases/results.js';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { PersonRef, Post } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';

export type NotificationChannelKind = 'WECOM_ROBOT' | 'DINGTALK_ROBOT' | 'WEBHOOK' | 'MAIL';
export const NotificationChannelKind = enumType<NotificationChannelKind>('NotificationChannelKind', 'By what a notice travels.', {
  WECOM_ROBOT: 'A robot in a WeCom (企业微信) group.',
  DINGTALK_ROBOT: 'A robot in a DingTalk (钉钉) group.',
  WEBHOOK: 'Any other receiver of JSON over https.',
  MAIL: 'Mail.',
});

@ObjectType({ description: 'By which way a person, a post or the group of a centre is told of steps.' })
export class NotificationChannel {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => NotificationChannelKind, { description: 'By what.' })
  kind!: NotificationChannelKind;

  @Field(() => ServiceCentre, { nullable: true, description: 'For steps of this centre; null: of all centres.' })
  centre!: ServiceCentre | null;

  @Field(() => PersonRef, { nullable: true, description: "Whose, if a person's." })
  person!: PersonRef | null;

  @Field(() => Post, { nullable: true, description: "Whose, if a post's. Neither person nor post: the group of the centre." })
  post!: Post | null;

  @Field(() => String, { description: 'Where to, masked: a robot\'s address is its key and never leaves the API in full.' })
  addressMasked!: string;

  @Field(() => Boolean, { description: 'A signing key is kept for it.' })
  hasSecret!: boolean;

  @Field(() => String, { description: "zh-CN or en; a person's own channel follows the person's language." })
  language!: string;

  @Field(() => String, { nullable: true, description: "HH:MM by the centre's clock: what should be done (SHOULD) waits from here; what must be (MUST) never does. Null: the company's." })
  quietFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM: and is told from here on.' })
  quietUntil!: string | null;

  @Field(() => DateTime, { description: 'When it was last set.' })
  setAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'When something last arrived by it.' })
  lastSentAt!: Moment | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null when the last one did not.' })
  lastError!: string | null;
}

@ObjectType({ description: 'Somebody whom steps of a centre can reach.' })
export class NoticeRecipient {
  @Field(() => PersonRef, { description: 'Who.' })
  person!: PersonRef;

  @Field(() => [Post], { description: 'The posts held there now.' })
  posts!: Post[];

  @Field(() => Boolean, { description: 'A step reaches the person without a screen: by an own channel or one of a post.' })
  reachable!: boolean;

  @Field(() => Boolean, { description: 'The viewer may set channels for this person. Those of who holds a post of the whole company are set by the company.' })
  settable!: boolean;
}

@InputType({ description: 'A channel as it shall be. For one person, or one post, or (neither) the group of a centre.' })
export class SetNotificationChannelInput {
  @Field(() => ID, { nullable: true, description: 'Which one to change; left out: a new one. Kind, centre, person and post of an old one stay.' })
  id?: string | null;

  @Field(() => NotificationChannelKind, { description: 'By what.' })
  kind!: NotificationChannelKind;

  @Field(() => ID, { nullable: true, description: 'For steps of this centre. Left out: of all centres, for those who manage the whole company.' })
  centreId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose.' })
  personId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose, by key.' })
  post?: string | null;

  @Field(() => String, { nullable: true, description: 'A URL or a mail address. Left out on a change: stays.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'A signing key. Left out on a change: stays; empty: none.' })
  secret?: string | null;

  @Field(() => String, { nullable: true, description: 'zh-CN or en. Left out: zh-CN.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM; both ends or neither.' })
  quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM.' })
  quietUntil?: string | null;
}

@ObjectType({ description: 'The channel as it is now, or why it was not set.' })
export class NotificationChannelResult {
  @Field(() => NotificationChannel, { nullable: true, description: 'Null when it was refused.' })
  channel!: NotificationChannel | null;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;
}

@ObjectType({ description: 'What became of a trial message.' })
export class ChannelTestResult {
  @Field(() => Boolean, { description: 'The receiver took it.' })
  delivered!: boolean;

  @Field(() => String, { nullable: true, description: "The receiver's or the network's words, without keys; null when it arrived." })
  error!: string | null;
}
