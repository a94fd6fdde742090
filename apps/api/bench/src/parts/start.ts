import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBenchDatabase } from '../bench-database.js';
import { BOARD } from '../board-documents.js';
import { median, number, times } from '../figures.js';
import type { Part } from '../report.js';

const ROOT = join(import.meta.dirname, '../../../../..');
const ADDRESS = /(http:\/\/(?:127\.0\.0\.1|localhost):\d+)/;
/** Neither a year of history nor a simulator: what is measured is the start, not what goes on behind it. */
const QUIET = { DEMO_DAYS: '0', SIMULATOR: 'off', PORT: '0' };

export const start: Part = {
  title: 'Start (`start`)',
  about: 'From the start of the process until it listens, and its memory then; the database is there and migrated. Bare: `node:http` and `pg`. `npm start` again: the demo company is there; until the supervisor has signed in and the board is answered.',
  async measure({ server, sizes: { rounds }, say }) {
    const bench = await openBenchDatabase(server, 1);
    const environment = { DATABASE_URL: bench.url, DEMO: 'off', ...QUIET };
    const bare: Started[] = [];
    const api: Started[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(await startOnce([join(import.meta.dirname, '../children/bare-server.js'), bench.url], environment));
      api.push(await startOnce([join(ROOT, 'apps/api/dist/main.js')], environment));
    }
    await bench.close();
    const again = await npmStartAgain(say);
    const [time, memory] = [(of: Started[]) => median(of.map(({ ms }) => ms)), (of: Started[]) => median(of.map(({ megabytes }) => megabytes))];
    const [slower, larger] = [time(api) / time(bare), memory(api) / memory(bare)];
    return [
      { what: 'until it listens', product: `${number(time(api))} ms`, limit: `${number(time(bare))} ms`, ratio: `${times(slower)} bare`, goal: '≤ 8 ×', met: slower <= 8 },
      { what: 'memory', product: `${number(memory(api))} MB`, limit: `${number(memory(bare))} MB`, ratio: `${times(larger)} bare`, goal: '≤ 2.5 ×', met: larger <= 2.5 },
      { what: '`npm start` again, to a board', product: `${number(again / 1_000, 1)} s`, goal: '≤ 5 s', met: again <= 5_000 },
    ];
  },
};

interface Started {
  readonly ms: number;
  readonly megabytes: number;
}

async function startOnce(args: string[], environment: Record<string, string>): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await addressSaidBy(child);
    const ms = performance.now() - began;
    await fetch(url).then((answer) => answer.text());
    return { ms, megabytes: Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1_024 };
  } finally {
    await end(child, 'SIGKILL');
  }
}

/** Milliseconds; the first start, which makes the demo company, is not counted. */
async function npmStartAgain(say: (words: string) => void): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'guanjia-bench-'));
  try {
    say('npm start, the first time');
    await npmStart(directory);
    say('npm start again');
    return await npmStart(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function npmStart(directory: string): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: ROOT, env: { ...process.env, ...QUIET, DATA_DIR: directory }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await addressSaidBy(child);
    const signedIn = await ask(url, '', { query: 'mutation { signIn(login: "supervisor.1", password: "guanjia") { viewer { id } } }' });
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    const board = (await (await ask(url, cookie, { query: BOARD })).json()) as { data?: { board: { rows: unknown[] } } };
    if (!board.data?.board.rows.length) throw new Error('the board came without rows');
    return performance.now() - began;
  } finally {
    await end(child, 'SIGTERM');
  }
}

const ask = (url: string, cookie: string, body: object) => fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });

function addressSaidBy(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = ADDRESS.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before it listened: ${said}`)));
  });
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
