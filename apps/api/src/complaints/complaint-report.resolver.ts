import type { Refusal } from '@guanjia/domain';
import { AvailableAction, Capability, ComplaintChanges, ComplaintMonth, ComplaintReport, ComplaintReportInput, ComplaintReportResult, ComplaintTally, Duty, FillComplaintReportInput, PersonRef, ServiceCentre } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { badField, notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { readId } from '../cases/door.js';
import { centreRef, personRef } from '../cases/named-refs.js';
import { viewerOfContext, type Context } from '../context.js';
import { findDuty } from '../duties/duty-node.js';
import { actionsOnMonth } from './actions-on-month.js';
import { fillComplaintReport } from './fill-complaint-report.js';
import { findMonth, linesOf, listMonths, type MonthNode, type ReportNode } from './read-month.js';
import type { ReportOutcome } from './report-path.js';
import { reviewComplaintReport } from './review-complaint-report.js';
import { sendComplaintReport } from './send-complaint-report.js';
import { tallied, tallyNow } from './tally.js';

const MOST_MONTHS = 36;
const WHICH_CENTRE = { description: 'One of the centres whose reports the viewer may see; any other is not found.' };

/** The monthly complaint report (CP-15, CP-28, CP-40). */
@Resolver(() => ComplaintMonth)
export class ComplaintMonthResolver {
  @Authorized(Capability.VIEW_COMPLAINT_REPORTS)
  @Query(() => [ComplaintMonth], { description: 'The running month and those before it, newest first; none from before there was anything to report.' })
  complaintMonths(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, WHICH_CENTRE) centreId: string,
    @Arg('count', () => Int, { nullable: true, description: `How many, ${MOST_MONTHS} at most. Left out: 13.` }) count: number | null,
  ): Promise<MonthNode[]> {
    const wanted = count ?? 13;
    if (wanted < 1 || wanted > MOST_MONTHS) throw badField('count', { zh: `请填 1 至 ${MOST_MONTHS}。`, en: `is 1 to ${MOST_MONTHS}.` });
    return listMonths(context.database.pool, ownCentre(context, centreId), wanted);
  }

  @Authorized(Capability.VIEW_COMPLAINT_REPORTS)
  @Query(() => ComplaintMonth, { description: "A month of a centre's complaints: as it is now, and all versions of its report." })
  complaintMonth(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, WHICH_CENTRE) centreId: string,
    @Arg('month', () => String, { description: 'Such as 2026-10.' }) month: string,
  ): Promise<MonthNode> {
    return findMonth(context.database.pool, ownCentre(context, centreId), month);
  }

  @Authorized(Capability.WRITE_COMPLAINT_REPORT)
  @Mutation(() => ComplaintReportResult, { description: 'Fills the report of a month in from its records as they are now (CP-28); after it was sent, makes a corrected version.' })
  async fillComplaintReport(@Ctx() context: Context, @Arg('input', () => FillComplaintReportInput, { description: 'Which month, and what it shows.' }) input: FillComplaintReportInput) {
    // What was committed before this moment has its number by then, so that the report says up to which it was read.
    await context.database.pool.query('select seal()');
    return answer(context, await fillComplaintReport(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.REVIEW_COMPLAINT_REPORT)
  @Mutation(() => ComplaintReportResult, { description: 'Says that the centre manager has read the report (CP-28). Refused to who filled it in (law 10).' })
  async reviewComplaintReport(@Ctx() context: Context, @Arg('input', () => ComplaintReportInput, { description: 'Which one.' }) input: ComplaintReportInput) {
    return answer(context, await reviewComplaintReport(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.WRITE_COMPLAINT_REPORT)
  @Mutation(() => ComplaintReportResult, { description: 'Sends the report to the complaint centre; the duty to report the month (CP-28) is done by it. Refused unread, and while a complaint of the month is not in it (CP-40).' })
  async sendComplaintReport(@Ctx() context: Context, @Arg('input', () => ComplaintReportInput, { description: 'Which one.' }) input: ComplaintReportInput) {
    return answer(context, await sendComplaintReport(context, viewerOfContext(context), input));
  }

  @FieldResolver(() => ServiceCentre)
  centre(@Root() { centreId }: MonthNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, centreId);
  }

  @FieldResolver(() => Duty, { nullable: true })
  async duty(@Root() { centreId, start }: MonthNode, @Ctx() context: Context) {
    const { rows } = await context.database.pool.query<{ id: string }>(`select id from duty where centre_id = $1 and rule_key = 'CP-28' and period_start = $2`, [centreId, start]);
    return rows[0] ? findDuty(context.database, rows[0].id, scopeOf(viewerOfContext(context), [centreId])) : null;
  }

  @FieldResolver(() => ComplaintTally)
  now(@Root() node: MonthNode, @Ctx() context: Context) {
    return tallyNow(context, node);
  }

  @FieldResolver(() => ComplaintChanges, { nullable: true })
  async changes(@Root() node: MonthNode): Promise<ComplaintChanges | null> {
    const changes = await node.changes();
    return changes && { joined: changes.joined.length, left: changes.left.length, reclassified: changes.reclassified.length };
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() node: MonthNode, @Ctx() context: Context): Promise<AvailableAction[]> {
    return actionsOnMonth(viewerOfContext(context), node);
  }
}

/** What hangs on a version of a report. */
@Resolver(() => ComplaintReport)
export class ComplaintReportResolver {
  @FieldResolver(() => ComplaintTally)
  async tally(@Root() { id, centreId, figures }: ReportNode, @Ctx() context: Context) {
    return tallied(context, centreId, figures, await linesOf(context.database.pool, id));
  }

  @FieldResolver(() => PersonRef)
  filledBy(@Root() { filledById }: ReportNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, filledById);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  readBy(@Root() { readById }: ReportNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, readById);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  sentBy(@Root() { sentById }: ReportNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, sentById);
  }
}

function ownCentre(context: Context, centreId: string): string {
  const id = readId('centreId', centreId);
  if (!viewerOfContext(context).centresWith('VIEW_COMPLAINT_REPORTS').includes(id)) throw notFound();
  return id;
}

async function answer(context: Context, outcome: ReportOutcome): Promise<{ month: MonthNode | null; refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> | null }> {
  if (outcome.kind === 'refused') return { month: null, refusal: outcome.refusal };
  return { month: await findMonth(context.database.pool, outcome.centreId, outcome.month), refusal: null };
}
