import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ask } from './ask.js';

const OWED = 'obligations { id rule generation strength owedBy dueAt warnAt level acknowledgedLevel paused nextStepAt nextStepTo }';
const ROW = `id version number centreId kind validity severity urgent status matter receivedAt owner lastEvent lastEventAt ${OWED}`;
const DUTY = `id version rule centreId periodStart periodEnd ${OWED}`;
const BOARD = `{ board { cursor rows { ${ROW} } duties { ${DUTY} } } }`;
const EVENTS = `subscription ($after: String!) { boardEvents(after: $after) { cursor kind caseId row { ${ROW} } dutyId duty { ${DUTY} } } }`;
const ALARMS = 'subscription ($after: String!) { overdueEvents(after: $after) { cursor kind } }';

interface Row {
  readonly id: string;
  readonly version: number;
}

/** What arrived: the place in the journal, and the case or duty that it is about. */
export interface Heard {
  readonly seq: number;
  readonly id: string;
}

export interface BoardReaderOptions {
  /** Asked at each connect: it may move. */
  readonly url: () => string;
  readonly cookie: string;
  /** Wait before the next connect; default as screens do it, only shorter. */
  readonly wait?: (tries: number) => number;
}

/**
 * A screen without pixels: a snapshot, then events from its cursor over a WebSocket of graphql-ws, resumed by the last cursor however the line ends.
 * Keeps all that it heard, to be compared with the journal.
 */
export class BoardReader {
  readonly rows = new Map<string, Row>();
  readonly heard: Heard[] = [];
  readonly alarms: number[] = [];
  connects = 0;
  resyncs = 0;
  lastHeardAt = 0;
  /** The place of its first snapshot: what it must have heard begins behind it. */
  startedAfter = 0;
  /** How the last connection ended, for a failure's message. */
  lastEnd: unknown;
  private epoch = '';
  private after = 0;
  private alarmsAfter = 0;
  private readonly stopping = new AbortController();
  private client: Client | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly options: BoardReaderOptions) {}

  async start(): Promise<void> {
    const { cursor, rows } = await this.fresh();
    this.rows.clear();
    for (const row of rows) this.rows.set(row.id, row);
    const [epoch, seq] = cursor.split(':');
    this.epoch = epoch!;
    this.startedAfter = this.after = this.alarmsAfter = Number(seq);
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.dispose();
    this.client?.terminate();
    await this.running;
  }

  /** The board as it is now, asked anew. */
  async fresh(): Promise<{ cursor: string; rows: Row[] }> {
    const { data, errors } = await ask(this.options.url(), { query: BOARD, cookie: this.options.cookie, withinMs: 20_000 });
    if (!data) throw new Error(JSON.stringify(errors));
    return { cursor: data.board.cursor, rows: [...data.board.rows, ...data.board.duties] };
  }

  private async run(): Promise<void> {
    const { wait = (tries: number) => Math.min(50 * 2 ** tries, 1_000) * (0.5 + Math.random() / 2) } = this.options;
    for (let tries = 0; !this.stopping.signal.aborted; tries++) {
      const connectedAt = performance.now();
      this.client = this.connect(() => (tries = 0));
      try {
        await Promise.race([this.readBoard(this.client), this.readAlarms(this.client)]);
      } catch (end) {
        this.lastEnd = end;
      }
      this.client.terminate();
      if (performance.now() - connectedAt > 2_000) tries = 0;
      await sleep(wait(tries), undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private connect(onConnected: () => void): Client {
    const { cookie } = this.options;
    class WithCookie extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { cookie }, handshakeTimeout: 3_000 });
      }
    }
    let pongDue: NodeJS.Timeout | undefined;
    const client: Client = createClient({
      url: `${this.options.url().replace('http', 'ws')}/graphql`,
      webSocketImpl: WithCookie,
      retryAttempts: 0,
      lazy: true,
      connectionAckWaitTimeout: 5_000,
      keepAlive: 1_000,
      on: {
        ping: (received) => void (!received && (pongDue = setTimeout(() => client.terminate(), 2_000))),
        pong: (received) => void (received && clearTimeout(pongDue)),
        closed: () => clearTimeout(pongDue),
        connected: () => {
          this.connects++;
          onConnected();
        },
      },
    });
    return client;
  }

  private async readBoard(client: Client): Promise<void> {
    for await (const { data, errors } of client.iterate<{ boardEvents: { cursor: string; kind: string; caseId: string | null; row: Row | null; dutyId: string | null; duty: Row | null } }>({
      query: EVENTS, variables: { after: `${this.epoch}:${this.after}` },
    })) {
      if (!data) throw new Error(JSON.stringify(errors));
      const { cursor, kind, caseId, row, dutyId, duty } = data.boardEvents;
      if (kind === 'RESYNC') return this.resync(cursor);
      this.after = Number(cursor.split(':')[1]);
      if (kind === 'HEARTBEAT') continue;
      this.lastHeardAt = performance.now();
      const id = (caseId ?? dutyId)!;
      this.heard.push({ seq: this.after, id });
      const shown = row ?? duty;
      // The higher version wins, as on every screen: a snapshot may be newer than the event that follows it.
      if (shown === null) this.rows.delete(id);
      else if ((this.rows.get(id)?.version ?? 0) <= shown.version) this.rows.set(id, shown);
    }
  }

  private async readAlarms(client: Client): Promise<void> {
    for await (const { data, errors } of client.iterate<{ overdueEvents: { cursor: string; kind: string } }>({ query: ALARMS, variables: { after: `${this.epoch}:${this.alarmsAfter}` } })) {
      if (!data) throw new Error(JSON.stringify(errors));
      const { cursor, kind } = data.overdueEvents;
      if (kind === 'RESYNC') return this.resync(cursor);
      this.alarmsAfter = Number(cursor.split(':')[1]);
      if (kind !== 'HEARTBEAT') this.alarms.push(this.alarmsAfter);
    }
  }

  private resync(cursor: string): void {
    this.resyncs++;
    throw new Error(`told to resync at ${cursor}, having ${this.epoch}:${this.after}`);
  }
}
