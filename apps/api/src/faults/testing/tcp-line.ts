import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What becomes of a chunk that is under way: it goes on, or it is lost and both ends are cut, or the line goes dead from here on and stays open. */
export type Fate = 'pass' | 'cut' | 'dead';

type Direction = 'up' | 'down';

/** One connection through the line. */
export class Passage {
  /** Nothing passes any more, and neither end is told. */
  dead = false;
  /** What a slow line still holds, each way: nothing overtakes it, also when the line is slow no more. */
  readonly held: Readonly<Record<Direction, (() => void)[]>> = { up: [], down: [] };

  constructor(
    readonly near: Socket,
    readonly far: Socket,
  ) {}

  /** As a broken line does it: a reset at both ends, what was under way is lost. */
  cut(): void {
    for (const end of [this.near, this.far]) end.resetAndDestroy();
  }
}

/**
 * A plain TCP balancer: each connection goes to the next target in turn that takes it, nothing is remembered of whoever came before. With one target it is a mere line.
 * Everything that lines do to programs can be done to it.
 */
export class TcpLine {
  readonly passages = new Set<Passage>();
  /** Judges each chunk; `up` is from whoever connected to the target. */
  judge: (chunk: Buffer, direction: Direction, passage: Passage) => Fate = () => 'pass';
  /** Milliseconds by which everything comes later, each way. */
  delayMs = 0;
  private next = 0;

  private constructor(
    private readonly server: Server,
    /** `host:port` each; may be changed while it runs. */
    readonly targets: string[],
  ) {
    server.on('connection', (near: Socket) => this.take(near, targets.length));
  }

  static async open(targets: readonly string[]): Promise<TcpLine> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new TcpLine(server, [...targets]);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** All connections of this moment. */
  cutAll(): void {
    for (const passage of this.passages) passage.cut();
  }

  /** All connections of this moment go dead without a word; later ones work. */
  goDead(): void {
    for (const passage of this.passages) passage.dead = true;
  }

  async close(): Promise<void> {
    this.cutAll();
    await new Promise((closed) => this.server.close(closed));
  }

  /** A target that refuses is passed over; when all did, whoever connected is refused too. */
  private take(near: Socket, tries: number): void {
    const target = this.targets[this.next++ % this.targets.length];
    if (target === undefined || tries === 0) return void near.resetAndDestroy();
    const [host, port] = [target.slice(0, target.lastIndexOf(':')), Number(target.slice(target.lastIndexOf(':') + 1))];
    const far = connect({ host, port, noDelay: true });
    const refused = () => this.take(near, tries - 1);
    far.once('error', refused);
    near.on('error', () => undefined);
    far.once('connect', () => {
      far.off('error', refused);
      this.join(new Passage(near, far));
    });
  }

  private join(passage: Passage): void {
    this.passages.add(passage);
    const { near, far } = passage;
    for (const [from, to, direction] of [[near, far, 'up'], [far, near, 'down']] as const) {
      from.on('error', () => undefined);
      from.on('data', (chunk: Buffer) => this.carry(chunk, direction, passage, to));
      from.once('end', () => this.later(() => to.end(), passage, direction));
      from.once('close', () => {
        this.passages.delete(passage);
        if (!passage.dead) this.later(() => to.destroy(), passage, direction);
      });
    }
  }

  private carry(chunk: Buffer, direction: Direction, passage: Passage, to: Socket): void {
    if (passage.dead) return;
    const fate = this.judge(chunk, direction, passage);
    if (fate === 'cut') return passage.cut();
    if (fate === 'dead') return void (passage.dead = true);
    this.later(() => to.write(chunk), passage, direction);
  }

  private later(act: () => void, passage: Passage, direction: Direction): void {
    const held = passage.held[direction];
    if (this.delayMs === 0 && held.length === 0) return act();
    held.push(act);
    setTimeout(() => {
      const first = held.shift()!;
      if (!passage.dead) first();
    }, this.delayMs);
  }
}
