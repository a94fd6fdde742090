import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { PersonRef } from '../organisation/post.js';
import { ServiceCentre } from '../organisation/service-centre.js';
import { PageInfo } from '../page-info.js';
import { Clause } from '../policy/clause.js';
import { Words } from '../policy/words.js';
import { FigureDimension, FigureKey, FigureStep, FigureUnit, MonthBasis } from './enums.js';

@InputType({ description: 'Only records that have this.' })
export class FigureFilterInput {
  @Field(() => FigureDimension, { description: 'What is looked at.' })
  dimension!: FigureDimension;

  @Field(() => [String], { description: 'The keys that it may have, such as COMPLAINT; the empty text stands for none.' })
  keys!: string[];
}

@InputType({ description: 'One figure as a page wants it.' })
export class FigureRequestInput {
  @Field(() => FigureKey, { description: 'Which.' })
  key!: FigureKey;

  @Field(() => [FigureDimension], { nullable: true, description: 'Told apart by these, 3 at most. Left out: one number a step.' })
  by?: FigureDimension[] | null;

  @Field(() => FigureStep, { nullable: true, description: 'Left out: one point a month.' })
  step?: FigureStep | null;

  @Field(() => [FigureFilterInput], { nullable: true, description: 'All of these must hold.' })
  filters?: FigureFilterInput[] | null;
}

@InputType({ description: 'All figures of a page: one request, read at one moment.' })
export class FiguresInput {
  @Field(() => [ID], { nullable: true, description: 'Of these centres. Left out: of all own ones.' })
  centreIds?: string[] | null;

  @Field(() => String, { description: 'The first month, YYYY-MM.' })
  from!: string;

  @Field(() => String, { description: 'The last month, YYYY-MM; 36 months at most.' })
  until!: string;

  @Field(() => [FigureRequestInput], { description: 'Which figures, 24 at most.' })
  figures!: FigureRequestInput[];

  @Field(() => Boolean, { nullable: true, description: 'Each point with the same span a year before (`before`). Left out: no.' })
  lastYear?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'As they were frozen in this version, instead of as they are now.' })
  versionId?: string | null;
}

@ObjectType({ description: 'A value that a figure is told apart by.' })
export class FigureGroup {
  @Field(() => FigureDimension, { description: 'Of which dimension.' })
  dimension!: FigureDimension;

  @Field(() => String, { description: 'Its key: an id, an enum value, a number; the empty text where a record has none.' })
  key!: string;

  @Field(() => Words, { description: 'Its name.' })
  name!: Words;
}

@ObjectType({ description: 'What was counted, without what it means, and the way to its records.' })
export class FigureCount {
  @Field(() => Float, { nullable: true, description: 'In the unit of the figure, not rounded; null: there is nothing to count.' })
  value!: number | null;

  @Field(() => Int, { description: 'How many; of MINUTES: how many were measured.' })
  numerator!: number;

  @Field(() => Int, { description: 'Of how many; of COUNT and MINUTES the same as `numerator`.' })
  denominator!: number;

  @Field(() => String, { description: 'Hand it to `figureRecords` to see the very records that were counted.' })
  records!: string;
}

@ObjectType({ description: 'One number of a figure: a span and what it is told apart by.' })
export class FigurePoint extends FigureCount {
  @Field(() => String, { description: 'The span: 2026-10, 2026-Q4, 2026, or 2026-01/2026-12.' })
  period!: string;

  @Field(() => [FigureGroup], { description: 'In the order of `by`.' })
  groups!: FigureGroup[];

  @Field(() => Float, { nullable: true, description: 'Of MINUTES: nine in ten took no longer; null elsewhere.' })
  p90!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many more it takes to reach the target; null where there is none.' })
  gap!: number | null;

  @Field(() => FigureCount, { nullable: true, description: 'The same span a year before, with the way to the records of then; null where it was not asked for.' })
  before!: FigureCount | null;
}

@ObjectType({ description: 'A figure with what it is made of; never a percentage alone.' })
export class Figure {
  @Field(() => FigureKey, { description: 'Which.' })
  key!: FigureKey;

  @Field(() => Words, { description: 'Its name.' })
  name!: Words;

  @Field(() => FigureUnit, { description: 'What the values are in.' })
  unit!: FigureUnit;

  @Field(() => MonthBasis, { description: 'By which moment a record belongs to a month.' })
  basis!: MonthBasis;

