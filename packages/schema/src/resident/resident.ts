import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CaseKind, CaseStatus, WorkStage } from '../cases/enums.js';
import { DateTime, type Moment } from '../date-time.js';
import { enumType } from '../enum-type.js';
import { PersonRef } from '../organisation/post.js';
import { Words } from '../policy/words.js';

export type ResidentLinkStatus = 'LIVE' | 'EXPIRED' | 'REVOKED';
export const ResidentLinkStatus = enumType<ResidentLinkStatus>('ResidentLinkStatus', "Whether a resident's link still opens the matter.", {
  LIVE: 'It does.',
  EXPIRED: 'Its time is over.',
  REVOKED: 'Somebody ended it.',
});

@ObjectType({ description: "A resident's link to one matter, printed on its receipt. Nobody can read its token again." })
export class ResidentLink {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ResidentLinkStatus, { description: 'Whether it still opens the matter.' })
  status!: ResidentLinkStatus;

  @Field(() => ID, { nullable: true, description: 'Of a collective complaint: the household that it was made for; null: whoever brought the matter.' })
  householdId!: string | null;

  @Field(() => Int, { description: 'For how many days after the matter was closed it opens (setting residentLinkDays when it was received).' })
  days!: number;

  @Field(() => PersonRef, { description: 'Who made it.' })
  createdBy!: PersonRef;

  @Field(() => DateTime, { description: 'Real time at which it was made.' })
  createdAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null while the matter is not closed.' })
  endsAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'Real time at which somebody ended it.' })
  revokedAt!: Moment | null;
}

@ObjectType({ description: "A resident's link that was just made." })
export class CreatedResidentLink {
  @Field(() => ResidentLink, { description: 'The link.' })
  link!: ResidentLink;

  @Field(() => String, { description: 'Its token, said this once: the resident opens /r/<token>.' })
  token!: string;
}

@ObjectType({ description: 'One matter as its resident sees it: how far it is, what was promised, what the resident said. No name, telephone or post of the house, and nothing of other households.' })
export class ResidentCase {
  @Field(() => String, { description: 'Its number, as on the receipt.' })
  number!: string;

  @Field(() => CaseKind, { description: 'What kind of matter it is.' })
  kind!: CaseKind;

  @Field(() => String, { nullable: true, description: 'The matter in few words, as it was registered; null where it is confidential.' })
  matter!: string | null;

  @Field(() => Words, { description: "The company's name." })
  companyName!: Words;

  @Field(() => Words, { description: 'The service centre that has it.' })
  centreName!: Words;

  @Field(() => String, { description: "The centre's IANA time zone." })
  zone!: string;

  @Field(() => Boolean, { description: 'True where the company is made up to try the product.' })
  demo!: boolean;

  @Field(() => CaseStatus, { description: 'How far it is.' })
  status!: CaseStatus;

  @Field(() => WorkStage, { nullable: true, description: 'How far the work has come that is under way; null: no word of it.' })
  stage!: WorkStage | null;

  @Field(() => Boolean, { description: 'It is handled together with another record of the same matter; status and times are those of both.' })
  joined!: boolean;

  @Field(() => DateTime, { description: 'When it was received.' })
  receivedAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'By when an answer was promised to the resident, while it is owed.' })
  promisedReplyAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody comes or calls to ask how it went, where that was agreed. A visit drawn by lot is not told before it is made.' })
  visitAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When the resident was last answered.' })
  answeredAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When the work was done.' })
  settledAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed.' })
  closedAt!: Moment | null;

  @Field(() => Boolean, { description: 'Whether "it is not solved" can be said now.' })
  maySayNotSolved!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When this household last said that it is not solved.' })
  saidNotSolvedAt!: Moment | null;

  @Field(() => Boolean, { description: 'Whether it can be rated now.' })
  mayRate!: boolean;

  @Field(() => Int, { nullable: true, description: 'How this household rated it, 1 to 5.' })
  rating!: number | null;
}

@ObjectType({ description: 'What a link opens, and what is to be said to its resident.' })
export class ResidentAnswer {
  @Field(() => ResidentCase, { nullable: true, description: 'The matter; null where the link opens nothing, or was not looked at because of too many tries.' })
  case!: ResidentCase | null;

  @Field(() => Words, { nullable: true, description: 'Why not, and what to do; null when it worked. Unknown, ended and expired links are told the same.' })
  message!: Words | null;
}

@InputType({ description: 'The resident says that it is not solved. Changes nothing by itself: the supervisor owes an answer within a day.' })
export class SayNotSolvedInput {
  @Field(() => String, { description: 'Of the link.' })
  token!: string;

  @Field(() => String, { description: 'What is not solved, 1 to 1,000 characters.' })
  text!: string;
}

@InputType({ description: 'The resident rates how it was handled, once. It is no callback.' })
export class RateCaseInput {
  @Field(() => String, { description: 'Of the link.' })
  token!: string;

  @Field(() => Int, { description: '1 (bad) to 5 (good).' })
  rating!: number;

  @Field(() => String, { nullable: true, description: 'In own words, at most 1,000 characters.' })
  comment?: string | null;
}
