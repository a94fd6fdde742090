import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Moment } from '../date-time.js';
import { Words } from '../policy/words.js';

@ObjectType({ description: 'From and until, on the wall clock of the centre.' })
export class WorkingSpan {
  @Field(() => String, { description: 'Like 09:00.' })
  from!: string;

  @Field(() => String, { description: 'Like 17:30, at most 24:00.' })
  until!: string;
}

@ObjectType({ description: 'When a weekday is worked.' })
export class WeekdayHours {
  @Field(() => Int, { description: '1 Monday … 7 Sunday.' })
  weekday!: number;

  @Field(() => [WorkingSpan], { description: 'In order; none: closed.' })
  spans!: WorkingSpan[];
}

@ObjectType({ description: 'A day that is an exception to the usual week.' })
export class CalendarDay {
  @Field(() => String, { description: 'Like 2026-10-01.' })
  day!: string;

  @Field(() => Words, { nullable: true, description: "The public holiday that it belongs to by the announcement; null for a day of the company's own." })
  name!: Words | null;
}

@ObjectType({ description: "One year's exceptions, as a person accepted or entered them." })
export class CalendarYear {
  @Field(() => Int, { description: 'Like 2026.' })
  year!: number;

  @Field(() => [CalendarDay], { description: 'Closed (节假日).' })
  holidays!: CalendarDay[];

  @Field(() => [CalendarDay], { description: 'Worked although their weekday is closed (调休上班日), by the hours of the first weekday that is worked.' })
  makeUpDays!: CalendarDay[];
}

@ObjectType({ description: 'Who changed a calendar, when and why.' })
export class CalendarChange {
  @Field(() => Int, { description: 'The version that it made.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'Whose days were entered; null: the weekly hours.' })
  year!: number | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: 'Who.' })
  recordedBy!: string;

  @Field(() => DateTime, { description: 'When.' })
  recordedAt!: Moment;

  @Field(() => Int, { description: 'How many open limits have got another due time by it so far, among the cases that the viewer may see.' })
  moved!: number;
}

@ObjectType({ description: "A centre's working time: what working hours and working days are counted by. Not pinned by cases: a change recalculates what is open (law 4)." })
export class CentreCalendar {
  @Field(() => ID, { description: 'Whose.' })
  centreId!: string;

  @Field(() => Int, { description: 'How often it was changed; 0: the centre has none, so that working time counts round the clock.' })
  version!: number;

  @Field(() => [WeekdayHours], { description: 'The usual week, Monday first; empty where the centre has no calendar.' })
  weekly!: WeekdayHours[];

  @Field(() => [CalendarYear], { description: 'The years that were entered; any other counts by the usual week alone.' })
  years!: CalendarYear[];

  @Field(() => Int, { nullable: true, description: 'Open limits, not past due, that are counted by it, among the cases that the viewer may see: a change recalculates them. Null: the viewer may see none.' })
  openLimits!: number | null;

  @Field(() => Int, { description: 'Cases that still wait to be recalculated after the last change.' })
  waitingCases!: number;

  @Field(() => [CalendarChange], { description: 'The newest first.' })
  changes!: CalendarChange[];
}

@ObjectType({ description: "The State Council's announcement of a year, fitted to a centre's week: to be accepted or edited by a person." })
export class CalendarProposal {
  @Field(() => Int, { description: 'Like 2026.' })
  year!: number;

  @Field(() => Boolean, { description: 'False: not announced yet, or not known; the lists are empty then, and the days have to be entered by hand.' })
  announced!: boolean;

  @Field(() => [CalendarDay], { description: 'Closed.' })
  holidays!: CalendarDay[];

  @Field(() => [CalendarDay], { description: 'Worked instead.' })
  makeUpDays!: CalendarDay[];

  @Field(() => [CalendarDay], { description: 'Announced as worked instead, but ordinary working days of this centre: left out.' })
  workedAnyway!: CalendarDay[];
}
