import { newClientKey } from '../client-key';
import { reconnectWait } from '../reconnect-wait';
import { sealOf, versionAfter, type Act, type Deed, type Sealed, type Stopped } from './act';
import type { OutboxStore } from './outbox-store';

/** What became of a sending. FAILED: nobody knows, or nobody heard; the same is sent again. */
export type SendAnswer =
  | { readonly kind: 'DONE'; readonly version: number }
  | { readonly kind: 'UPLOADED'; readonly attachmentId: string }
  | Stopped
  | { readonly kind: 'FAILED' };

/** Sends one act as it was sealed. A photo goes in two sendings: its bytes, then that it stands with the case. Never throws. */
export type Send = (act: Act, sealed: Sealed) => Promise<SendAnswer>;

export interface OutboxState {
  /** Of this person, in order. */
  readonly acts: readonly Act[];
  /** The last sending did not come through. */
  readonly cut: boolean;
  /** Why the browser did not keep what was done; null: it did. */
  readonly broken: string | null;
}

/** `first`: nobody has tried it before. */
interface Sending {
  readonly act: Act;
  readonly sealed: Sealed;
  readonly first: boolean;
}

interface Surroundings {
  readonly personId: string;
  readonly store: OutboxStore;
  readonly send: Send;
  /** Business time, milliseconds. */
  readonly now: () => number;
  /** False where the device itself knows that there is no line: then nothing is tried, and the first sending is really the first. */
  readonly online?: () => boolean;
  readonly done?: (act: Act) => void;
  /** Runs the work where no other tab sends at this moment; else leaves it. */
  readonly alone?: (work: () => Promise<void>) => Promise<void>;
}

/**
 * What a person has done and the server has not answered yet: kept first, then sent in order, each under its own key until it is answered. Where an act is refused or somebody
 * else came first, the later ones of the same case wait with it until the person has looked; other cases go on.
 */
export class Outbox {
  private state: OutboxState = { acts: [], cut: false, broken: null };
  private readonly listeners = new Set<() => void>();
  private sending: Promise<void> | null = null;
  private again = false;
  private tries = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(private readonly around: Surroundings) {}

