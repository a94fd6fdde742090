import { abortable } from './abortable.js';

/** Each event says up to where its reader has heard everything. */
export interface Placed {
  readonly cursor: string;
  readonly kind: string;
}

export interface ResumableOptions<Event extends Placed> {
  /** Readers of equal text are told the same, word for word. */
  readonly rights: string;
  /** The session or wall that reads, with the terms of office that it reads by. */
  readonly readerId: string;
  readonly after: string | null;
  /** From a cursor to the head; answers the place it came to, or nothing where the stream is over. */
  readonly catchUp: (after: string | null, signal: AbortSignal) => AsyncGenerator<Event, string | void, undefined>;
  /** From a cursor on, without end. Whether each reader may still hear it is asked by whoever hands it on. */
  readonly live: (after: string, signal: AbortSignal) => AsyncGenerator<Event, string | void, undefined>;
  /** From a cursor on, for this reader alone. */
  readonly alone: (after: string | null, signal: AbortSignal) => AsyncGenerator<Event, string | void, undefined>;
  readonly stillAllowed: (signal: AbortSignal) => Promise<boolean>;
}

/** A stream that one reader pulls, or that all readers of the same rights follow together (`server/followed-streams.ts`). */
export class Resumable<Event extends Placed> implements AsyncIterableIterator<Event, string | void> {
  #alone: AsyncIterableIterator<Event, string | void> | null = null;

  constructor(readonly options: ResumableOptions<Event>) {}

  next(): Promise<IteratorResult<Event, string | void>> {
    return (this.#alone ??= abortable((signal) => this.options.alone(this.options.after, signal))).next();
  }

  return(): Promise<IteratorResult<Event, string | void>> {
    return this.#alone?.return!() ?? Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
