import { holderOf, HOUR, policyWith, RECEPTION } from '../cases/story.fixture.js';
import type { Actor, Refusal } from '../cases/case.js';
import type { Obligation } from '../obligations/obligation.js';
import type { HeldPost } from '../organisation/reach.js';
import type { POST_CAPABILITIES } from '../organisation/post-capabilities.js';
import type { Instant } from '../policy/facts.js';
import { callbacksQ } from '../policy/packs/callbacks/q.js';
import type { PolicySet } from '../policy/policy-set.js';
import { attemptCallback } from './attempt-callback.js';
import type { CallbackAccepted, CallbackContext, CallbackDecision, CallbackState, VisitedMatter } from './callback.js';
import type { AttemptCallback, Caller, RecordCallback } from './callback-commands.js';
import { advanceCallback } from './on-callback.js';
import { openCallback, type OpenCallback } from './open-callback.js';
import { recordCallback } from './record-callback.js';
import { reviewCallback } from './review-callback.js';

type Post = keyof typeof POST_CAPABILITIES;

/** A centre that visits as Q says. */
export const VISITING: PolicySet = policyWith(callbacksQ);
/** When the matters of these stories were settled: Monday 2 March 2026, 10:00 in Shanghai. */
export const SETTLED: Instant = RECEPTION + HOUR;

const CASE: VisitedMatter = {
  kind: 'REPAIR', occasion: null, validity: null, severity: null, firstAid: false, collective: false,
  settledAt: SETTLED, aidEndedAt: null, startsAt: null, endsAt: null, heldAt: null, settledBy: 'settler', handledBy: ['handler'],
};
const OCCASION: VisitedMatter = { ...CASE, kind: null, settledAt: null, settledBy: null, handledBy: [] };

/** What is visited. */
export const MATTER = {
  repair: CASE,
  inquiry: { ...CASE, kind: 'INQUIRY' },
  help: { ...CASE, kind: 'HELP_REQUEST' },
  aid: { ...CASE, kind: 'HELP_REQUEST', firstAid: true, aidEndedAt: SETTLED },
  major: { ...CASE, kind: 'COMPLAINT', validity: 'VALID', severity: 'MAJOR' },
  important: { ...CASE, kind: 'COMPLAINT', validity: 'VALID', severity: 'IMPORTANT' },
  minor: { ...CASE, kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR' },
  assist: { ...CASE, kind: 'COMPLAINT', validity: 'ASSIST' },
  invalid: { ...CASE, kind: 'COMPLAINT', validity: 'INVALID' },
  contracted: { ...OCCASION, occasion: 'CONTRACTED_SERVICE', startsAt: SETTLED, endsAt: SETTLED + 90 * 24 * HOUR },
  event: { ...OCCASION, occasion: 'COMMUNITY_EVENT', heldAt: SETTLED },
} as const satisfies Record<string, VisitedMatter>;

/** A record that nothing is wrong with, but what a test changes. */
export const RECORD: RecordCallback = { form: 'HOME_VISIT', quality: 4, effect: 4, satisfaction: 5, shortcomings: 'none', suggestions: 'none', signedBy: 'Mrs Li', qualified: true, opinion: 'In order' };

/** Somebody who goes along. */
export const caller = (post: Post, personId = `the ${post}`): Caller => ({ personId, posts: [post] });

/** One visit's life, told in order. Each verb is done by somebody who may; a refusal throws unless the story asks for it. */
export class Visit {
  #state: CallbackState;
  now: Instant = SETTLED;
  actor: Actor = holderOf('CS_SUPERVISOR');
  last: CallbackAccepted;

  constructor(matter: VisitedMatter, seed: Partial<OpenCallback> = {}, readonly policy: PolicySet = VISITING, readonly holdings?: readonly HeldPost[]) {
    this.last = openCallback({ centreId: 'centre', candidateId: 'candidate', caseId: 'case', audience: 'CENTRE', origin: 'OWED', round: 'FIRST', matter, ...seed }, this.context);
    this.#state = this.last.next;
  }

  get state(): CallbackState {
    return this.#state;
  }

  get context(): CallbackContext {
    let made = 0;
    return { now: this.now, policy: this.policy, actor: this.actor, holdings: this.holdings, newId: () => `id-${this.#state?.acts.length ?? 0}-${++made}` };
  }

  /** The moment so long after the matter was settled. */
  at(sinceSettled: number): this {
    this.now = SETTLED + sinceSettled;
    return this;
  }

  by(post: Post, personId?: string): this {
    this.actor = holderOf(post, personId);
    return this;
  }

  does(verb: (state: CallbackState, context: CallbackContext) => CallbackDecision): this {
    const decision = verb(this.#state, this.context);
    if (decision.refused) throw new Error(`Refused: ${decision.message.en}`);
    this.last = decision;
    this.#state = decision.next;
    return this;
  }

  /** The same, where a refusal is what the story is about. */
  tries(verb: (state: CallbackState, context: CallbackContext) => CallbackDecision): Refusal {
    const decision = verb(this.#state, this.context);
    if (!decision.refused) throw new Error('It was not refused');
    return decision;
  }

  /** Visited by an assistant, with a department head beside where two are asked for. */
  visited(more: Partial<RecordCallback> = {}): this {
    const grave = this.#state.matter.severity === 'MAJOR' || this.#state.matter.severity === 'IMPORTANT';
    const second = this.#state.matter.kind === 'COMPLAINT' && !grave ? { secondCaller: caller('DEPARTMENT_HEAD') } : {};
    return this.by(grave ? 'CENTRE_MANAGER' : 'CUSTOMER_ASSISTANT').does((state, context) => recordCallback(state, { ...RECORD, ...second, ...more }, context));
  }

  reviewed(verdict: 'QUALIFIED' | 'UNQUALIFIED' = 'QUALIFIED'): this {
    return this.by('CS_SUPERVISOR').does((state, context) => reviewCallback(state, { verdict, comment: 'Read', remedy: 'Do it again', complaintId: 'complaint' }, context));
  }

  tried(more: Partial<AttemptCallback> = {}): this {
    return this.by('CUSTOMER_ASSISTANT').does((state, context) => attemptCallback(state, { form: 'TELEPHONE', outcome: 'NO_ANSWER', ...more }, context));
  }

  swept(): this {
    return this.does((state, context) => advanceCallback(state, context));
  }

  obligation(rule: string): Obligation {
    const found = this.#state.obligations.findLast((obligation) => obligation.rule === rule);
    if (!found) throw new Error(`Nothing is owed by ${rule}; owed: ${this.#state.obligations.map((obligation) => obligation.rule).join(', ')}`);
    return found;
  }

  /** `MET ON_TIME`, `OPEN`, `SUPERSEDED MISSED` …; `-` where it never arose. */
  standing(rule: string): string {
    const found = this.#state.obligations.findLast((obligation) => obligation.rule === rule);
    return found ? [found.status, found.verdict].filter(Boolean).join(' ') : '-';
  }

  get owed(): string[] {
    return this.#state.obligations.filter(({ status }) => status === 'OPEN').map(({ rule }) => rule);
  }
}
