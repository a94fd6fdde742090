/** This device opens /my without a line from now on. Only over https (or on the same machine): elsewhere no browser allows it, and the page needs its line to be opened. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Where it does not come (private window, full disk), the page works as long as it is open.
  navigator.serviceWorker.register('/my-worker.js', { scope: '/my', updateViaCache: 'none' }).catch(() => undefined);
}
