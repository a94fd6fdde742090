import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The whole product, running: built API, fresh embedded database, demo company, adjustable clock. */
export interface House {
  /** http://127.0.0.1:port */
  readonly url: string;
  /** Where its database is, for another process that joins it. */
  readonly dataDir: string;
  /** Of an installation without a company: where it is set up, once. */
  readonly setUpAddress: string | undefined;
  /** Stops the product and starts it again at the same address, over the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const API = fileURLToPath(new URL('../apps/api/dist/main.js', import.meta.url));
const DASHBOARD = fileURLToPath(new URL('../apps/dashboard/dist/index.html', import.meta.url));
const STARTS_WITHIN_MS = 150_000;

/**
 * @param demo false: no company yet, and the real clock
 * @param history days that are told before the demo's last days; usually none, so that a house opens at once
 * @throws when nothing is built, or with what the process said when it did not start
 */
export async function openHouse({ demo = true, history = 0 }: { demo?: boolean; history?: number } = {}): Promise<House> {
  for (const built of [API, DASHBOARD]) if (!existsSync(built)) throw new Error(`${built} is missing: run \`npm run build\` or \`npx turbo build\` first.`);
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-e2e-'));
  let running = await start({ dataDir, demo, history, port: '0' });
  const { url, said } = running;
  return {
    url,
    dataDir,
    setUpAddress: /https?:\/\/\S+\/set-up\/start#\S+/.exec(said())?.[0],
    async restart() {
      await running.end();
      running = await start({ dataDir, demo, history, port: new URL(url).port });
    },
    async stop() {
      await running.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly url: string;
  readonly said: () => string;
  end(): Promise<void>;
}

async function start({ dataDir, demo, history, port }: { dataDir: string; demo: boolean; history: number; port: string }): Promise<Running> {
  const child = spawn(process.execPath, [API], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: port, HOST: '127.0.0.1', DEMO: demo ? 'on' : 'off', CLOCK: demo ? 'adjustable' : 'system', DATABASE_URL: '', PUBLIC_URL: '', NODE_ENV: 'test', LOG_LEVEL: 'warn', NOTIFY_ALLOW_HTTP: 'on', DEMO_DAYS: String(history), SIMULATOR: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the house did not open:\n${said}`)), STARTS_WITHIN_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /https?:\/\/[^\s]+/.exec(said)?.[0];
      if (found) {
        clearTimeout(late);
        resolve(found);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    void exited.then(() => reject(new Error(`the house closed at once:\n${said}`)));
  });
  let stopping = false;
  void exited.then(() => {
    if (!stopping) console.error(`the house closed by itself (${child.exitCode ?? child.signalCode}):\n${said}`);
  });
  return {
    url,
    said: () => said,
    async end() {
      stopping = true;
      child.kill('SIGTERM');
      await exited;
    },
  };
}