  @Field(() => Words, { description: 'What the numerator counts.' })
  counts!: Words;

  @Field(() => Words, { description: 'What the denominator counts.' })
  of!: Words;

  @Field(() => [Words], { description: 'What is left out.' })
  exclusions!: Words[];

  @Field(() => Float, { nullable: true, description: 'The target in per cent; null: the text asks for none, or the centres differ.' })
  target!: number | null;

  @Field(() => Clause, { nullable: true, description: 'Where the procedure sets the target.' })
  clause!: Clause | null;

  @Field(() => [FigureDimension], { description: 'What the points are told apart by.' })
  by!: FigureDimension[];

  @Field(() => FigureStep, { description: 'How long a span each point is about.' })
  step!: FigureStep;

  @Field(() => [FigurePoint], { description: 'By span, the oldest first, then by groups. Spans without any record are there with 0 where nothing is told apart; groups without any are not.' })
  points!: FigurePoint[];
}

@ObjectType({ description: 'The figures of a page, of one moment.' })
export class FigureSet {
  @Field(() => Float, { description: "How far the journal was counted: its last number." })
  throughSeq!: number;

  @Field(() => Float, { description: 'How many numbers of the journal are not counted yet; 0: nothing is.' })
  behind!: number;

  @Field(() => DateTime, { description: 'The moment that they are of.' })
  at!: Moment;

  @Field(() => [Figure], { description: 'In the order asked for.' })
  figures!: Figure[];
}

@ObjectType({ description: 'A record that was counted.' })
export class FigureRecord {
  @Field(() => ID, { description: 'Of the matter, limit or visit that was counted.' })
  id!: string;

  @Field(() => String, { description: 'Where to look at it in this house, such as /cases/YH-20261120-0004.' })
  path!: string;

  @Field(() => String, { description: 'The number of its matter; of a duty the name of its row’s key.' })
  number!: string;

  @Field(() => Words, { description: 'What it is, without personal data: the kind, the rule.' })
  what!: Words;

  @Field(() => ServiceCentre, { description: 'Of which centre.' })
  centre!: ServiceCentre;

  @Field(() => DateTime, { description: 'The moment by which it belongs to its month.' })
  at!: Moment;

  @Field(() => Boolean, { description: 'Whether the numerator counts it; the denominator counts all.' })
  inNumerator!: boolean;

  @Field(() => Int, { nullable: true, description: 'Of MINUTES: how long it took.' })
  minutes!: number | null;
}

@ObjectType({ description: 'A record in a list, with its place there.' })
export class FigureRecordEdge {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind it.' })
  cursor!: string;

  @Field(() => FigureRecord, { description: 'The record.' })
  node!: FigureRecord;
}

@ObjectType({ description: 'The records behind one number.' })
export class FigureRecordConnection {
  @Field(() => Figure, { description: 'The figure, with the one point that is opened.' })
  figure!: Figure;

  @Field(() => [FigureRecordEdge], { description: 'The page, at most 200.' })
  edges!: FigureRecordEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;
}

@ObjectType({ description: 'Something about a figure that somebody should know before the month ends.' })
export class FigureAlert {
  @Field(() => String, { description: 'Stays the same while it lasts.' })
  key!: string;

  @Field(() => Words, { description: 'What is the matter, in a sentence with its numbers.' })
  sentence!: Words;

  @Field(() => Clause, { nullable: true, description: 'Whose clause is at risk.' })
  clause!: Clause | null;

  @Field(() => ServiceCentre, { description: 'At which centre.' })
  centre!: ServiceCentre;

  @Field(() => String, { description: 'Hand it to `figureRecords` to see what it is made of.' })
  records!: string;
}

@ObjectType({ description: 'The figures of one centre and month as they were frozen.' })
export class FigureVersion {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ServiceCentre, { description: 'Of which centre.' })
  centre!: ServiceCentre;

  @Field(() => String, { description: 'Of which month, YYYY-MM.' })
  month!: string;

  @Field(() => Int, { description: 'The first is 1; a later freeze of the same month is the next.' })
  number!: number;

  @Field(() => DateTime, { description: 'When it was frozen.' })
  frozenAt!: Moment;

  @Field(() => PersonRef, { description: 'By whom.' })
  frozenBy!: PersonRef;

  @Field(() => Float, { description: "How far the journal was counted: its last number." })
  throughSeq!: number;

  @Field(() => String, { description: 'What whoever froze it wrote; why, where a version was there before.' })
  note!: string;
}
