import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { deviceName } from '../access/device-name.js';
import { languageOf } from '../access/language.js';
import { LiveSockets } from '../access/live-sockets.js';
import { isWall, type Asker } from '../access/reader.js';
import { sessionCookieName, sessionTokenOf } from '../access/session-cookie.js';
import { tokenHash } from '../access/session.js';
import { SignInLimits } from '../access/sign-in-limits.js';
import { loadViewer, type Viewer } from '../access/viewer.js';
import type { FileStore } from '../attachments/file-store.js';
import { Recalculator } from '../calendars/recalculator.js';
import { recalculateStoredDuty } from '../calendars/recalculate-stored-duty.js';
import { CallbackFollower } from '../callbacks/callback-follower.js';
import { recalculateStoredCallback, takeCallbackSteps } from '../callbacks/take-callback-steps.js';
import { recalculateStored } from '../calendars/recalculate-stored.js';
import { takeDueSteps } from '../cases/take-due-steps.js';
import type { Context, Services, SessionCookieWriter } from '../context.js';
import type { Database } from '../database/database.js';
import { openArisenDuties } from '../duties/open-arisen-duties.js';
import { takeDutySteps } from '../duties/take-duty-steps.js';
import { FigureFollower } from '../figures/projection/figure-follower.js';
import { Sealer, Tailer } from '../journal/index.js';
import { Notifier } from '../notifications/notifier.js';
import { Sender, type SenderSettings } from '../notifications/send-message.js';
import { Sweeper } from '../obligations/sweep.js';
import { organisationLoaders, type OrganisationLoaders } from '../organisation/organisation-loaders.js';
import { ResidentDoor } from '../resident/resident-door.js';
import { WallDoor } from '../wall/wall-door.js';
import { wallTokenOf, wallTokenOfInit } from '../wall/wall-token.js';
import { clientAddress } from './client-address.js';
import { DeliveryTimes } from './delivery-times.js';
import { Readiness } from './readiness.js';

/** A process that cannot get a connection for so many others would only make them wait longer. */
const MOST_WAITING = 300;
const VIEWER_WITHIN_MS = 4_000;
/** What owes, and what is done for it one by one. */
const TAKE_STEPS = { case: takeDueSteps, duty: takeDutySteps, callback: takeCallbackSteps } as const;
const RECALCULATE = { case: recalculateStored, duty: recalculateStoredDuty, callback: recalculateStoredCallback } as const;

/** What requests are served with, and what runs beside them: the sealer, the tailer, the sweeper, the watch over live sockets. */
export function makeServices(database: Database, { log, files, clock, publicUrl, notify }: { log: Logger; files: FileStore; clock: 'system' | 'adjustable'; publicUrl: string | undefined; notify: SenderSettings }) {
  const { pool, url } = database;
  // A connection that is being made again is no news; readiness says so when it lasts.
  const onTrouble = (trouble: unknown) => log[(trouble as Error).name === 'NotConnected' ? 'debug' : 'warn']({ err: trouble }, 'beside the requests');
  const sealer = new Sealer(url);
  const deliveryTimes = new DeliveryTimes();
  const tailer = new Tailer(url, { onTrouble, onRows: (rows, now) => deliveryTimes.sealed(rows, now), onLeap: (now) => deliveryTimes.leapt(now) });
  const restingCentres = new Map<string, number>();
  const sweeper: Sweeper = new Sweeper(url, {
    takeDueSteps: (id, kind) => TAKE_STEPS[kind]({ database, sealer, sweeper }, id),
    openDuties: () => openArisenDuties({ database, sealer, sweeper }, (trouble, centreId) => log.warn({ err: trouble, centreId }, 'duties'), restingCentres),
    onTaken: () => sealer.poke(),
    onTrouble: (trouble, subjectId) => log.warn({ err: trouble, subjectId }, 'sweep'),
  });
  const recalculator = new Recalculator({
    pool,
    recalculate: (id, kind) => RECALCULATE[kind]({ database, sealer, sweeper }, id),
    onTrouble: (trouble, subjectId) => log.warn({ err: trouble, subjectId }, 'calendar'),
  });
  const follower = new CallbackFollower({ desk: { database, sealer, sweeper }, tailer, onTrouble: (trouble, centreId) => (centreId === undefined ? onTrouble(trouble) : log.warn({ err: trouble, centreId }, 'callbacks')) });
  const figureFollower = new FigureFollower({ pool, tailer, onTrouble });
  const sender = new Sender(notify);
  const notifier = new Notifier({ database, sender, publicUrl, tailer, onTrouble });
  const liveSockets = new LiveSockets(pool, onTrouble);
  const beside = {
    subscriptionsOpen: () => 0,
    start: () => [sealer, tailer, sweeper, recalculator, follower, figureFollower, notifier].forEach((part) => part.start()),
    // Stopped in the reverse order: nothing writes after the sealer's last seal.
    stops: [() => sealer.stop(), () => tailer.stop(), () => sweeper.stop(), () => recalculator.stop(), () => follower.stop(), () => figureFollower.stop(), () => notifier.stop(), () => liveSockets.stop()],
  };
  const services: Services = {
    database, log, files, sealer, tailer, sweeper, recalculator, notifier, sender, clock, publicUrl, liveSockets,
    deliveryTimes,
    readiness: new Readiness(database, () => sweeper.quietSeconds),
    signInLimits: new SignInLimits(),
    residentDoor: new ResidentDoor(pool),
    subscriptionsOpen: () => beside.subscriptionsOpen(),
  };
  const cookieName = sessionCookieName(publicUrl);
  const wallDoor = new WallDoor(pool);
  const look = <T>(question: () => Promise<T>): Promise<T> => {
    if (pool.waitingCount > MOST_WAITING) {
      throw new Error(`${pool.waitingCount} requests are waiting for a database connection`);
    }
    return answeredInTime(question());
  };
  const findViewer = async (request: IncomingMessage): Promise<Viewer | null> => {
    const token = sessionTokenOf(request, cookieName);
    return token ? look(() => loadViewer(pool, tokenHash(token))) : null;
  };
  /** Who shows a wall's token is that wall, whoever is signed in at the same browser. */
  const findAsker = async (request: IncomingMessage, init?: Readonly<Record<string, unknown>>): Promise<Asker | null> => {
    const token = wallTokenOfInit(init) ?? wallTokenOf(request);
    return token === undefined ? findViewer(request) : look(() => wallDoor.find(token, clientAddress(request, publicUrl)));
  };
  const contextOf = (asker: Asker | null, { address, acceptLanguage, userAgent, cookie }: { address: string; acceptLanguage?: string | undefined; userAgent?: string | undefined; cookie: SessionCookieWriter | null }): Context => {
    const [viewer, wall] = asker === null ? [null, null] : isWall(asker) ? [null, asker] : [asker, null];
    let loaders: OrganisationLoaders | undefined;
    return {
      ...services, viewer, wall, language: languageOf(asker, acceptLanguage), address, device: deviceName(userAgent), cookie,
      // Made when they are asked for the first time: a socket, which keeps its context for hours, never does.
      get organisation() {
        return (loaders ??= organisationLoaders(database, viewer));
      },
    };
  };
  return { services, findViewer, findAsker, contextOf, beside };
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
