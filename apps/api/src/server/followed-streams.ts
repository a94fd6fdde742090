import { createSourceEventStream, execute, getOperationAST, Kind, subscribe, visit, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { parseCursor, Resumable, type Placed } from '../journal/index.js';

/** What goes over the wire of one result; for all readers of a stream alike. */
type Present = (result: ExecutionResult, args: ExecutionArgs) => string;
type Say = (payload: string) => void;

/**
 * One execution for all that ask the same under the same rights. A reader catches up by itself, from its own cursor; once it is at the place where the others are, it
 * follows with them: an event is executed and written out once, and handed to every socket. Nothing is kept for a reader that does not read: its socket's bound ends it.
 */
export class FollowedStreams {
  readonly #groups = new WeakMap<DocumentNode, Map<string, Group>>();

  constructor(private readonly present: Present) {}

  /** As graphql's own `subscribe`. A {@link Follower} among its answers wants to be told where to say things (`followAt`). */
  async subscribe(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const operation = getOperationAST(args.document, args.operationName)!;
    if (!isSharable(args.document)) return subscribe(args) as Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
    const source = await createSourceEventStream(args);
    if (!(source instanceof Resumable)) return source as ExecutionResult;
    const key = `${operation.name?.value ?? ''} ${source.options.rights}`;
    return new Follower(args, source, (at) => this.#groupOf(args, source, key, at));
  }

  #groupOf(args: ExecutionArgs, { options }: Resumable<Placed>, key: string, at: Place): Group {
    let groups = this.#groups.get(args.document);
    if (!groups) this.#groups.set(args.document, (groups = new Map()));
    const known = groups.get(key);
    if (known && known.at.epoch === at.epoch) return known;
    const group: Group = new Group(at, (signal) => options.live(`${at.epoch}:${at.seq}`, signal), (event) => this.#told(args, event), () => {
      if (groups.get(key) === group) groups.delete(key);
    });
    groups.set(key, group);
    return group;
  }

  async #told(args: ExecutionArgs, event: Placed): Promise<string> {
    return this.present(await execute({ ...args, rootValue: event }), args);
  }
}

interface Place {
  readonly epoch: string;
  readonly seq: number;
}

/** A reader on its way: catching up first, then among its group. */
export class Follower implements AsyncIterableIterator<ExecutionResult> {
  readonly #away = new AbortController();
  #behind: AsyncGenerator<Placed, string | void, undefined> | null = null;
  #at: Place | null = null;
  #group: Group | null = null;
  #say: Say | null = null;
  #end: ((result: IteratorResult<ExecutionResult>) => void) | null = null;
  #fail: ((error: unknown) => void) | null = null;

  constructor(
    private readonly args: ExecutionArgs,
    private readonly source: Resumable<Placed>,
    private readonly groupAt: (at: Place) => Group,
  ) {}

  get readerId(): string {
    return this.source.options.readerId;
  }

  stillAllowed(signal: AbortSignal): Promise<boolean> {
    return this.source.options.stillAllowed(signal);
  }

  /** Where what the group is told goes, as ready text. */
  followAt(say: Say): void {
    this.#say = say;
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    const { signal } = this.#away;
    let after = this.source.options.after;
    while (!signal.aborted) {
      this.#behind ??= this.source.options.catchUp(after, signal);
      const { value, done } = await this.#behind.next();
      if (!done) return { done: false, value: await execute({ ...this.args, rootValue: value }) };
      const place = value ? parseCursor(value) : null;
      if (!place) break;
      this.#behind = null;
      after = value!;
      const group = this.groupAt(place);
      if (place.seq >= group.at.seq) return this.#follow(group, place);
    }
    return { done: true, value: undefined };
  }

  #follow(group: Group, place: Place): Promise<IteratorResult<ExecutionResult>> {
    this.#at = place;
    this.#group = group;
    return new Promise((end, fail) => {
      this.#end = end;
      this.#fail = fail;
      group.add(this);
    });
  }

  /** An event of its group; what it had before it joined passes it by. */
  hear(event: Placed, seq: number, payload: string): void {
    if (seq < this.#at!.seq || (seq === this.#at!.seq && event.kind !== 'HEARTBEAT' && event.kind !== 'RESYNC')) return;
    this.#say!(payload);
  }

  finish(error?: unknown): void {
    this.#group?.remove(this);
    if (error === undefined) this.#end?.({ done: true, value: undefined });
    else this.#fail?.(error);
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#away.abort();
    this.finish();
    await this.#behind?.return(undefined);
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** All that are told the same. It lives as long as somebody follows. */
class Group {
  /** By session or wall, which is what is asked for before each event. */
  readonly #members = new Map<string, Set<Follower>>();
  readonly #over = new AbortController();

  constructor(
    /** The last event that all have had. */
    public at: Place,
    live: (signal: AbortSignal) => AsyncGenerator<Placed, string | void, undefined>,
    private readonly told: (event: Placed) => Promise<string>,
    private readonly onOver: () => void,
  ) {
    void this.#run(live(this.#over.signal)).then(() => this.#close(), (error: unknown) => this.#close(error));
  }

  add(follower: Follower): void {
    const { readerId } = follower;
    const same = this.#members.get(readerId);
    if (same) same.add(follower);
    else this.#members.set(readerId, new Set([follower]));
  }

  remove(follower: Follower): void {
    const same = this.#members.get(follower.readerId);
    if (!same?.delete(follower) || same.size > 0) return;
    this.#members.delete(follower.readerId);
    if (this.#members.size === 0) this.#close();
  }

  async #run(live: AsyncGenerator<Placed, string | void, undefined>): Promise<void> {
    for await (const event of live) {
      const payload = await this.told(event);
      const allowed = await this.#stillAllowed();
      if (this.#over.signal.aborted) return;
      const place = parseCursor(event.cursor) ?? this.at;
      for (const [readerId, followers] of this.#members) {
        for (const follower of followers) {
          if (allowed.get(readerId)) follower.hear(event, place.seq, payload);
          else follower.finish();
        }
      }
      this.at = { epoch: this.at.epoch, seq: place.seq };
    }
  }

  /** Asked of all, those who came while others were asked included. */
  async #stillAllowed(): Promise<ReadonlyMap<string, boolean>> {
    const allowed = new Map<string, boolean>();
    for (;;) {
      const unasked = [...this.#members].filter(([readerId]) => !allowed.has(readerId));
      if (unasked.length === 0) return allowed;
      const answers = await Promise.all(unasked.map(([, followers]) => [...followers][0]!.stillAllowed(this.#over.signal)));
      unasked.forEach(([readerId], place) => allowed.set(readerId, answers[place]!));
    }
  }

  #close(error?: unknown): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.onOver();
    for (const followers of [...this.#members.values()]) for (const follower of [...followers]) follower.finish(error);
  }
}

const sharable = new WeakMap<DocumentNode, boolean>();

/** What is selected may not hang on variables: those of the field itself (centres, cursor) decide which events come, not what is said of them. */
function isSharable(document: DocumentNode): boolean {
  let known = sharable.get(document);
  if (known === undefined) {
    let used = false;
    const look = { Variable: () => void (used = true) };
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) visit(definition, look);
      else {
        for (const selection of definition.selectionSet.selections) {
          if (selection.kind !== Kind.FIELD) used = true;
          else for (const part of [selection.selectionSet, ...(selection.directives ?? [])]) if (part) visit(part, look);
        }
      }
    }
    sharable.set(document, (known = !used));
  }
  return known;
}
