import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@guanjia/domain';
import { SteadyConnection } from '../journal/steady-connection.js';
import { DUE_EFFECTS, DUE_SUBJECTS, NEXT_STEP_IN, SUBJECT_TABLES, sweepStatement, type SweptSubject } from './sweep-statement.js';

export interface SweeperOptions {
  /** Takes all due steps of one case, duty or callback through the verb path: for steps that do more than ring. */
  readonly takeDueSteps: (subjectId: string, kind: SweptSubject) => Promise<void>;
  /** Opens what comes round by itself and has arisen; answers after how many milliseconds of business time to ask again, null: nothing comes round. */
  readonly openDuties?: () => Promise<number | null>;
  /** Called after each batch that took steps; the place for `sealer.poke()`. */
  readonly onTaken?: (steps: number) => void;
  /** Told of what failed, for the log; the sweeper goes on by itself. */
  readonly onTrouble?: (trouble: unknown, subjectId?: string) => void;
  /** Obligations a statement; default 500: larger ones hold their locks longer and are not faster. */
  readonly batchSize?: number;
  /** Looks at least so often, whoever forgot to wake it; default 1,000 ms. */
  readonly lookEveryMs?: number;
}

/** Other processes' commits wake the sweeper at most so often. */
const HINTED_LOOK_MS = 50;
/** What is due and held by somebody else is tried again after so long. */
const HELD_MS = 25;
/** A case or duty whose due steps failed is left alone for so long, so that it stops nobody else. */
const FAILED_SUBJECT_MS = 10_000;
/** A case or duty whose steps were all taken has nothing due; should it say so all the same, it must not keep the sweeper spinning. */
const DONE_SUBJECT_MS = 100;
const EFFECTS_AT_ONCE = 4;
const SUBJECTS = Object.keys(SUBJECT_TABLES) as SweptSubject[];
/** An opening that is under way is waited for so long when the sweeper stops. */
const STOP_WITHIN_MS = 3_000;

type Query = <R extends Record<string, unknown>>(config: { name?: string; text: string; values?: unknown[] }) => Promise<R[]>;

/** Data exceptions and broken constraints: the statement would fail again as it is. */
function isAboutData(trouble: unknown): boolean {
  return /^2[123]/.test((trouble as { code?: string }).code ?? '');
}

/** Takes one batch of due NOTIFY steps of cases, of duties or of callbacks, in one statement; answers how many. Exported for tests and benches. */
export async function sweepBatch(query: Query, batchSize = 500, subject: SweptSubject = 'case'): Promise<number> {
  const [row] = await query<{ taken: number }>({ name: `sweep-${subject}-${batchSize}`, text: sweepStatement(batchSize, subject) });
  return row!.taken;
}

/** Milliseconds of business time until the next step is due: negative when it is past, null when there is none. */
export async function nextStepIn(query: Query): Promise<number | null> {
  const [row] = await query<{ wait: number | null }>({ name: 'next step', text: NEXT_STEP_IN });
  return row!.wait;
}

/**
 * Time itself as a writer: sleeps until the next step is due, takes what is past, oldest first, and sleeps again. Any number of processes side by side;
 * each step is taken once, in the transaction that records it. Asks the database alone what time it is.
 */
export class Sweeper {
  private readonly connection: SteadyConnection;
  private readonly batchSize: number;
  private readonly lookEveryMs: number;
  /** Cases and duties that are not asked for again before then (monotonic time). */
  private readonly restUntil = new Map<string, number>();
  /** Monotonic time of the next look, and of the last one. */
  private lookAt = 0;
  /** Monotonic time at which the database last answered what is due; the start, before that. */
  private answeredAt = performance.now();
  private lookedAt = -Infinity;
  /** Monotonic time at which duties are asked for next, and the asking that is under way. */
  private dutiesAt = 0;
  private opening: Promise<void> | null = null;
  private wake: (() => void) | null = null;
  private stopped = false;
  private running: Promise<void> | null = null;

  constructor(
    url: string,
    private readonly options: SweeperOptions,
  ) {
    this.batchSize = options.batchSize ?? 500;
    this.lookEveryMs = options.lookEveryMs ?? 1_000;
    this.connection = new SteadyConnection(url, {
      name: 'guanjia sweeper',
      listen: ['guanjia_clock', 'guanjia_journal'],
      onConnected: () => this.lookNoLaterThan(0),
      onNotification: (channel) => {
        if (channel === 'guanjia_clock') this.dutiesAt = 0;
        this.lookNoLaterThan(channel === 'guanjia_clock' ? 0 : this.lookedAt + HINTED_LOOK_MS);
      },
      // A batch may have to wait for a slow disk; a sweeper cut in its middle would do it again.
      answerWithinMs: 30_000,
    });
  }

  start(): void {
    this.connection.start();
    this.answeredAt = performance.now();
    this.running ??= this.run();
  }

