import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audiencesOf } from '@guanjia/domain';
import pg from 'pg';
import { startDatabase, type RunningDatabase } from '../../database/embedded/start-database.js';
import { DEMO_CENTRES } from '../../demo/company.js';
import { compileApi, type ApiProcess, type CompiledApi } from '../../server/testing/api-process.js';
import { ask, signIn } from './ask.js';
import { BoardReader } from './board-reader.js';
import { chanceFrom, until } from './chance.js';
import { Desk } from './desk.js';
import { recount, type Watcher } from './recount.js';
import { TcpLine } from './tcp-line.js';

/** The long version: `npm run test:faults`. */
export const LONG = process.env['FAULTS'] === 'long';
export const SEED = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);

export interface FaultHouseOptions {
  /** API processes behind the balancer. */
  readonly processes: number;
  /** A database of this address in place of a server of its own; then the server cannot be killed. */
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  /** Further settings of the server of its own, as `name=value`. */
  readonly databaseSettings?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The product as it stands in an office: real API processes over one real PostgreSQL with fsync as in production, behind a plain TCP balancer;
 * between the processes and the database a line that can be cut, too. Desks work and readers watch through the balancer.
 */
export class FaultHouse {
  readonly desks: Desk[] = [];
  readonly watchers: Watcher[] = [];
  readonly apis: (ApiProcess | null)[] = [];
  readonly chance = chanceFrom(SEED);
  private cookies = new Map<string, string>();
  private centres: string[] = [];

