import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Logger } from 'pino';
import { LiveSockets } from '../access/live-sockets.js';
import { warmPasswords } from '../access/password.js';
import { cookieWriter, sessionCookieName, sessionTokenOf } from '../access/session-cookie.js';
import { tokenHash } from '../access/session.js';
import { SignInLimits } from '../access/sign-in-limits.js';
import { loadViewer, type Viewer } from '../access/viewer.js';
import { takeDueSteps } from '../cases/take-due-steps.js';
import type { Context, Services, SessionCookieWriter } from '../context.js';
import { openDatabase, type Database } from '../database/database.js';
import { migrateUp } from '../database/migrate.js';
import { Sealer, Tailer } from '../journal/index.js';
import { Sweeper } from '../obligations/sweep.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { publishPosts } from '../organisation/publish-posts.js';
import { publishPacks } from '../policies/publish-packs.js';
import { buildExecutableSchema } from '../schema.js';
import { refuseAdjustedDatabase } from './business-clock.js';
import { dashboardFiles } from './dashboard-files.js';
import { graphqlOverHttp } from './graphql-http.js';
import { graphqlOverSocket } from './graphql-socket.js';
import { answerError, errorAnswers } from './json-answers.js';
import { createLog } from './log.js';
import { Readiness } from './readiness.js';
import { securityHeaders } from './security-headers.js';
import { Sockets } from './sockets.js';

export interface ApiOptions {
  readonly databaseUrl: string;
  /** 0: any free one. */
  readonly port: number;
  readonly host?: string;
  readonly clock: 'system' | 'adjustable';
  readonly publicUrl?: string | undefined;
  /** No introspection, no suggestions. */
  readonly production?: boolean;
  readonly log?: Logger;
  /** Runs after migrations and before the first request: founding or filling the company. */
  readonly prepare?: (services: Services) => Promise<void>;
  /** The built dashboard; default: the one beside this package. */
  readonly dashboardDirectory?: string;
  readonly poolSize?: number;
}

export interface RunningApi {
  /** http://host:port, without a slash at the end. */
  readonly url: string;
  readonly database: Database;
  readonly services: Services;
  /** In-flight requests finish, sockets are told to come back (1012), everything is let go; within 10 s. A second call waits for the first. */
  stop(): Promise<void>;
}

const DASHBOARD = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url));
/** A process that cannot get a connection for so many others would only make them wait longer. */
const MOST_WAITING = 300;
const VIEWER_WITHIN_MS = 4_000;

/**
 * Starts one API process over a database: migrations, posts and packs, journal and sweeper, then the one HTTP server.
 * Any number of them may run over one database.
 * @throws with a sentence that says what to do: the port is taken, the database cannot be reached, or its clock was moved and must not be used in production
 */
