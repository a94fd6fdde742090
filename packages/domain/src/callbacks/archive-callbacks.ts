import type { DecisionContext, Refusal } from '../cases/case.js';
import { lacking, refuse } from '../cases/refusal.js';
import type { DutyDecision, DutyState } from '../duties/duty.js';
import { fulfilDuty } from '../duties/fulfil-duty.js';
import { monthName } from './month.js';

/** The month as it is to be archived: what speaks against it, each by what people call it (a case's number, an occasion's title). */
export interface MonthToArchive {
  /** Candidates that wait and are still within their limit: they could yet be drawn. */
  readonly drawable: readonly string[];
  /** Visits recorded and not reviewed. */
  readonly unreviewed: readonly string[];
}

export interface ArchiveCallbacks {
  readonly finding: string;
  readonly month: MonthToArchive;
}

/** CB-17 (Q 4.2): the month's records are archived, frozen as they are, and its secret is revealed. What was never visited does not keep it open: it stays late. */
export function archiveCallbacks(duty: DutyState, { finding, month }: ArchiveCallbacks, context: DecisionContext): DutyDecision {
  const refusal = lacking(context.actor, 'ARCHIVE_CALLBACKS') ?? unfinished(month);
  return refusal ?? fulfilDuty(duty, { event: 'MonthArchived', facts: { month: monthName(duty.periodStart, context.policy.zone) }, finding }, context);
}

function unfinished({ drawable, unreviewed }: MonthToArchive): Refusal | null {
  if (drawable.length > 0) return refuse(`还有 ${drawable.length} 件在回访时限之内、可能抽中：${listed(drawable)}。`, `${drawable.length} can still be drawn within their limit: ${listed(drawable, ', ')}.`);
  if (unreviewed.length > 0) return refuse(`还有 ${unreviewed.length} 份回访记录未审核：${listed(unreviewed)}。`, `${unreviewed.length} recorded visits are not reviewed: ${listed(unreviewed, ', ')}.`);
  return null;
}

/** Enough to go and look; not all of a thousand. */
function listed(names: readonly string[], between = '、'): string {
  return names.length > 5 ? `${names.slice(0, 5).join(between)} …` : names.join(between);
}
