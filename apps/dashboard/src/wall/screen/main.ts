import { BoardFeed } from '../../board/board-feed';
import type { Connection } from '../../format/data-age';
import { reconnectWait } from '../../reconnect-wait';
import { watchForNewVersion } from './new-version';
import { pageSound } from './page-sound';
import { Ringer } from './ringer';
import { sayInstead, wallPage, type WallPage } from './wall-page';
import { openTransport, Refused, type ThisWall } from './wall-transport';
import { wallView, type WallView } from './wall-view';
import './wall.css';

/** Whoever hung the wall up may do so again, and a backup may bring its token back: it asks, seldom. */
const REFUSED_AGAIN_MS = 5 * 60_000;
/** Heartbeats come each 10 s. A stream that says nothing for so long though its socket lives is begun anew. */
const SILENT_MS = 30_000;
/** After an error that nobody foresaw the page starts anew, not faster than this. */
const RELOAD_AFTER_MS = 60_000;

const sound = pageSound();
const ringer = new Ringer(sound, sessionStorage);
const token = location.hash.slice(1);
let connection: Connection = 'RECONNECTING';
let stop: () => void = () => undefined;

const transport = openTransport(token, {
  connection: (next) => {
    connection = next;
  },
  refused,
  changed: () => location.reload(),
});

function refused(): void {
  stop();
  sayInstead('refused');
  setTimeout(() => location.reload(), REFUSED_AGAIN_MS);
}

/** Who this is, as soon as the server answers; then its board, for ever. */
async function begin(): Promise<void> {
  sayInstead('connecting');
  for (let tries = 0; ; tries++) {
    try {
      const wall = await transport.thisWall();
      return wall && wall.centres.length > 0 ? show(wall) : refused();
    } catch {
      sayInstead('unreachable');
      await new Promise((resolve) => setTimeout(resolve, reconnectWait(tries)));
    }
  }
}

function show(wall: ThisWall): void {
  let offset = 0;
  let begunAnewAt = Date.now();
  let lastBreach: WallView['lastBreach'] = null;
  const feed = new BoardFeed(transport, (serverNow) => {
    offset = Date.parse(serverNow) - Date.now();
  });
  let page: WallPage | null = null;

  function draw(): void {
    const realNow = Date.now();
    const now = realNow + offset;
    const { loaded, heardAt, error } = feed.getState();
    if (error instanceof Refused) return refused();
    if (realNow - Math.max(heardAt ?? 0, begunAnewAt) > SILENT_MS) {
      begunAnewAt = realNow;
      feed.refetch();
    }
    // Before the first board there is nothing to show: four zeros would say that all is well.
    if (!loaded) return error === null ? undefined : sayInstead('unreachable');
    page ??= wallPage(wall, toggleSound);
    const view = wallView(feed.store.getView(), wall.centres, now);
    // The last one stays on the wall when its case is settled.
    if (view.lastBreach && view.lastBreach.limit.dueAt >= (lastBreach?.limit.dueAt ?? 0)) lastBreach = view.lastBreach;
    ringer.hear(view.ringing, realNow);
    page.draw({ ...view, lastBreach }, { now, realNow, heardAt, connection, mutedUntil: ringer.mutedUntil(realNow), audible: sound.audible() });
  }
  function toggleSound(): void {
    if (sound.audible()) ringer.toggleMute(Date.now());
    draw();
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) toggleSound();
  }
  const ticking = setInterval(draw, 1_000);
  const endings = [feed.store.subscribe(draw), feed.subscribe(draw), () => clearInterval(ticking), () => removeEventListener('keydown', onKey), () => feed.stop()];
  stop = () => endings.splice(0).forEach((end) => end());
  addEventListener('keydown', onKey);
  draw();
  feed.start();
}

for (const trouble of ['error', 'unhandledrejection'] as const) addEventListener(trouble, () => setTimeout(() => location.reload(), RELOAD_AFTER_MS), { once: true });
addEventListener('hashchange', () => location.reload());
watchForNewVersion();
if (token === '') refused();
else await begin();
