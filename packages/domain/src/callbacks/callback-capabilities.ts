import type { CapabilityKey } from '../organisation/capabilities.js';
import type { CallbackVerb } from './callback-transitions.js';

/** What a person must be able to do for each verb. The API asks the same before the visit is read. */
export const CALLBACK_VERB_CAPABILITY = {
  chooseCallback: 'PLAN_CALLBACKS',
  planCallback: 'PLAN_CALLBACKS',
  attemptCallback: 'MAKE_CALLBACK',
  recordCallback: 'MAKE_CALLBACK',
  reviewCallback: 'REVIEW_CALLBACK',
  decideCallback: 'REVIEW_CALLBACK',
  replaceCallback: 'PLAN_CALLBACKS',
  askSecondVisit: 'PLAN_CALLBACKS',
} as const satisfies Record<CallbackVerb, CapabilityKey>;
