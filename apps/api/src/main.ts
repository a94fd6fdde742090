import { join } from 'node:path';
import { startDatabase } from './database/embedded/start-database.js';
import { demoSignIns } from './demo/sign-ins.js';
import { fillDemo } from './demo/fill-demo.js';
import { startDemoLife } from './demo/life/background.js';
import type { StoredHistory } from './demo/life/history.js';
import { EnvError, readEnv, type Env } from './env.js';
import { createLog } from './server/log.js';
import { startApi } from './server/start-api.js';
import { makeSetUpToken } from './set-up/set-up-token.js';

/** Starts everything, says where it is, and ends everything on the first signal. */
async function main(env: Env): Promise<void> {
  const log = createLog(env.logLevel);
  let setUpToken: string | null = null;
  say('启动数据库 Starting the database …');
  const database = await startDatabase({ dataDir: env.dataDir, databaseUrl: env.databaseUrl });
  say('启动服务 Starting the server …');
  const api = await startApi({
    databaseUrl: database.url,
    filesDirectory: join(env.dataDir, 'files'),
    port: env.port,
    host: env.host,
    clock: env.clock,
    publicUrl: env.publicUrl,
    notify: { allowHttp: env.notifyAllowHttp, mail: env.smtpUrl && env.mailFrom ? { smtpUrl: env.smtpUrl, from: env.mailFrom } : null },
    production: env.production,
    log,
    metricsToken: env.metricsToken,
    prepare: async (services) => {
      if (env.demo) {
        say('准备演示公司（首次约需几秒） Preparing the demo company (a few seconds the first time) …');
        await fillDemo(services, { history: env.demoHistory });
      } else {
        setUpToken = await makeSetUpToken(services.database.pool);
      }
    },
  }).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  announce(env.publicUrl ?? api.url, await isDemo(api.database.pool), setUpToken);
  const life = env.demo ? startDemoLife(api.services, { simulator: env.simulator, onDay: sayProgress() }) : null;

  const stop = async () => {
    await life?.stop();
    await api.stop();
    await database.stop();
  };
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) {
        return;
      }
      stopping = true;
      // Whatever hangs, the process is out within ten seconds.
      setTimeout(() => process.exit(1), 9_500).unref();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping');
          process.exit(1);
        },
      );
    });
  }
}

async function isDemo(pool: { query(text: string): Promise<{ rows: { demo: boolean }[] }> }): Promise<boolean> {
  return (await pool.query('select demo from company')).rows[0]?.demo ?? false;
}

/** Says how much of the demo's history is told, each tenth of it. */
function sayProgress(): (history: StoredHistory) => void {
  let said = -1;
  return ({ firstDay, untilDay, nextDay, daysLeftOut }) => {
    const percent = Math.floor(((nextDay - firstDay) / (untilDay - firstDay)) * 100);
    if (Math.floor(percent / 10) === said) return;
    said = Math.floor(percent / 10);
    say(percent < 100 ? `演示历史载入中 Telling the demo's history … ${percent}%` : `演示历史已载入 The demo's history is told${daysLeftOut > 0 ? `; ${daysLeftOut} days were left out` : ''}`);
  };
}

/** A first start takes its time: no silent minute. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function announce(url: string, demo: boolean, setUpToken: string | null): void {
  const lines = ['', `管家 Guanjia   ${url}`, ''];
  if (demo) {
    lines.push('演示公司（仅本机可访问，HOST=0.0.0.0 可开放） A demo company (this machine only; HOST=0.0.0.0 opens it); sign in as', ...demoSignIns(), '');
  }
  if (setUpToken) {
    // Behind the #, so that it is in no log of any server.
    lines.push('还没有公司：打开下面的地址建立（只能用一次） No company yet: this address sets it up, once', `  ${url}/set-up/start#${setUpToken}`, '');
  }
  say(lines.join('\n'));
}

try {
  await main(readEnv());
} catch (error) {
  // A wrong setting or a taken port is the operator's to change: its sentence is enough.
  const expected = error instanceof EnvError || (error instanceof Error && error.cause !== undefined);
  process.stderr.write(`${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
