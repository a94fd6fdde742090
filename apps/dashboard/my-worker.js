// The page /my without a line: this page and the hashed files that it is made of, nothing else. Answers of the API are never kept here. The build writes FILES, ENTRY and VERSION before
// this text, so that each build is another worker: the browser finds it, keeps the new files, and throws the old ones away.
const PREFIX = 'guanjia-my-';
const CACHE = PREFIX + VERSION;
const PAGE = '/my';
/** A line that carries nothing for so long is none. */
const PATIENCE_MS = 4000;

addEventListener('install', (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(throwAwayOld().then(() => clients.claim())));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});

async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  const response = await fetch(PAGE, { cache: 'reload' });
  // In the middle of a change of version the page may be another build's: then this worker is not taken, and the next one is.
  if (!response.ok || !(await response.clone().text()).includes(ENTRY)) throw new Error('the page is of another build');
  await cache.put(PAGE, response);
}

async function throwAwayOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The server's page while there is a line. */
async function page(request) {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (!kept) return fetch(request);
  try {
    const answer = fetch(request);
    answer.catch(() => undefined);
    return await Promise.race([answer, new Promise((_, late) => setTimeout(late, PATIENCE_MS))]);
  } catch {
    return kept;
  }
}

/** A hashed file never changes. */
async function file(request) {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}
