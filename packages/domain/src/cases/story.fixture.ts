import type { WorkingCalendar } from '../obligations/calendar.js';
import type { Obligation, Step } from '../obligations/obligation.js';
import { SHIPPED_REPORTING_LINE } from '../organisation/posts.js';
import { POST_CAPABILITIES } from '../organisation/post-capabilities.js';
import { compilePolicySet, DEFAULT_SETTINGS } from '../policy/compile.js';
import type { Instant } from '../policy/facts.js';
import { complaintsSK } from '../policy/packs/complaints/s-k.js';
import { importsStated } from '../policy/packs/imports/stated.js';
import { SHIPPED_PACKS } from '../policy/packs/index.js';
import { receptionP } from '../policy/packs/reception/p.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { PolicyPack } from '../policy/row.js';
import type { Actor, CaseKind, CaseState, Decision, DecisionContext, Refusal, Severity } from './case.js';
import { classifyCase, type ClassifyCase } from './classify-case.js';
import { confirmWithResident, type ConfirmOutcome } from './confirm-with-resident.js';
import { advance } from './decide.js';
import { receiveCase, type ReceiveCase } from './receive-case.js';
import { recordStep } from './record-step.js';
import { replyToResident, type ReplyToResident } from './reply-to-resident.js';
import { reportUp } from './report-up.js';
import { settleCase } from './settle-case.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** 2 March 2026, Monday, 09:00 in Shanghai: where every story starts. */
export const RECEPTION: Instant = 1_772_413_200_000;
/** From 2 March 09:00 to 2 April 09:00. */
export const MONTH = 31 * DAY;

/** The desk and its complaints, whatever else a centre takes up: what the stories of the engine are told in. */
export const DESK_PACKS: readonly PolicyPack[] = [receptionP, complaintsSK, importsStated];

const SHIPPED_PARTS = { id: 'shipped', zone: 'Asia/Shanghai', settings: DEFAULT_SETTINGS, reportingLine: SHIPPED_REPORTING_LINE } as const;

/** What a centre follows that has changed nothing. */
export const SHIPPED_POLICY: PolicySet = compilePolicySet({
  ...SHIPPED_PARTS,
  packs: DESK_PACKS,
});

/** What a centre follows that has exchanged or taken up these packs (with those that they build on). */
export function policyWith(...packs: readonly PolicyPack[]): PolicySet {
  const areas = new Set(packs.map((pack) => pack.area));
  return compilePolicySet({ ...SHIPPED_PARTS, id: packs.map((pack) => pack.key).join(), packs: [...DESK_PACKS.filter((pack) => !areas.has(pack.area)), ...withBases(packs)] });
}

function withBases(packs: readonly PolicyPack[]): PolicyPack[] {
  return [...new Set(packs.flatMap((pack) => {
    const base = SHIPPED_PACKS.find((candidate) => candidate.key === pack.extends);
    return base ? [...withBases([base]), pack] : [pack];
  }))];
}

type Post = keyof typeof POST_CAPABILITIES;

/** Someone who holds this post, and may do what it may. */
export function holderOf(post: Post, personId = `the ${post}`): Actor {
  return { personId, posts: [post], capabilities: POST_CAPABILITIES[post] };
}

/** Ids that follow from the state alone: asked again, the same question gets the same ids. */
export function idsFor(state: CaseState | null): () => string {
  let made = 0;
  return () => `id-${state?.acts.length ?? 0}-${++made}`;
}

/** One case's life, told in order: `given('REPAIR').after(2 * DAY).settled()`. Each verb is done by somebody who may; a refusal throws unless the story asks for it. */
export class Story {
  readonly #policy: PolicySet;
  #state: CaseState | null = null;
  now: Instant = RECEPTION;
  actor: Actor = holderOf('CS_SUPERVISOR');
  /** The centre's working time; none: a desk that never closes. */
  calendar: WorkingCalendar | undefined = undefined;

  constructor(policy: PolicySet = SHIPPED_POLICY) {
    this.#policy = policy;
  }

  get state(): CaseState {
    return this.#state!;
  }

