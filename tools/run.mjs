import { spawn } from 'node:child_process';

/** A minute without a word looks like a hang; ten seconds do not. */
const QUIET_MS = 10_000;

/**
 * Runs a program in the checkout and shows what it says; says how long it has been going while it is silent.
 * @param {string} title in words: what is being done
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the present environment
 * @param {number} [limitMs] ends it after so long
 * @returns {Promise<number>} its exit code (128 + n for a signal)
 */
export function run(title, program, args, env = {}, limitMs = 0) {
  const began = Date.now();
  const child = spawn(program, args, { stdio: ['inherit', 'pipe', 'pipe'], env: { ...process.env, ...env }, timeout: limitMs });
  let lastWord = Date.now();
  const show = (stream) => (chunk) => {
    lastWord = Date.now();
    stream.write(chunk);
  };
  child.stdout.on('data', show(process.stdout));
  child.stderr.on('data', show(process.stderr));
  const beat = setInterval(() => {
    if (Date.now() - lastWord < QUIET_MS) return;
    lastWord = Date.now();
    console.log(`… ${title}: ${Math.round((Date.now() - began) / 1000)} s`);
  }, 1_000);
  // A Ctrl+C reaches the child too (same process group): wait for its end instead of leaving it behind.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  const pass = () => child.kill('SIGTERM');
  process.on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  }).finally(() => {
    clearInterval(beat);
    process.off('SIGINT', wait);
    process.off('SIGTERM', pass);
  });
}

/** Like `run`, and ends this program with the same code when it fails. */
export async function mustRun(title, program, args, env) {
  const code = await run(title, program, args, env);
  if (code !== 0) {
    if (code < 128) console.error(`${title} failed.`);
    process.exit(code);
  }
}
