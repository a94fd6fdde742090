import type { Accepted, CaseState, DecisionContext } from '../cases/case.js';
import { accepted, happened } from '../cases/decide.js';
import type { CallbackForm, CallbackRound } from './callback.js';

/** A visit that was made leaves one event on its case, so that the case's timeline shows it. Before, the case knows nothing: a draw must not be seen there (CB-08). */
export function callbackOnCase(state: CaseState, visit: { readonly id: string; readonly form: CallbackForm; readonly round: CallbackRound }, { now }: DecisionContext): Accepted {
  return accepted(state, happened(state, 'CallbackRecorded', now, { callback: visit.id, form: visit.form, round: visit.round }), []);
}
