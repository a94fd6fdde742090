import type { Logger } from 'pino';
import type { Language } from './access/language.js';
import { unauthenticated } from './access/refusals.js';
import type { Viewer } from './access/viewer.js';
import type { SignInLimits } from './access/sign-in-limits.js';
import type { LiveSockets } from './access/live-sockets.js';
import type { Reader } from './access/reader.js';
import type { FileStore } from './attachments/file-store.js';
import type { Recalculator } from './calendars/recalculator.js';
import type { Database } from './database/database.js';
import type { Sealer, Tailer } from './journal/index.js';
import type { Sweeper } from './obligations/sweep.js';
import type { Notifier } from './notifications/notifier.js';
import type { Sender } from './notifications/send-message.js';
import type { OrganisationLoaders } from './organisation/organisation-loaders.js';
import type { ResidentDoor } from './resident/resident-door.js';
import type { DeliveryTimes } from './server/delivery-times.js';
import type { Readiness } from './server/readiness.js';
import type { WallReader } from './wall/wall-reader.js';

/** What a running API process offers to every request; made once. */
export interface Services {
  readonly database: Database;
  readonly log: Logger;
  /** Where photos lie. */
  readonly files: FileStore;
  /** Numbers what was just committed; call after every commit that wrote the journal. */
  readonly sealer: Pick<Sealer, 'poke'>;
  /** Follows the journal's head; every subscription reads through it. */
  readonly tailer: Tailer;
  /** Wakes the sweeper; it also wakes by itself. */
  readonly sweeper: Pick<Sweeper, 'poke'>;
  /** Brings open due times to a changed calendar; it also wakes by itself. */
  readonly recalculator: Pick<Recalculator, 'poke'>;
  /** Brings steps to people; it also wakes by itself. */
  readonly notifier: Pick<Notifier, 'poke'>;
  readonly sender: Pick<Sender, 'send' | 'sendsMail' | 'allowsHttp'>;
  readonly readiness: Readiness;
  /** From a step's time to the screen, measured. */
  readonly deliveryTimes: DeliveryTimes;
  readonly clock: 'system' | 'adjustable';
  readonly publicUrl: string | undefined;
  readonly signInLimits: SignInLimits;
  /** Lets residents in by their links. */
  readonly residentDoor: ResidentDoor;
  readonly liveSockets: LiveSockets;
  /** Subscriptions that are open at this process. */
  readonly subscriptionsOpen: () => number;
}

/** Writes the session's cookie into the answer; a WebSocket has none. */
export interface SessionCookieWriter {
  set(token: string): void;
  clear(): void;
}

/** The request's context: who asks, and what the process offers. */
export interface Context extends Services {
  readonly viewer: Viewer | null;
  /** A wall that asks by its token; then there is no viewer. */
  readonly wall: WallReader | null;
  /** In which language it is answered where one has to be chosen: the viewer's own, else the browser's. */
  readonly language: Language;
  /** Where the request comes from; for sign-in limits only. */
  readonly address: string;
  /** Browser and system by name; for the list of the own sessions only. */
  readonly device: string;
  readonly cookie: SessionCookieWriter | null;
  readonly organisation: OrganisationLoaders;
}

/** Who reads a board: a viewer or a wall. Throws UNAUTHENTICATED when there is neither. */
export function readerOfContext(context: Context): Reader {
  return context.wall ?? viewerOfContext(context);
}

/** The signed-in viewer. Throws UNAUTHENTICATED when there is none. */
export function viewerOfContext(context: Context): Viewer {
  if (!context.viewer) {
    throw unauthenticated();
  }
  return context.viewer;
}
