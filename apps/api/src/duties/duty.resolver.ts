import { AskHelpfulnessInput, AuditReceptionInput, Capability, Duty, DutyConnection, DutyFilter, DutyResult, DutyRule, ReviewWeekInput, SampleRecordsInput, SendReportInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { scopeOf } from '../access/scope.js';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { askHelpfulness } from './ask-helpfulness.js';
import { auditReception } from './audit-reception.js';
import type { DutyOutcome } from './carry-out-duty.js';
import { findDuty, type DutyNode } from './duty-node.js';
import { listDuties, type DutyPage } from './list-duties.js';
import { reviewWeek } from './review-week.js';
import { sampleRecords } from './sample-records.js';
import { sendReport } from './send-report.js';

const WHAT = { description: 'What was found, of which duty, under which key.' };

/** Duties: found, listed, done; the rules are the domain's. */
@Resolver(() => DutyConnection)
export class DutyResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => Duty, { nullable: true, description: "One duty. Null: it does not exist, or is not the viewer's to see." })
  duty(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Which duty.' }) id: string): Promise<DutyNode | null> {
    return findDuty(context.database, readId('id', id), scopeOf(viewerOfContext(context)));
  }

  @Authorized(Capability.VIEW_CASES)
  @Query(() => DutyConnection, { description: 'Duties of the own centres that have arisen, page by page, the last arisen first.' })
  duties(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
    @Arg('filter', () => DutyFilter, { nullable: true, description: 'Which ones. Left out: all.' }) filter: DutyFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ): Promise<DutyPage> {
    return listDuties(context.database, { scope: scopeOf(viewerOfContext(context), centreIds), filter, first, after });
  }

  @FieldResolver(() => Int)
  totalCount(@Root() page: DutyPage): Promise<number> {
    return page.countAll();
  }

  @FieldResolver(() => [DutyRule])
  rules(@Root() page: DutyPage): Promise<readonly DutyRule[]> {
    return page.listRules();
  }

  @Authorized(Capability.FULFIL_DUTY)
  @Mutation(() => DutyResult, { description: "Audits the day's reception records (FD-03)." })
  async auditReception(@Ctx() context: Context, @Arg('input', () => AuditReceptionInput, WHAT) input: AuditReceptionInput) {
    return dutyAnswer(context, await auditReception(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.FULFIL_DUTY)
  @Mutation(() => DutyResult, { description: "Reviews last week's reception records (FD-09)." })
  async reviewWeek(@Ctx() context: Context, @Arg('input', () => ReviewWeekInput, WHAT) input: ReviewWeekInput) {
    return dutyAnswer(context, await reviewWeek(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.FULFIL_DUTY)
  @Mutation(() => DutyResult, { description: "Says that the month's complaint report was sent (CP-28)." })
  async sendReport(@Ctx() context: Context, @Arg('input', () => SendReportInput, WHAT) input: SendReportInput) {
    return dutyAnswer(context, await sendReport(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.FULFIL_DUTY)
  @Mutation(() => DutyResult, { description: 'Says that helpfulness was asked of the staff (HR-27).' })
  async askHelpfulness(@Ctx() context: Context, @Arg('input', () => AskHelpfulnessInput, WHAT) input: AskHelpfulnessInput) {
    return dutyAnswer(context, await askHelpfulness(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.FULFIL_DUTY)
  @Mutation(() => DutyResult, { description: 'Says that duty records were sampled and complainants visited (CP-29).' })
  async sampleRecords(@Ctx() context: Context, @Arg('input', () => SampleRecordsInput, WHAT) input: SampleRecordsInput) {
    return dutyAnswer(context, await sampleRecords(context, viewerOfContext(context), input));
  }
}

/** What became of a verb, as the contract says it: the duty as it is now, or who said no. */
export async function dutyAnswer(context: Context, outcome: DutyOutcome) {
  if (outcome.kind === 'refused') return { duty: null, refusal: outcome.refusal };
  return { duty: await findDuty(context.database, outcome.dutyId, scopeOf(viewerOfContext(context))), refusal: null };
}