  /** Call it after a commit that wrote steps. With the earliest step's time and the present one (business time), it looks no sooner than then. */
  poke(nextStepAt?: Instant | null, now?: Instant): void {
    if (nextStepAt === null) return;
    const wait = nextStepAt === undefined || now === undefined ? 0 : Math.max(0, nextStepAt - now + 1);
    this.lookNoLaterThan(performance.now() + wait);
  }

  /** For how many seconds of real time it has not found out what is due: it looks at least once a second, so more than a few mean that it is dead or cut off. */
  get quietSeconds(): number {
    return this.running === null ? 0 : (performance.now() - this.answeredAt) / 1_000;
  }

  /** Finishes the batch at hand and lets go of the connection. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.connection.finish(this.running);
    // What waits for a database that gives no answer is left to its fate: it is one transaction, and the next look of anybody does it.
    await Promise.race([this.opening, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    await this.connection.stop();
  }

  private lookNoLaterThan(at: number): void {
    if (at >= this.lookAt) return;
    this.lookAt = at;
    this.wake?.();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      if (performance.now() < this.lookAt) {
        await this.sleep();
        continue;
      }
      this.lookedAt = performance.now();
      this.lookAt = this.lookedAt + this.lookEveryMs;
      // While the database is away nothing can be looked at; `onConnected` looks at once when it is back.
      if (!this.connection.connected) continue;
      try {
        this.lookNoLaterThan(performance.now() + (await this.look()));
      } catch (trouble) {
        this.options.onTrouble?.(trouble);
      }
    }
  }

  /** Takes everything that is due; answers after how many milliseconds to look again. */
  private async look(): Promise<number> {
    const query: Query = async <R extends Record<string, unknown>>(config: { text: string }) => {
      const rows = await this.connection.query<R>(config);
      this.answeredAt = performance.now();
      return rows;
    };
    this.openDuties();
    let wait = await nextStepIn(query);
    while (wait !== null && wait < 0 && !this.stopped) {
      const moved = (await this.takeOneByOne(query, DUE_EFFECTS)) + (await this.takeBatch(query));
      wait = await nextStepIn(query);
      if (moved === 0 && wait !== null && wait < 0) return HELD_MS;
    }
    // A step is taken after its time, not at it.
    return wait === null ? this.lookEveryMs : wait + 1;
  }

  /** Beside the sweep, which must ring in time whatever the opening waits for. What it opened wakes the sweeper. */
  private openDuties(): void {
    const { openDuties, onTrouble } = this.options;
    if (!openDuties || this.opening || performance.now() < this.dutiesAt) return;
    this.dutiesAt = performance.now() + this.lookEveryMs;
    this.opening = openDuties()
      .then((wait) => {
        // Still 0 where the clock was set forward meanwhile.
        if (wait !== null) this.dutiesAt = Math.min(this.dutiesAt, performance.now() + wait + 1);
        this.lookNoLaterThan(this.dutiesAt);
      })
      .catch((trouble: unknown) => onTrouble?.(trouble))
      .finally(() => (this.opening = null));
  }

  private async takeBatch(query: Query): Promise<number> {
    try {
      let taken = 0;
      for (const subject of SUBJECTS) taken += await sweepBatch(query, this.batchSize, subject);
      if (taken > 0) this.options.onTaken?.(taken);
      return taken;
    } catch (trouble) {
      if (!isAboutData(trouble)) throw trouble;
      // One malformed row must not silence the others: one by one, only its own case or duty fails.
      this.options.onTrouble?.(trouble);
      return this.takeOneByOne(query, DUE_SUBJECTS);
    }
  }

  private async takeOneByOne(query: Query, which: string): Promise<number> {
    const now = performance.now();
    for (const [id, until] of this.restUntil) if (until <= now) this.restUntil.delete(id);
    const due = await query<{ id: string; kind: SweptSubject }>({ text: which, values: [[...this.restUntil.keys()], this.batchSize] });
    let taken = 0;
    const next = due.values();
    const worker = async () => {
      for (const { id, kind } of next) {
        if (this.stopped) return;
        try {
          await this.options.takeDueSteps(id, kind);
          this.restUntil.set(id, performance.now() + DONE_SUBJECT_MS);
          taken++;
        } catch (trouble) {
          this.restUntil.set(id, performance.now() + FAILED_SUBJECT_MS);
          this.options.onTrouble?.(trouble, id);
        }
      }
    };
    await Promise.all(Array.from({ length: EFFECTS_AT_ONCE }, worker));
    if (taken > 0) this.options.onTaken?.(taken);
    return taken;
  }

  private sleep(): Promise<void> {
    const ms = this.lookAt - performance.now();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      // The time to look at moved nearer: `run` comes back here with the rest, if any.
      this.wake = done;
    });
  }
}
