const LOOK_EVERY_MS = 60_000;
const OLDEST_PAGE_MS = 24 * 60 * 60_000;
const RELOADED_FOR = 'guanjia.wall.reloadedFor';

/** The script that a page's text starts with; its name holds the hash of its content. */
export function scriptOf(html: string): string | null {
  return /<script[^>]+type="module"[^>]+src="([^"]+)"/.exec(html)?.[1] ?? null;
}

/**
 * Reloads the page when the server hands out another one, and once a day: nobody comes to press a key here.
 * Only while the server answers: a page that cannot be fetched would leave a black screen.
 */
export function watchForNewVersion(): void {
  const own = document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
  const began = performance.now();
  const look = async () => {
    const response = await fetch(location.pathname, { credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(LOOK_EVERY_MS / 2) });
    const served = response.ok ? scriptOf(await response.text()) : null;
    if (served === null) return;
    const old = performance.now() - began > OLDEST_PAGE_MS;
    // Something between that keeps handing out the old page must not make it reload for ever.
    const isNew = served !== own && sessionStorage.getItem(RELOADED_FOR) !== served;
    if (!old && !isNew) return;
    sessionStorage.setItem(RELOADED_FOR, served);
    location.reload();
  };
  setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
}