  get context(): DecisionContext {
    return { now: this.now, policy: this.#policy, calendar: this.calendar, actor: this.actor, newId: idsFor(this.#state) };
  }

  /** Time passes; nobody does anything, no sweeper comes. */
  after(span: number): this {
    this.now += span;
    return this;
  }

  /** The moment so long after reception. */
  at(sinceReception: number): this {
    this.now = RECEPTION + sinceReception;
    return this;
  }

  by(post: Post, personId?: string): this {
    this.actor = holderOf(post, personId);
    return this;
  }

  received(kind: CaseKind, command: Partial<ReceiveCase> = {}): this {
    return this.#accept(receiveCase({ centreId: 'centre', kind, channel: 'TELEPHONE', ...command }, this.context));
  }

  /** Any verb: `story.does((state, context) => closeCase(state, { reason: '…' }, context))`. */
  does(verb: (state: CaseState, context: DecisionContext) => Decision): this {
    return this.#accept(verb(this.state, this.context));
  }

  /** The same, where a refusal is what the story is about. */
  tries(verb: (state: CaseState, context: DecisionContext) => Decision): Refusal {
    const decision = verb(this.state, this.context);
    if (!decision.refused) throw new Error('It was not refused');
    return decision;
  }

  classified(severity: Severity, more: Partial<ClassifyCase> = {}): this {
    return this.does((state, context) => classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity, basis: 'CORRECTION', ...more }, context));
  }

  /** A supervisor says, with a reason, that it became so now. */
  developed(severity: Severity): this {
    return this.classified(severity, { basis: 'DEVELOPMENT', reason: 'It got worse' });
  }

  reported(...to: Post[]): this {
    return this.does((state, context) => reportUp(state, { to, note: 'For your attention' }, context));
  }

  replied(definite = true, more: Partial<ReplyToResident> = {}): this {
    return this.does((state, context) => replyToResident(state, { definite, reply: 'We will come', ...more }, context));
  }

  /** A step of a checklist, with whatever evidence it asks for. */
  recorded(...steps: readonly string[]): this {
    for (const step of steps) this.does((state, context) => recordStep(state, { step, evidence: 'As seen' }, context));
    return this;
  }

  settled(): this {
    return this.does((state, context) => settleCase(state, { result: 'Done' }, context));
  }

  confirmed(outcome: ConfirmOutcome): this {
    return this.does((state, context) => confirmWithResident(state, { outcome }, context));
  }

  /** A sweeper comes by. */
  swept(): this {
    return this.#accept(advance(this.state, this.context));
  }

  /** The state as something else than a verb left it (the sweeper's bulk statement). */
  becomes(state: CaseState): this {
    this.#state = state;
    return this;
  }

  obligation(rule: string, generation?: number): Obligation {
    const found = this.find(rule, generation);
    if (!found) throw new Error(`Nothing is owed by ${rule}; owed: ${this.state.obligations.map((obligation) => obligation.rule).join(', ')}`);
    return found;
  }

  find(rule: string, generation?: number): Obligation | undefined {
    return this.state.obligations.findLast((obligation) => obligation.rule === rule && (generation === undefined || obligation.generation === generation));
  }

  /** `MET ON_TIME`, `OPEN`, `SUPERSEDED MISSED` …; `-` where it never arose. */
  standing(rule: string, generation?: number): string {
    const found = this.find(rule, generation);
    return found ? [found.status, found.verdict].filter(Boolean).join(' ') : '-';
  }

  /** The rules of what is owed now. */
  get owed(): string[] {
    return this.state.obligations.filter(({ status }) => status === 'OPEN').map(({ rule }) => rule);
  }

  /** What rang, in order: `CP-10 OVERDUE 1 → CS_SUPERVISOR`, with `(silent)` where it did not. */
  get rung(): string[] {
    const kinds: Record<string, Step['kind']> = { ObligationWarned: 'WARN', ObligationOverdue: 'OVERDUE', ObligationEscalated: 'ESCALATE' };
    return this.state.acts
      .filter(({ type }) => type in kinds)
      .map(({ type, facts, obligation }) => `${obligation!.rule} ${kinds[type]} ${facts['level']} → ${facts['to']}${facts['silent'] ? ' (silent)' : ''}`);
  }

  happenings(type: string) {
    return this.state.acts.filter((act) => act.type === type);
  }

  #accept(decision: Decision): this {
    if (decision.refused) throw new Error(`Refused: ${decision.message.en}`);
    this.#state = decision.next;
    return this;
  }
}

/** A case of this kind, received at {@link RECEPTION}. */
export function given(kind: CaseKind, policy?: PolicySet): Story {
  return new Story(policy).received(kind);
}

/** A valid complaint of this severity, classified by the supervisor as soon as it was received. */
export function complaint(severity: Severity): Story {
  return given('COMPLAINT').classified(severity);
}

/** A moment and the milliseconds around it, as every boundary of the SOP is tried. */
export const AROUND = [
  ['one millisecond before', -1],
  ['exactly at', 0],
  ['one millisecond after', 1],
] as const;
