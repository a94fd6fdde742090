const LOOK_EVERY_MS = 250;

/**
 * Ends this program when the npm that started it has ended, however it ended: the server must not stay behind, holding its port.
 * package.json starts us by `exec`, so npm itself is the parent (a shell in between would keep npm's signals to itself). Started without npm, nothing is watched.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}
