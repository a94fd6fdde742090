import type { Refusal } from '../cases/case.js';
import { refuse } from '../cases/refusal.js';
import { refusingGuard } from '../obligations/guards.js';
import type { Clause } from '../policy/row.js';
import type { Words } from '../policy/facts.js';
import { noSecondVisit } from './ask-second-visit.js';
import { CALLBACK_FORMS, type CallbackContext, type CallbackForm, type CallbackState } from './callback.js';
import { callbackFacts } from './callback-facts.js';
import type { CallbackVerb } from './callback-transitions.js';
import { advanceCallback, forbiddenCallback } from './on-callback.js';
import { notReplaceable } from './replace-callback.js';

export interface CallbackAction {
  readonly verb: Exclude<CallbackVerb, 'chooseCallback'>;
  readonly allowed: boolean;
  /** The next step by the procedure: the visit, its review, the manager's word. */
  readonly primary: boolean;
  /** Why not; null when allowed. */
  readonly why: Words | null;
}

const OFFERED = ['recordCallback', 'attemptCallback', 'planCallback', 'reviewCallback', 'decideCallback', 'askSecondVisit', 'replaceCallback'] as const;

/** What this person may do with the visit now, and why not; judged by the same functions as the verbs, as far as can be said before a form is filled. */
export function availableCallbackActions(state: CallbackState, context: CallbackContext): CallbackAction[] {
  const { next: current } = advanceCallback(state, context);
  const next = nextStep(current);
  return OFFERED.map((verb) => {
    const refusal = forbiddenCallback(verb, current, context) ?? nothingToDo(verb, current, context);
    return { verb, allowed: refusal === null, primary: verb === next, why: refusal?.message ?? null };
  });
}

export interface AllowedForm {
  readonly form: CallbackForm;
  readonly allowed: boolean;
  /** Why not, and where the procedure says so; null where it is allowed. */
  readonly why: Words | null;
  readonly clause: Clause | null;
}

/** CB-13: each form, and whether it may be used for this visit, by whoever asks. */
export function allowedForms(state: CallbackState, context: Pick<CallbackContext, 'policy' | 'now'>): AllowedForm[] {
  return CALLBACK_FORMS.map((form) => {
    // Who asks, and what is not filled in yet, no guard reads: what speaks is about the form.
    const guard = refusingGuard({ verb: 'recordCallback', facts: callbackFacts(state), command: { form }, actor: {} }, state, context.policy, context.now);
    return { form, allowed: guard === null, why: guard?.message ?? null, clause: guard?.clauses[0] ?? null };
  });
}

function nextStep({ status, verdict, acts }: CallbackState): CallbackVerb | null {
  if (status === 'OPEN') return 'recordCallback';
  if (status === 'VISITED') return 'reviewCallback';
  return status === 'REVIEWED' && verdict === 'UNQUALIFIED' && !acts.some(({ type }) => type === 'CallbackDecided') ? 'decideCallback' : null;
}

function nothingToDo(verb: CallbackVerb, state: CallbackState, { policy }: CallbackContext): Refusal | null {
  switch (verb) {
    case 'decideCallback':
      return nextStep(state) === 'decideCallback' ? null : refuse('没有待批示的不合格回访。', 'Nothing unqualified waits for a decision.');
    case 'askSecondVisit':
      return noSecondVisit(state);
    case 'replaceCallback':
      return notReplaceable(state, policy.zone);
    default:
      return null;
  }
}
