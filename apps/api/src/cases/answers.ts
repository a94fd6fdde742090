import type { Refusal } from '@guanjia/domain';
import { scopeOf } from '../access/scope.js';
import { viewerScopeOf } from '../callbacks/callback-scope.js';
import { viewerOfContext, type Context } from '../context.js';
import type { CallbackOutcome } from '../callbacks/carry-out-callback.js';
import type { DutyOutcome } from '../duties/carry-out-duty.js';
import type { Outcome } from './carry-out.js';
import { findCase, type CaseNode } from './case-node.js';
import { findObligation, type ObligationNode } from './obligation-node.js';

type SaidNo = Pick<Refusal, 'rule' | 'clause' | 'message'>;

export interface CaseAnswer {
  readonly case: CaseNode | null;
  readonly refusal: SaidNo | null;
  readonly conflict: { readonly yourVersion: number; readonly case: CaseNode } | null;
}

/** What became of a verb, as the contract says it: the case as it is now, or who said no, or what someone else saved in the meantime. */
export async function caseAnswer(context: Context, outcome: Outcome): Promise<CaseAnswer> {
  if (outcome.kind === 'refused') return { case: null, refusal: outcome.refusal, conflict: null };
  const stored = await findCase(context.database.pool, { id: outcome.caseId }, scopeOf(viewerOfContext(context)));
  if (outcome.kind === 'done') return { case: stored, refusal: null, conflict: null };
  return { case: null, refusal: null, conflict: { yourVersion: outcome.yourVersion, case: stored! } };
}

export async function acknowledgeAnswer(context: Context, obligationId: string, outcome: Outcome | DutyOutcome | CallbackOutcome): Promise<{ obligation: ObligationNode | null; refusal: SaidNo | null }> {
  if (outcome.kind === 'refused') return { obligation: null, refusal: outcome.refusal };
  return { obligation: await findObligation(context.database, obligationId, viewerScopeOf(viewerOfContext(context))), refusal: null };
}
