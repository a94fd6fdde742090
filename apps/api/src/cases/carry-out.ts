import type { CaseState, Decision, DecisionContext, Instant, Refusal } from '@guanjia/domain';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { countedByAfter } from '../calendars/counted-by.js';
import { calendarAt } from '../calendars/load-calendar.js';
import type { Database } from '../database/database.js';
import { inTransaction as inOneTransaction } from '../database/in-transaction.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { contentHash } from '../policies/publish-packs.js';
import { readClientKey, readId, readVersion } from './door.js';
import { lockCase, type LoadedCase } from './load-case.js';
import { newId } from './new-id.js';
import { withReachedPosts } from './reached-posts.js';
import { saveDecision, type Submission } from './save-decision.js';

/** What a verb needs of the running process. */
export interface Desk {
  readonly database: Database;
  readonly sealer: { poke(): void };
  readonly sweeper?: { poke(nextStepAt?: Instant | null, now?: Instant): void };
}

/** What became of a verb. A conflict carries the version that the person had seen. */
export type Outcome =
  | { readonly kind: 'done'; readonly caseId: string }
  | { readonly kind: 'refused'; readonly refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> }
  | { readonly kind: 'conflict'; readonly caseId: string; readonly yourVersion: number };

/** Every verb's input says which submission it is, on which case, and which version the person had seen. */
export interface VerbInput {
  readonly clientKey: string;
  readonly caseId: string;
  /** Null: whatever it is (an acknowledgement changes nothing that others edit). */
  readonly version: number | null;
}

type Decide = (state: CaseState, context: DecisionContext) => Decision;
/** What is written in the same transaction, where the decision was accepted. Throwing takes all of it back. */
type Beside = (client: pg.ClientBase, now: Instant) => Promise<void>;

/**
 * The one path of every verb on a case that exists: lock and load, decide, save in one statement, commit, wake sealer and sweeper.
 * The same submission again gives the same answer; a COMMIT whose acknowledgement was lost is found by its key on the next attempt.
 * `decide` gets a command whose texts were read at the door. Throws NOT_FOUND outside the viewer's scope.
 */
export async function carryOut(desk: Desk, viewer: Viewer, verb: string, input: VerbInput, decide: Decide, beside?: Beside): Promise<Outcome> {
  const caseId = readId('caseId', input.caseId);
  const version = input.version === null ? null : readVersion(input.version);
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb, ...input }) };
  return persist(() => inTransaction(desk, (client) => attempt(desk, client, { viewer, caseId, version, submission, decide, beside })));
}

interface Attempt {
  readonly viewer: Viewer;
  readonly caseId: string;
  readonly version: number | null;
  readonly submission: Submission;
  readonly decide: Decide;
  readonly beside: Beside | undefined;
}

/** What a transaction answers, and when the next step that it wrote is due. */
interface Done<T> {
  readonly answer: T;
  readonly wake?: { readonly nextStepAt: Instant | null; readonly now: Instant };
}

async function attempt(desk: Desk, client: pg.ClientBase, { viewer, caseId, version, submission, decide, beside }: Attempt): Promise<Done<Outcome>> {
  const locked = await lockCase(client, { caseId, by: { ...submission, scope: scopeOf(viewer) } });
  if (!locked) throw notFound();
  if (locked.submission) return { answer: answerAgain(locked.submission, submission) };
  if (version !== null && isOutOfDate(version, locked)) return { answer: { kind: 'conflict', caseId, yourVersion: version } };
  const context = await contextOf(desk, viewer, locked);
  const decision = decide(locked.state, context);
  if (decision.refused) return { answer: { kind: 'refused', refusal: decision } };
  const events = await withReachedPosts(client, locked.state.centreId, decision.events);
  const countedBy = countedByAfter(decision.next, context.policy, locked);
  await saveDecision(client, locked.state, { ...decision, events }, { moment: locked.now, personId: viewer.personId, submission, countedBy });
  await beside?.(client, locked.now);
  return { answer: { kind: 'done', caseId }, wake: { nextStepAt: nextStepAt(decision.next), now: locked.now } };
}

/** Somebody else's verb came after what the person had seen. */
export function isOutOfDate(version: number, { editedAtVersion, state }: LoadedCase): boolean {
  return version < editedAtVersion || version > state.version;
}

/** What a decision on this case needs beside its state: the moment, the policy that it pinned, the centre's calendar of now, and who asks, with what they hold and may at its centre. */
export async function contextOf(desk: Pick<Desk, 'database'>, viewer: Viewer, { state: { centreId }, policySetId, now, calendarVersion }: LoadedCase): Promise<DecisionContext> {
  const { policy } = await loadPolicySet(desk.database, policySetId);
  const calendar = await calendarAt(desk.database, centreId, calendarVersion);
  const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
  return { now, policy, calendar, actor, newId };
}

/** A key that was used before: the same content was carried out already; other content is a mistake of the client, said aloud. */
export function answerAgain(known: { readonly requestHash: string; readonly caseId: string | null }, submission: Submission): Outcome {
  if (known.requestHash === submission.requestHash && known.caseId !== null) return { kind: 'done', caseId: known.caseId };
  return { kind: 'refused', refusal: KEY_USED };
}

export const KEY_USED = {
  rule: null,
  clause: null,
  message: {
    zh: '此提交编号（clientKey）已用于另一内容。请用新的编号重新提交。',
    en: 'This submission key (clientKey) was already used for other content. Submit again under a new key.',
  },
} as const;

/** The earliest step that a case or duty waits for; null: none. */
export function nextStepAt({ obligations }: Pick<CaseState, 'obligations'>): Instant | null {
  const times = obligations.flatMap((obligation) => obligation.nextStepAt ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/** One transaction; sealer and sweeper hear of what it wrote after the commit. */
export async function inTransaction<T>(desk: Desk, work: (client: pg.ClientBase) => Promise<Done<T>>): Promise<T> {
  const { answer, wake } = await inOneTransaction(desk.database.pool, work);
  if (wake) {
    desk.sealer.poke();
    desk.sweeper?.poke(wake.nextStepAt, wake.now);
  }
  return answer;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 20;

/** Tries again what the database asks to try again (serialization, deadlock, a key that another connection was just writing) and what a lost connection left open. */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried >= ATTEMPTS || !isPassing(error)) throw error;
      await wait(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random()));
    }
  }
}

/** Each holds that a submission's key counts once. Who comes second asks again and finds what the first wrote. */
const KEYS_OF_SUBMISSIONS = new Set(['idempotency_pkey', 'handover_handed_over_by_handover_key_key', 'handover_note_author_id_note_key_key', 'handover_sign_key']);

function isPassing(error: unknown): boolean {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
  if (code === '40001' || code === '40P01') return true;
  if (code === '23505') return KEYS_OF_SUBMISSIONS.has(constraint ?? '');
  // 08: connection; 57P01–3: the server shuts down, crashed, or is starting.
  return /^(08|57P0[123])/.test(code ?? '') || /^(ECONNRESET|ECONNREFUSED|EPIPE)$/.test(code ?? '') || /Connection terminated|Connection ended/i.test(message ?? '');
}
