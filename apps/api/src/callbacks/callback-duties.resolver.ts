import { ArchiveCallbacksInput, Capability, DutyResult, PlanCallbackMonthInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { dutyAnswer } from '../duties/duty.resolver.js';
import { archiveCallbacks } from './archive-callbacks.js';
import { planCallbackMonth } from './plan-callback-month.js';

const WHAT = { description: 'What was found, of which duty, under which key.' };

/** What comes round each month about visits: their plan, and their archive. */
@Resolver()
export class CallbackDutiesResolver {
  @Authorized(Capability.PLAN_CALLBACKS)
  @Mutation(() => DutyResult, { description: "Says that the month's visits were planned and arranged (CB-19)." })
  async planCallbackMonth(@Ctx() context: Context, @Arg('input', () => PlanCallbackMonthInput, WHAT) input: PlanCallbackMonthInput) {
    return dutyAnswer(context, await planCallbackMonth(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.ARCHIVE_CALLBACKS)
  @Mutation(() => DutyResult, { description: "Archives the month's visits as they are and reveals its secret (CB-17); refused while something of the month can still be drawn or waits for review." })
  async archiveCallbacks(@Ctx() context: Context, @Arg('input', () => ArchiveCallbacksInput, WHAT) input: ArchiveCallbacksInput) {
    return dutyAnswer(context, await archiveCallbacks(context, viewerOfContext(context), input));
  }
}
