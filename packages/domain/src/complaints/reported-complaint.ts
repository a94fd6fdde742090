import type { CaseStatus, ReplyForm, Severity, Validity } from '../cases/case.js';

/** How a complaint stands: not settled yet, settled, closed by the manager though it cannot be settled (FD-08), cancelled, or part of another record. */
export const COMPLAINT_OUTCOMES = ['OPEN', 'SETTLED', 'CLOSED', 'CANCELLED', 'MERGED'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** Whether its time limits were kept: one was missed, or is past due; one still runs; all were met in time. */
export const LIMITS_KEPT = ['WITHIN', 'RUNNING', 'LATE'] as const;
export type LimitsKept = (typeof LIMITS_KEPT)[number];

/** One complaint as the monthly report counts it, and as it is frozen with it. No personal data, no text that somebody wrote. */
export interface ReportedComplaint {
  readonly id: string;
  /** The company's own category; null: none was given. */
  readonly category: string | null;
  readonly validity: Validity | null;
  readonly severity: Severity | null;
  readonly outcome: ComplaintOutcome;
  /** How the resident was last answered; null: not yet. */
  readonly answer: ReplyForm | null;
  readonly limits: LimitsKept;
  /** What the resident said of it last; null: nobody was asked, or nobody reached. */
  readonly opinion: 'SATISFIED' | 'DISSATISFIED' | null;
  /** The answer to an earlier complaint led to it (CP-26). */
  readonly repeat: boolean;
  /** Five households or more raised it together (CP-23). */
  readonly collective: boolean;
}

/** What is stored of a complaint, before it is said how it stands. */
export interface StoredComplaint extends Omit<ReportedComplaint, 'outcome' | 'limits'> {
  readonly status: CaseStatus;
  /** Why it was closed, as its last closing says: CONFIRMED, MANAGER, CANCELLED, MERGED. */
  readonly closedBecause: string | null;
  /** It was settled at some time and not reopened since. */
  readonly settled: boolean;
  /** Limits that were met late, missed, or are past due. */
  readonly late: number;
  /** Limits that still run. */
  readonly running: number;
}

/** How a complaint stands in the report. */
export function reportedComplaint({ status, closedBecause, settled, late, running, ...kept }: StoredComplaint): ReportedComplaint {
  return { ...kept, outcome: outcomeOf({ status, closedBecause, settled }), limits: late > 0 ? 'LATE' : running > 0 ? 'RUNNING' : 'WITHIN' };
}

function outcomeOf({ status, closedBecause, settled }: Pick<StoredComplaint, 'status' | 'closedBecause' | 'settled'>): ComplaintOutcome {
  if (status === 'CLOSED' && (closedBecause === 'CANCELLED' || closedBecause === 'MERGED')) return closedBecause;
  if (status === 'SETTLED' || (status === 'CLOSED' && (settled || closedBecause === 'CONFIRMED'))) return 'SETTLED';
  return status === 'CLOSED' ? 'CLOSED' : 'OPEN';
}