export async function startApi(options: ApiOptions): Promise<RunningApi> {
  const log = options.log ?? createLog('silent');
  const { databaseUrl, publicUrl, clock } = options;
  await migrateUp(databaseUrl);
  const database = await openDatabase(databaseUrl, options.poolSize ? { poolSize: options.poolSize } : {});
  const running: (() => Promise<void> | void)[] = [() => database.close()];
  const stopAll = async () => {
    for (const stop of running.splice(0).reverse()) {
      await stop();
    }
  };
  try {
    if (clock === 'system') {
      await refuseAdjustedDatabase(database.pool);
    }
    await publishPosts(database.pool);
    await publishPacks(database);
    await warmPasswords();

    const { services, findViewer, contextOf, bind } = makeServices(database, { log, clock, publicUrl });
    running.push(...bind.stops);
    await options.prepare?.(services);
    bind.start();

    const schema = buildExecutableSchema();
    const cookieName = sessionCookieName(publicUrl);
    const http = await graphqlOverHttp({
      schema, log, publicUrl, production: options.production ?? false,
      contextOf: async (request, response) =>
        contextOf(await findViewer(request), { address: request.socket.remoteAddress ?? '', cookie: cookieWriter(response, cookieName) }),
    });
    running.push(() => http.stop());
    const socketSide = graphqlOverSocket({
      schema, log, production: options.production ?? false, liveSockets: services.liveSockets,
      contextOf: (viewer) => contextOf(viewer, { address: '', cookie: null }),
    });
    bind.subscriptionsOpen = socketSide.subscriptionsOpen;

    const app = express();
    app.disable('x-powered-by');
    app.set('query parser', 'simple');
    app.set('etag', false);
    app.use(securityHeaders(publicUrl));
    app.get('/healthz', (_request, response) => void response.json({ ok: true }));
    app.get('/readyz', async (_request, response) => {
      const report = await services.readiness.look();
      response.status(report.ready ? 200 : 503).json(report);
    });
    app.use('/graphql', http.router);
    app.use(dashboardFiles(options.dashboardDirectory ?? DASHBOARD));
    app.use((_request, response) => answerError(response, 404, 'There is nothing at this address', 'NOT_FOUND'));
    app.use(errorAnswers(log));

    const server = createServer(app);
    const sockets = new Sockets({ httpServer: server, protocol: socketSide.server, publicUrl, log, findViewer });
    await listen(server, options.port, options.host ?? '127.0.0.1');
    running.push(() => closeServer(server, sockets));
    running.push(() => services.readiness.stop());
    const { port } = server.address() as AddressInfo;
    let stopped: Promise<void> | undefined;
    return { url: `http://${shownHost(options.host)}:${port}`, database, services, stop: () => (stopped ??= stopAll()) };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** What requests are served with, and what runs beside them. */
function makeServices(database: Database, { log, clock, publicUrl }: { log: Logger; clock: 'system' | 'adjustable'; publicUrl: string | undefined }) {
  const { pool, url } = database;
  // A connection that is being made again is no news; readiness says so when it lasts.
  const onTrouble = (trouble: unknown) => log[(trouble as Error).name === 'NotConnected' ? 'debug' : 'warn']({ err: trouble }, 'beside the requests');
  const sealer = new Sealer(url);
  const tailer = new Tailer(url, { onTrouble });
  const sweeper: Sweeper = new Sweeper(url, {
    takeDueSteps: (caseId) => takeDueSteps({ database, sealer, sweeper }, caseId),
    onTaken: () => sealer.poke(),
    onTrouble: (trouble, caseId) => log.warn({ err: trouble, caseId }, 'sweep'),
  });
  const liveSockets = new LiveSockets(pool, onTrouble);
  const bind = {
    subscriptionsOpen: () => 0,
    start: () => [sealer, tailer, sweeper].forEach((part) => part.start()),
    // Stopped in the reverse order: nothing writes after the sealer's last seal.
    stops: [() => sealer.stop(), () => tailer.stop(), () => sweeper.stop(), () => liveSockets.stop()],
  };
  const services: Services = {
    database, log, sealer, tailer, sweeper, clock, publicUrl, liveSockets,
    readiness: new Readiness(database),
    signInLimits: new SignInLimits(),
    subscriptionsOpen: () => bind.subscriptionsOpen(),
  };
  const cookieName = sessionCookieName(publicUrl);
  const findViewer = async (request: IncomingMessage): Promise<Viewer | null> => {
    const token = sessionTokenOf(request, cookieName);
    if (!token) {
      return null;
    }
    if (pool.waitingCount > MOST_WAITING) {
      throw new Error(`${pool.waitingCount} requests are waiting for a database connection`);
    }
    return answeredInTime(loadViewer(pool, tokenHash(token)));
  };
  const contextOf = (viewer: Viewer | null, request: { address: string; cookie: SessionCookieWriter | null }): Context => ({
    ...services, viewer, ...request, organisation: organisationLoaders(database, viewer),
  });
  return { services, findViewer, contextOf, bind };
}

/** A database that is stopped rather than gone answers nothing at all: the request must not wait with it. */
async function answeredInTime<T>(answer: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(VIEWER_WITHIN_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`the database did not answer within ${VIEWER_WITHIN_MS} ms`);
  });
  try {
    return (await Promise.race([answer, late])) as T;
  } finally {
    timer.abort();
    late.catch(() => undefined);
    answer.catch(() => undefined);
  }
}

/** A WebSocketServer on the server swallows a listen error unless somebody waits for it here. */
function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Stop what runs there, or choose another with PORT.`, { cause: error }) : error),
    );
    server.listen(port, host, resolve);
  });
}

const REQUESTS_FINISH_WITHIN_MS = 6_000;
const SOCKETS_LEAVE_WITHIN_MS = 1_500;

/** No new connections; what is under way is answered; keep-alive connections that idle are closed as soon as they do. */
async function closeServer(server: Server, sockets: Sockets): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), REQUESTS_FINISH_WITHIN_MS);
  await sockets.stop(SOCKETS_LEAVE_WITHIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

/** What a person types: a server on all addresses, or on this machine's own, is reached as localhost. */
function shownHost(host = '127.0.0.1'): string {
  return ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
}
