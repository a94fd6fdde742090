import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';

const EMBEDDED = resolve(import.meta.dirname, '..');
const REPOSITORY = resolve(EMBEDDED, '../../../../..');

/** Compiles the launcher into a folder of its own (under node_modules, so that it finds its packages), for processes that run it from outside of the test runner. */
export function compileLauncher(): { program: string; remove(): void } {
  const out = join(REPOSITORY, 'node_modules/.cache', `launcher-${process.pid}`);
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  const flags = '--module nodenext --target es2022 --types node --skipLibCheck --noCheck --ignoreConfig'.split(' ');
  execFileSync(process.execPath, [compiler, ...flags, '--rootDir', EMBEDDED, '--outDir', out, join(EMBEDDED, 'testing/hold-database.ts')], { cwd: REPOSITORY, stdio: 'inherit' });
  return { program: join(out, 'testing/hold-database.js'), remove: () => rmSync(out, { recursive: true, force: true }) };
}

/** A folder that every user can reach, for one test. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guanjia-launcher-'));
  chmodSync(folder, 0o777);
  return folder;
}

export interface Launched {
  readonly process: ChildProcess;
  /** The ready line, or the sentence with which it refused. */
  readonly answer: { url: string; pid: number; error?: undefined } | { error: string };
  /** Sends SIGINT and waits for the end. @returns milliseconds it took */
  interrupt(): Promise<number>;
}

/** Starts a program that holds the database, and waits for its answer. */
export async function launch(program: string, args: string[], as: { uid?: number; gid?: number } = {}): Promise<Launched> {
  const child = spawn(process.execPath, [program, ...args], { ...as, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const answer = await new Promise<Launched['answer']>((ready) => {
    let line = '';
    child.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (line.includes('\n')) ready(JSON.parse(line));
    });
    child.once('close', () => ready({ error: said || 'ended without a word' }));
  });
  return {
    process: child,
    answer,
    async interrupt() {
      const began = Date.now();
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGINT');
        await ended;
      }
      return Date.now() - began;
    },
  };
}

/** Runs one statement on an address that must answer. */
export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return (rows[0] as unknown[] | undefined)?.[0];
  } finally {
    await client.end();
  }
}
