import { countComplaints, type ReportedComplaint } from '@guanjia/domain';
import type { ComplaintFigures, ComplaintTally } from '@guanjia/schema';
import { scopeOf } from '../access/scope.js';
import { casesById } from '../cases/case-node.js';
import { viewerOfContext, type Context } from '../context.js';
import type { MonthNode, ReportNode } from './read-month.js';

/** The figures of a month as the contract says them. */
export function figuresOf(figures: ReportNode['figures']): ComplaintFigures {
  const { total, cells, outcomes, answers, limits, opinions, repeat, collective, otherKind } = figures;
  return {
    total, repeat, collective, otherKind,
    cells: cells.map((cell) => ({ ...cell })),
    open: outcomes.OPEN, settled: outcomes.SETTLED, closedUnsettled: outcomes.CLOSED, cancelled: outcomes.CANCELLED, merged: outcomes.MERGED,
    answeredByVisit: answers.VISIT, answeredByTelephone: answers.TELEPHONE, answeredInWriting: answers.WRITTEN, answeredOrally: answers.ORAL, unanswered: answers.UNANSWERED,
    withinLimits: limits.WITHIN, limitsRunning: limits.RUNNING, late: limits.LATE,
    satisfied: opinions.SATISFIED, dissatisfied: opinions.DISSATISFIED, notAsked: opinions.NOT_ASKED,
  };
}

/** The month as it is counted now. */
export async function tallyNow(context: Context, node: MonthNode): Promise<Omit<ComplaintTally, 'lines'> & { readonly lines: unknown[] }> {
  const { complaints, otherKind } = await node.current();
  return tallied(context, node.centreId, { ...countComplaints(complaints), otherKind }, complaints);
}

/** Figures of all complaints, lines of those that the viewer may see: a confidential one is counted and not shown (HR-19). */
export async function tallied(context: Context, centreId: string, figures: ReportNode['figures'], complaints: readonly ReportedComplaint[]) {
  const seen = await casesById(context.database.pool, complaints.map(({ id }) => id), scopeOf(viewerOfContext(context), [centreId]));
  const lines = complaints.flatMap(({ id, ...facts }) => {
    const node = seen.get(id);
    return node ? [{ case: node, ...facts }] : [];
  });
  return { figures: figuresOf(figures), lines, hidden: complaints.length - lines.length };
}
