import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response } from 'express';
import type { Logger } from 'pino';
import { warmPasswords } from '../access/password.js';
import { DiskFileStore } from '../attachments/file-store.js';
import { cookieWriter, sessionCookieName } from '../access/session-cookie.js';
import type { Services } from '../context.js';
import { openDatabase, type Database } from '../database/database.js';
import { migrateUp } from '../database/migrate.js';
import type { SenderSettings } from '../notifications/send-message.js';
import { publishPosts } from '../organisation/publish-posts.js';
import { spellNames } from '../organisation/spell-names.js';
import { removeDisposedFiles } from '../privacy/remove-disposed-files.js';
import { publishPacks } from '../policies/publish-packs.js';
import { buildExecutableSchema } from '../schema.js';
import { attachmentRoutes } from './attachment-routes.js';
import { refuseAdjustedDatabase } from './business-clock.js';
import { clientAddress } from './client-address.js';
import { dashboardFiles } from './dashboard-files.js';
import { exportRoutes } from './export-routes.js';
import { graphqlOverHttp } from './graphql-http.js';
import { graphqlOverSocket } from './graphql-socket.js';
import { closeServer, listen, shownHost } from './http-server.js';
import { importRoutes } from './import-routes.js';
import { answerError, errorAnswers } from './json-answers.js';
import { createLog } from './log.js';
import { Metrics, metricsRoute } from './metrics.js';
import { recordRequests } from './request-record.js';
import { securityHeaders } from './security-headers.js';
import { makeServices } from './services.js';
import { Sockets } from './sockets.js';

export interface ApiOptions {
  readonly databaseUrl: string;
  /** 0: any free one. */
  readonly port: number;
  readonly host?: string;
  readonly clock: 'system' | 'adjustable';
  readonly publicUrl?: string | undefined;
  /** How notices leave; left out: over https only, and no mail. */
  readonly notify?: SenderSettings;
  /** No introspection, no suggestions. */
  readonly production?: boolean;
  readonly log?: Logger;
  /** Who shows it may read /metrics; left out: programs of this machine alone. */
  readonly metricsToken?: string | undefined;
  /** Runs after migrations and before the first request: founding or filling the company. */
  readonly prepare?: (services: Services) => Promise<void>;
  /** Where photos lie; default: a directory of this machine's that does not last. */
  readonly filesDirectory?: string;
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
    await spellNames(database.pool);
    await publishPacks(database);
    await warmPasswords();

    const files = new DiskFileStore(options.filesDirectory ?? join(tmpdir(), 'guanjia-files'));
    // What a process left to do that died after a disposal was committed.
    await removeDisposedFiles(database.pool, files);
    const { services, findViewer, findAsker, contextOf, beside } = makeServices(database, { log, files, clock, publicUrl, notify: options.notify ?? { allowHttp: false, mail: null } });
    running.push(...beside.stops);
    await options.prepare?.(services);
    beside.start();

    const schema = buildExecutableSchema();
    const cookieName = sessionCookieName(publicUrl);
    const contextOfRequest = async (request: Request, response: Response) =>
      (response.locals['context'] = contextOf(await findAsker(request), {
        address: clientAddress(request, publicUrl), acceptLanguage: request.headers['accept-language'], userAgent: request.headers['user-agent'], cookie: cookieWriter(response, cookieName),
      }));
    const http = await graphqlOverHttp({ schema, log, publicUrl, production: options.production ?? false, contextOf: contextOfRequest });
    running.push(() => http.stop());
    const socketSide = graphqlOverSocket({
      schema, log, production: options.production ?? false, liveSockets: services.liveSockets,
      onPush: (data) => data?.['overdueEvents'] && services.deliveryTimes.pushed(data['overdueEvents'], services.tailer.now()),
      contextOf: (asker) => contextOf(asker, { address: '', cookie: null }),
    });
    beside.subscriptionsOpen = socketSide.subscriptionsOpen;

    const app = express();
    app.disable('x-powered-by');
    app.set('query parser', 'simple');
    app.set('etag', false);
    app.use(securityHeaders(publicUrl));
    const metrics = new Metrics();
    metrics.watch(services);
    app.use(recordRequests(log, metrics));
    app.get('/metrics', metricsRoute(metrics, options.metricsToken));
    app.get('/healthz', (_request, response) => void response.json({ ok: true }));
    app.get('/readyz', async (_request, response) => {
      const report = await services.readiness.look();
      response.status(report.ready ? 200 : 503).json(report);
    });
    app.use('/graphql', http.router);
    app.use('/attachments', attachmentRoutes({ database, files, publicUrl, findViewer }));
    app.use('/import-file', importRoutes({ log, publicUrl, production: options.production ?? false, contextOf: contextOfRequest }));
    app.use('/exports', exportRoutes({ log, publicUrl, production: options.production ?? false, contextOf: contextOfRequest }));
    app.use(dashboardFiles(options.dashboardDirectory ?? DASHBOARD));
    app.use((_request, response) => answerError(response, 404, { zh: '此地址没有内容。', en: 'There is nothing at this address' }, 'NOT_FOUND'));
    app.use(errorAnswers(log));

    const server = createServer(app);
    const sockets = new Sockets({ httpServer: server, protocol: socketSide.server, publicUrl, log, findAsker });
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
