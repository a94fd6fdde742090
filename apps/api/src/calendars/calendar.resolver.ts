import { CalendarProposal, Capability, CentreCalendar, ChangeCalendarResult, SetCalendarYearInput, SetWeeklyHoursInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { calendarProposal, calendarView } from './calendar-view.js';
import { setCalendarYear, setWeeklyHours, type CalendarChange } from './change-calendar.js';

/** Working time of centres: looked at by whoever reads procedures there, changed by whoever sets them. */
@Resolver()
export class CalendarResolver {
  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => CentreCalendar, { description: "A centre's working time as it is now." })
  calendar(@Ctx() context: Context, @Arg('centreId', () => ID, { description: 'Whose.' }) centreId: string): Promise<CentreCalendar> {
    return viewed(context, centreWith(context, Capability.VIEW_POLICIES, centreId));
  }

  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => CalendarProposal, { description: 'The announced public holidays of a year for a centre, to be accepted or edited. Nothing is stored by it.' })
  calendarProposal(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, { description: 'Whose.' }) centreId: string,
    @Arg('year', () => Int, { description: 'Like 2026.' }) year: number,
  ): Promise<CalendarProposal> {
    return calendarProposal(context.database, centreWith(context, Capability.VIEW_POLICIES, centreId), Math.min(9999, Math.max(1, year)));
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => ChangeCalendarResult, { description: 'The usual week of a centre anew; open limits in working time are recalculated, each recorded (law 4).' })
  async setWeeklyHours(@Ctx() context: Context, @Arg('input', () => SetWeeklyHoursInput, { description: 'Which centre, which hours, based on which version, why.' }) input: SetWeeklyHoursInput): Promise<ChangeCalendarResult> {
    const change = changeOf(context, input);
    return changed(context, change, await setWeeklyHours(context.database, change, input.hours));
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => ChangeCalendarResult, { description: "A year's holidays and make-up days anew; open limits in working time are recalculated, each recorded (law 4)." })
  async setCalendarYear(@Ctx() context: Context, @Arg('input', () => SetCalendarYearInput, { description: 'Which centre and year, which days, based on which version, why.' }) input: SetCalendarYearInput): Promise<ChangeCalendarResult> {
    const change = changeOf(context, input);
    const { year, holidays, makeUpDays } = input;
    return changed(context, change, await setCalendarYear(context.database, change, { year, holidays, makeUpDays }));
  }
}

function changeOf(context: Context, { centreId, version, reason }: SetCalendarYearInput | SetWeeklyHoursInput): CalendarChange {
  return { centreId: centreWith(context, Capability.MANAGE_POLICIES, centreId), personId: viewerOfContext(context).personId, version, reason };
}

async function changed(context: Context, { centreId }: CalendarChange, problems: ChangeCalendarResult['problems']): Promise<ChangeCalendarResult> {
  if (problems.length === 0) context.recalculator.poke();
  return { problems, calendar: await viewed(context, centreId) };
}

function viewed(context: Context, centreId: string): Promise<CentreCalendar> {
  const viewer = viewerOfContext(context);
  return calendarView(context.database, scopeOf(viewer, [centreId]), centreId, viewer.language);
}

function centreWith(context: Context, capability: Capability, id: string): string {
  const centreId = readId('centreId', id);
  if (!viewerOfContext(context).centresWith(capability).includes(centreId)) throw notFound();
  return centreId;
}
