import type { Instant } from '../policy/facts.js';
import type { CaseState } from './case.js';

/** What somebody asked for and another person has to approve (law 10). */
export interface PendingRequest {
  readonly kind: 'CANCEL' | 'MERGE';
  readonly requestedBy: string;
  readonly at: Instant;
  /** The note that holds the reason. */
  readonly note: string;
  /** MERGE: the case that would go on. */
  readonly intoCaseId: string | null;
}

const KINDS = { CancellationRequested: 'CANCEL', MergeRequested: 'MERGE' } as const;

/** What ends a request without what it asked for. */
const ENDED_BY: Record<keyof typeof KINDS, readonly string[]> = {
  CancellationRequested: ['CancellationDeclined', 'CancellationWithdrawn'],
  MergeRequested: ['MergeDeclined', 'MergeWithdrawn'],
};

/** The newest request of each kind, while the case is not closed and nobody has declined or withdrawn it; approval closes the case, and so ends them. */
export function pendingRequests({ status, acts }: CaseState): PendingRequest[] {
  if (status === 'CLOSED') return [];
  return (['CancellationRequested', 'MergeRequested'] as const).flatMap((type) => {
    const act = acts.findLast((candidate) => candidate.type === type || ENDED_BY[type].includes(candidate.type));
    if (act?.type !== type) return [];
    const { requestedBy, note, other } = act.facts;
    return [{ kind: KINDS[type], requestedBy: String(requestedBy), at: act.at, note: String(note), intoCaseId: typeof other === 'string' ? other : null }];
  });
}

export function pendingRequest(state: CaseState, kind: PendingRequest['kind']): PendingRequest | null {
  return pendingRequests(state).find((request) => request.kind === kind) ?? null;
}
