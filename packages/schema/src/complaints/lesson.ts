import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Severity } from '../cases/enums.js';
import { DateTime, type Moment } from '../date-time.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { PageInfo } from '../page-info.js';

@ObjectType({ description: 'That somebody has read a lesson.' })
export class LessonReading {
  @Field(() => PersonRef, { description: 'Who.' })
  person!: PersonRef;

  @Field(() => DateTime, { description: 'When it was confirmed.' })
  readAt!: Moment;
}

@ObjectType({ description: 'What staff are told of a complaint so that nothing like it happens again (CP-30). Names and telephone numbers of residents are taken out; confidential matters are not among them.' })
export class Lesson {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ServiceCentre, { description: 'Where it was learned.' })
  centre!: ServiceCentre;

  @Field(() => String, { description: 'The lesson.' })
  body!: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  at!: Moment;

  @Field(() => PersonRef, { nullable: true, description: 'Who recorded it.' })
  author!: PersonRef | null;

  @Field(() => String, { nullable: true, description: "The complaint's category." })
  category!: string | null;

  @Field(() => Severity, { nullable: true, description: 'How severe the complaint was.' })
  severity!: Severity | null;

  @Field(() => String, { nullable: true, description: "The case's number, for those who may see cases there; null for others." })
  caseNumber!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the viewer confirmed to have read it; null: not yet.' })
  readAt!: Moment | null;

  @Field(() => Int, { description: 'How many have confirmed.' })
  readCount!: number;

  @Field(() => [LessonReading], { description: 'Who has confirmed, the last first; empty for viewers who may not fill in complaint reports there.' })
  readings!: LessonReading[];

  @Field(() => [PersonRef], { description: 'Who holds a post at the centre and has not confirmed; empty for viewers who may not fill in complaint reports there.' })
  unreadBy!: PersonRef[];
}

@ObjectType({ description: 'A lesson with its place in the list.' })
export class LessonEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => Lesson, { description: 'The lesson.' })
  node!: Lesson;
}

@ObjectType({ description: 'A page of lessons, newest first.' })
export class LessonConnection {
  @Field(() => [LessonEdge], { description: 'The page, at most 200.' })
  edges!: LessonEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are.' })
  totalCount!: number;

  @Field(() => Int, { description: 'How many of them the viewer has not confirmed.' })
  unreadCount!: number;
}
