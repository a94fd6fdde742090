import type { Facts, Instant } from '../policy/facts.js';
import type { EngineContext, Subject } from './subject.js';

/** What one rule is compared with: the subject and its facts, at a moment. */
export interface Situation {
  readonly state: Subject;
  readonly facts: Facts;
  readonly closed: boolean;
  readonly moment: Instant;
  readonly context: EngineContext;
}
