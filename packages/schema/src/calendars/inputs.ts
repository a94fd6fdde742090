import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../policy/words.js';
import { CentreCalendar } from './calendar.js';

@InputType({ description: 'From and until, on the wall clock of the centre.' })
export class WorkingSpanInput {
  @Field(() => String, { description: 'Like 09:00.' })
  from!: string;

  @Field(() => String, { description: 'Later than `from`, at most 24:00; a shift over midnight is two spans.' })
  until!: string;
}

@InputType({ description: 'When a weekday is worked.' })
export class WeekdayHoursInput {
  @Field(() => Int, { description: '1 Monday … 7 Sunday; one that is not named is closed.' })
  weekday!: number;

  @Field(() => [WorkingSpanInput], { description: 'In order, not overlapping; none: closed.' })
  spans!: WorkingSpanInput[];
}

@InputType({ description: 'The usual week of a centre anew.' })
export class SetWeeklyHoursInput {
  @Field(() => ID, { description: 'Whose.' })
  centreId!: string;

  @Field(() => Int, { description: 'The version of the calendar that the change is based on; 0: the centre had none.' })
  version!: number;

  @Field(() => [WeekdayHoursInput], { description: 'The whole week.' })
  hours!: WeekdayHoursInput[];

  @Field(() => String, { description: 'Why; kept beside the change.' })
  reason!: string;
}

@InputType({ description: "A whole year's exceptions anew." })
export class SetCalendarYearInput {
  @Field(() => ID, { description: 'Whose.' })
  centreId!: string;

  @Field(() => Int, { description: 'The version of the calendar that the change is based on.' })
  version!: number;

  @Field(() => Int, { description: 'Like 2026.' })
  year!: number;

  @Field(() => [String], { description: 'Closed days, like 2026-10-01.' })
  holidays!: string[];

  @Field(() => [String], { description: 'Days worked although their weekday is closed.' })
  makeUpDays!: string[];

  @Field(() => String, { description: 'Why; kept beside the change.' })
  reason!: string;
}

@ObjectType({ description: 'A mistake in a calendar: where it is, what is wrong and what to do.' })
export class CalendarProblem {
  @Field(() => String, { description: 'Path of the field: weekly.1.0 (the first span of Monday), holidays.3, reason, version.' })
  field!: string;

  @Field(() => Words, { description: 'What is wrong, and what would do.' })
  message!: Words;
}

@ObjectType({ description: 'The calendar, or why it cannot be changed so.' })
export class ChangeCalendarResult {
  @Field(() => [CalendarProblem], { description: 'Why not. With one of them nothing changed.' })
  problems!: CalendarProblem[];

  @Field(() => CentreCalendar, { description: 'As it is now.' })
  calendar!: CentreCalendar;
}