  private constructor(
    private readonly program: CompiledApi,
    readonly database: RunningDatabase | null,
    private readonly folder: string | null,
    /** Straight to the database, past the line. */
    readonly pool: pg.Pool,
    readonly databaseLine: TcpLine,
    readonly balancer: TcpLine,
    private readonly databaseUrl: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async open({ processes, databaseUrl, dataDir, databaseSettings = [], env = {} }: FaultHouseOptions): Promise<FaultHouse> {
    const program = compileApi();
    const folder = databaseUrl ? null : (dataDir ?? mkdtempSync(join(tmpdir(), 'guanjia-faults-')));
    if (folder) mkdirSync(folder, { recursive: true });
    if (folder) chmodSync(folder, 0o777);
    const database = folder ? await startDatabase({ dataDir: folder, settings: ['shared_buffers=64MB', ...databaseSettings], report: () => undefined }) : null;
    const straight = new URL(databaseUrl ?? database!.url);
    const pool = new pg.Pool({ connectionString: straight.href, max: 3 });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    const databaseLine = await TcpLine.open([straight.host]);
    const throughLine = new URL(straight);
    throughLine.host = `127.0.0.1:${databaseLine.port}`;
    const house = new FaultHouse(program, database, folder, pool, databaseLine, await TcpLine.open([]), throughLine.href, env);
    try {
      for (let place = 0; place < processes; place++) await house.startApi(place);
    } catch (error) {
      await house.close();
      throw error;
    }
    return house;
  }

  /** A new process at this place, on a port of its own; the balancer sends to it from now on. */
  async startApi(place: number, env: Readonly<Record<string, string>> = {}): Promise<ApiProcess> {
    const api = await this.program.start(this.databaseUrl, { ...this.env, ...env });
    this.put(place, api);
    return api;
  }

  put(place: number, api: ApiProcess | null): void {
    this.apis[place] = api;
    this.balancer.targets.splice(0, Infinity, ...this.apis.flatMap((one) => (one ? [new URL(one.url).host.replace('localhost', '127.0.0.1')] : [])));
  }

  /** How programs reach the database: by the line. */
  get urlOfDatabase(): string {
    return this.databaseUrl;
  }

  async cookieOf(login: string): Promise<string> {
    if (!this.cookies.has(login)) this.cookies.set(login, await signIn(this.balancer.url, login));
    return this.cookies.get(login)!;
  }

  async centreIds(): Promise<string[]> {
    if (this.centres.length === 0) this.centres = (await this.pool.query<{ id: string }>('select id from service_centre order by array_position($1::text[], code)', [DEMO_CENTRES.map(({ code }) => code)])).rows.map(({ id }) => id);
    return this.centres;
  }

  /** Desks at the first centre and readers of it, of the second and of all; all by way of the balancer. */
  async openForBusiness({ desks, readers = 3, restMs = 0, withinMs = 8_000 }: { desks: number; readers?: number; restMs?: number; withinMs?: number }): Promise<void> {
    const url = () => this.balancer.url;
    const centres = await this.centreIds();
    const seats = [
      { login: 'supervisor.1', centreIds: [centres[0]!], post: 'CS_SUPERVISOR' },
      { login: 'gm', centreIds: centres, post: 'GENERAL_MANAGER' },
      { login: 'supervisor.2', centreIds: [centres[1]!], post: 'CS_SUPERVISOR' },
    ];
    for (let n = 0; n < readers; n++) {
      const { login, centreIds, post } = seats[n % seats.length]!;
      const reader = new BoardReader({ url, cookie: await this.cookieOf(login) });
      await reader.start();
      this.watchers.push({ reader, centreIds, audiences: audiencesOf([post]) });
    }
    for (let n = 0; n < desks; n++) {
      const desk = new Desk({ url, cookie: await this.cookieOf('supervisor.1'), centreId: centres[0]!, chance: this.chance, restMs, withinMs });
      desk.start();
      this.desks.push(desk);
    }
  }

  /** Until every desk got an answer, and every reader of the desks' centre heard something, after that moment. @returns milliseconds since then */
  async servedAgain(since: number, withinMs = 30_000): Promise<number> {
    const readers = this.watchers.filter(({ centreIds }) => centreIds.includes(this.centres[0]!)).map(({ reader }) => reader);
    const served = () => this.desks.some(({ failure }) => failure) || this.desks.every(({ lastActAt }) => lastActAt > since) && readers.every(({ lastHeardAt }) => lastHeardAt > since);
    await until('everybody is served again', served, withinMs).catch((error: Error) => {
      const desks = this.desks.map(({ acts, lost, lastLoss, lastActAt }) => `${lastActAt > since ? 'served' : 'waiting'}: ${acts.length} acts, ${lost} tries lost, the last by ${said(lastLoss)}`);
      const ears = readers.map(({ heard, connects, lastEnd, lastHeardAt }) => `${lastHeardAt > since ? 'hearing' : 'deaf'}: ${heard.length} heard, ${connects} connects, the last ended by ${said(lastEnd)}`);
      throw new Error([error.message, ...desks, ...ears].join('\n'));
    });
    for (const desk of this.desks) desk.check();
    return Math.round(performance.now() - since);
  }

  /** Moves business time, so that steps fall due and duties arise. */
  async adjustClock(minutes: number): Promise<void> {
    await until('the clock is moved', async () => Boolean((await ask(this.balancer.url, { query: 'mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', variables: { minutes }, cookie: await this.cookieOf('supervisor.1') })).data?.adjustClock));
  }

  /** Ends the load, and recounts. */
  async closeBusiness(): Promise<Awaited<ReturnType<typeof recount>>> {
    await Promise.all(this.desks.map((desk) => desk.stop()));
    return recount(this.pool, this.desks.flatMap(({ acts }) => acts), this.watchers);
  }

  /** The server with all its processes: each of them is a session of its own, so the group alone would stop the first only. */
  signalDatabase(signal: NodeJS.Signals): void {
    const { pid } = this.database!;
    for (const one of [pid!, ...childrenOf(pid!)]) process.kill(one, signal);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.watchers.map(({ reader }) => reader.stop()));
    await Promise.allSettled(this.apis.map((api) => api?.kill()));
    await this.balancer.close();
    await this.databaseLine.close();
    await this.pool.end();
    await this.database?.stop();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
    this.program.remove();
  }
}

const said = (what: unknown): string => (what instanceof Error ? String(what) : JSON.stringify(what) ?? 'nothing');

function childrenOf(pid: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((one) => {
    try {
      const stat = readFileSync(`/proc/${one}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
    } catch {
      return false;
    }
  });
}
