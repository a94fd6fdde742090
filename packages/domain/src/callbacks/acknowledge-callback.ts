import type { AcknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { lacking, refuse } from '../cases/refusal.js';
import { known } from '../obligations/acts.js';
import type { CallbackContext, CallbackDecision, CallbackState } from './callback.js';
import { callbackFacts } from './callback-facts.js';
import { advanceCallback, callbackAccepted } from './on-callback.js';

/** Somebody answers for a visit that rang: seen, up to the level reached. It stays owed, and a higher level rings anew. */
export function acknowledgeCallback(state: CallbackState, { obligationId }: AcknowledgeOverdue, context: CallbackContext): CallbackDecision {
  const { next: current } = advanceCallback(state, context);
  const forbidden = lacking(context.actor, 'ACKNOWLEDGE_OVERDUE');
  if (forbidden) return forbidden;
  const obligation = current.obligations.find(({ id }) => id === obligationId);
  if (!obligation) return refuse('此回访没有这项时限。', 'The visit has no such obligation.');
  const { id, rule, generation, level } = obligation;
  if (level === 0) return refuse('此项时限尚未超时报警。', 'This obligation has not rung as overdue.');
  if (level <= obligation.acknowledgedLevel) return refuse('此项超时已有人确认。', 'This has been acknowledged already.');
  const event = { type: 'OverdueAcknowledged', at: context.now, facts: known({ ...callbackFacts(current), rule, level }), obligation: { id, rule, generation } };
  const obligations = current.obligations.map((candidate) => (candidate.id === id ? { ...candidate, acknowledgedLevel: level } : candidate));
  return callbackAccepted(state, { ...current, obligations, acts: [...current.acts, event] });
}