  readonly getState = (): OutboxState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Shows what waits from before, and sends it. */
  async start(): Promise<void> {
    this.stopped = false;
    await this.look();
    // Most days nothing waits, and then nobody is asked anything.
    if (this.state.acts.length > 0) await this.flush();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.waiting);
  }

  /** Keeps what was done, then sends it. Resolves once it is kept; false: the browser did not keep it, and it did not happen. */
  async add(work: { readonly caseId: string; readonly number: string; readonly version: number }, deed: Deed): Promise<boolean> {
    const { personId, store, now } = this.around;
    const at = now();
    try {
      await store.change((acts) => {
        const n = Math.max(0, ...acts.map((act) => act.n)) + 1;
        return { put: [{ n, personId, ...work, clientKey: newClientKey(), at, sealed: null, stopped: null, deed }], result: undefined };
      });
    } catch (error) {
      this.publish({ broken: error instanceof Error ? error.message : String(error) });
      return false;
    }
    await this.look();
    void this.flush();
    return true;
  }

  /** After the person has looked: the same deed as a new submission, on what is stored now. @param version of the case as the person sees it */
  async sendAgain(n: number, version: number): Promise<void> {
    await this.around.store.change((acts) => {
      const act = acts.find((candidate) => candidate.n === n && candidate.stopped !== null);
      if (!act) return { result: undefined };
      const seen = act.stopped?.kind === 'CONFLICT' ? Math.max(version, act.stopped.version) : version;
      const fresh = (one: Act): Act => ({ ...one, version: Math.max(one.version, seen), sealed: null, stopped: null, clientKey: newClientKey(), deed: one.deed.kind === 'PHOTO' ? { ...one.deed, attachmentId: null } : one.deed });
      // Those that wait behind it were not sent yet: they are based on the same look.
      const behind = acts.filter((other) => other.caseId === act.caseId && other.n > n && other.sealed === null && other.stopped === null);
      return { put: [fresh(act), ...behind.map((other) => ({ ...other, version: Math.max(other.version, seen) }))], result: undefined };
    });
    await this.look();
    await this.flush();
  }

  /** The person takes back what did not count. Only ever what was stopped. */
  async discard(n: number): Promise<void> {
    await this.around.store.change((acts) => ({ remove: acts.some((act) => act.n === n && act.stopped !== null) ? [n] : [], result: undefined }));
    await this.look();
    await this.flush();
  }

  /** Sends what waits. Called while it sends: once more after that. */
  flush = (): Promise<void> => {
    clearTimeout(this.waiting);
    if (this.sending) {
      this.again = true;
      return this.sending;
    }
    const { alone = (work) => work() } = this.around;
    this.sending = alone(() => this.sendAll())
      .catch((error: unknown) => this.publish({ broken: error instanceof Error ? error.message : String(error) }))
      .finally(() => {
        this.sending = null;
        if (this.again && !this.stopped) {
          this.again = false;
          void this.flush();
        }
      });
    return this.sending;
  };

  private async sendAll(): Promise<void> {
    if (this.around.online?.() === false) return this.later();
    if (this.state.acts.length === 0) this.publish({ cut: false });
    for (let next = await this.next(); next && !this.stopped; next = await this.next()) {
      const { act, sealed, first } = next;
      const answer = await this.around.send(act, sealed);
      if (answer.kind === 'FAILED') return this.later();
      this.tries = 0;
      await this.answered(act, answer, first);
      this.publish({ cut: false });
      await this.look();
      if (answer.kind === 'DONE') this.around.done?.(act);
    }
  }

  private later(): void {
    this.publish({ cut: true });
    if (!this.stopped) this.waiting = setTimeout(() => void this.flush(), reconnectWait(this.tries++));
  }

  /** The first act that may be sent, sealed in the same breath; null: none. */
  private next(): Promise<Sending | null> {
    const { personId, store } = this.around;
    return store.change<Sending | null>((acts) => {
      const held = new Set<string>();
      for (const act of inOrder(acts, personId)) {
        if (act.stopped) held.add(act.caseId);
        if (held.has(act.caseId)) continue;
        if (act.sealed) return { result: { act, sealed: act.sealed, first: false } };
        const sealed = sealOf(act);
        return { put: [{ ...act, sealed }], result: { act, sealed, first: true } };
      }
      return { result: null };
    });
  }

  /** Another tab may have heard the same answer before: what is gone stays gone. */
  private answered({ n, caseId, clientKey }: Act, answer: Exclude<SendAnswer, { kind: 'FAILED' }>, first: boolean): Promise<void> {
    return this.around.store.change((acts) => {
      const act = acts.find((candidate) => candidate.n === n && candidate.clientKey === clientKey);
      if (!act) return { result: undefined };
      if (answer.kind === 'UPLOADED') return { put: act.deed.kind === 'PHOTO' ? [{ ...act, deed: { ...act.deed, attachmentId: answer.attachmentId } }] : [], result: undefined };
      if (answer.kind !== 'DONE') return { put: [{ ...act, stopped: answer }], result: undefined };
      const version = versionAfter(act, answer.version, first);
      const later = acts.filter((other) => other.caseId === caseId && other.n > n && other.sealed === null && other.version < version);
      return { remove: [n], put: later.map((other) => ({ ...other, version })), result: undefined };
    });
  }

  private async look(): Promise<void> {
    const acts = await this.around.store.change((all) => ({ result: inOrder(all, this.around.personId) }));
    this.publish({ acts });
  }

  private publish(news: Partial<OutboxState>): void {
    this.state = { ...this.state, ...news };
    for (const listener of this.listeners) listener();
  }
}

function inOrder(acts: readonly Act[], personId: string): Act[] {
  return acts.filter((act) => act.personId === personId).sort((a, b) => a.n - b.n);
}
