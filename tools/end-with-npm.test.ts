import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

const watched = `import { endWithNpm } from '${join(import.meta.dirname, 'end-with-npm.mjs')}'; endWithNpm(); console.log(process.pid); setInterval(() => {}, 60_000);`;

/** A stand-in for npm that starts the watching program, and the id of that program. */
async function parentAndChild(env: Record<string, string>) {
  const parent = `import { spawn } from 'node:child_process'; spawn(process.execPath, ['--input-type=module', '-e', process.argv[1]], { stdio: 'inherit' }); setInterval(() => {}, 60_000);`;
  const { npm_lifecycle_event: _, ...rest } = process.env;
  const npm = spawn(process.execPath, ['--input-type=module', '-e', parent, watched], { env: { ...rest, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const program = await new Promise<number>((resolve) => npm.stdout.once('data', (line: Buffer) => resolve(Number(line))));
  return { npm, program };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a program started by npm', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('ends when npm is ended by %s', async (signal) => {
    const { npm, program } = await parentAndChild({ npm_lifecycle_event: 'start' });
    npm.kill(signal);
    for (const limit = Date.now() + 8_000; isAlive(program) && Date.now() < limit; ) await wait(50);
    expect(isAlive(program)).toBe(false);
  });

  it('watches nobody when it was started without npm', async () => {
    const { npm, program } = await parentAndChild({});
    npm.kill('SIGKILL');
    await wait(1_000);
    expect(isAlive(program)).toBe(true);
    process.kill(program, 'SIGKILL');
  });
});
