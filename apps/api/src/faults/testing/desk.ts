import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask.js';

/** A verb that was acknowledged: whoever sent it was told that it is done. */
export interface Act {
  readonly verb: Verb;
  readonly clientKey: string;
  readonly caseId: string;
}

export type Verb = keyof typeof VERBS;
/** Each verb with its input's type and the event that it must leave in the journal. */
export const VERBS = {
  receiveCase: ['ReceiveCaseInput', 'CaseReceived'],
  classifyCase: ['ClassifyCaseInput', 'CaseClassified'],
  addNote: ['AddNoteInput', 'NoteAdded'],
  markUrgent: ['MarkUrgentInput', 'CaseMarkedUrgent'],
  settleCase: ['SettleCaseInput', 'CaseSettled'],
} as const;

export interface DeskOptions {
  /** Asked at each try: it may move. */
  readonly url: () => string;
  readonly cookie: string;
  readonly centreId: string;
  readonly chance: () => number;
  /** Between two acts, so that one desk is not a machine's whole load; default 0. */
  readonly restMs?: number;
  /** A try that got no answer for so long is given up and sent anew. */
  readonly withinMs?: number;
}

/** A receptionist whose client does what clients must: what got no answer is sent again under its key until one comes. */
export class Desk {
  readonly acts: Act[] = [];
  /** Tries that got no answer, or 503. */
  lost = 0;
  lastLoss: unknown;
  lastActAt = 0;
  /** Why it works no more, where it was answered something that must not be. */
  failure: unknown = null;
  private stopping = false;
  private working: Promise<void> | null = null;

  constructor(private readonly options: DeskOptions) {}

  start(): void {
    this.stopping = false;
    this.working = this.work().catch((failure: unknown) => void (this.failure = failure));
  }

  /** What is under way is sent until it is answered. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.working;
    this.check();
  }

  check(): void {
    if (this.failure) throw this.failure;
  }

  /** Sends a verb until it is answered. */
  async carry(verb: Verb, input: Record<string, unknown>): Promise<{ id: string; version: number }> {
    const { url, cookie, withinMs = 8_000 } = this.options;
    const clientKey = randomUUID();
    for (let tries = 0; ; tries++) {
      const said = await ask(url(), { query: mutation(verb), variables: { input: { clientKey, ...input } }, cookie, withinMs }).catch((error: unknown) => void (this.lastLoss = error));
      const result = said?.data?.[verb];
      if (result?.case) {
        this.acts.push({ verb, clientKey, caseId: result.case.id });
        this.lastActAt = performance.now();
        return result.case;
      }
      const code = said?.errors?.[0]?.extensions?.code;
      if (said && code !== 'UNAVAILABLE') throw new Error(`${verb} was answered by ${JSON.stringify(said)}`);
      this.lastLoss = said?.errors ?? this.lastLoss;
      this.lost++;
      await sleep(Math.min(50 * 2 ** tries, 800) * (0.5 + Math.random() / 2));
    }
  }

  private async work(): Promise<void> {
    const { centreId, chance, restMs = 0 } = this.options;
    const steps = function* (this: Desk): Generator<(seen: { id: string; version: number }) => ReturnType<Desk['carry']>> {
      const on = (verb: Verb, more: object) => ({ id, version }: { id: string; version: number }) => this.carry(verb, { caseId: id, version, ...more });
      const severity = chance() < 0.5 ? 'MINOR' : 'MAJOR';
      yield on('classifyCase', { kind: 'COMPLAINT', validity: 'VALID', severity, basis: 'CORRECTION' });
      if (chance() < 0.4) yield on('addNote', { body: '已电话联系' });
      if (chance() < 0.3) yield on('markUrgent', { urgent: true, reason: '老人独居' });
      // A major one is settled by a plan that a manager approved (CP-11), which a desk does not have.
      if (severity === 'MINOR' && chance() < 0.7) yield on('settleCase', { result: '已放人' });
    };
    while (!this.stopping) {
      let seen = await this.carry('receiveCase', { centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '电梯困人', placeText: '南门', anonymous: true });
      for (const step of steps.call(this)) {
        if (this.stopping) return;
        seen = await step(seen);
        await sleep(restMs);
      }
    }
  }
}

const mutation = (verb: Verb) => `mutation ($input: ${VERBS[verb][0]}!) { ${verb}(input: $input) { case { id version } refusal { message { en } } conflict { yourVersion } } }`;
