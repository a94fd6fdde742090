import { startDatabase } from './database/embedded/start-database.js';
import { demoSignIns } from './demo/sign-ins.js';
import { fillDemo } from './demo/fill-demo.js';
import { EnvError, readEnv, type Env } from './env.js';
import { foundCompany } from './organisation/found-company.js';
import { createLog } from './server/log.js';
import { startApi } from './server/start-api.js';

/** Starts everything, says where it is, and ends everything on the first signal. */
async function main(env: Env): Promise<void> {
  const log = createLog(env.logLevel);
  let administrator: Awaited<ReturnType<typeof foundCompany>> = null;
  say('启动数据库 Starting the database …');
  const database = await startDatabase({ dataDir: env.dataDir, databaseUrl: env.databaseUrl });
  say('启动服务 Starting the server …');
  const api = await startApi({
    databaseUrl: database.url,
    port: env.port,
    host: env.host,
    clock: env.clock,
    publicUrl: env.publicUrl,
    notify: { allowHttp: env.notifyAllowHttp, mail: env.smtpUrl && env.mailFrom ? { smtpUrl: env.smtpUrl, from: env.mailFrom } : null },
    production: env.production,
    log,
    prepare: async (services) => {
      if (env.demo) {
        say('准备演示公司（首次约需几秒） Preparing the demo company (a few seconds the first time) …');
        await fillDemo(services);
      } else {
        administrator = await foundCompany(services.database);
      }
    },
  }).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  announce(env.publicUrl ?? api.url, await isDemo(api.database.pool), administrator);

  const stop = async () => {
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

/** A first start takes its time: no silent minute. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function announce(url: string, demo: boolean, administrator: { login: string; password: string } | null): void {
  const lines = ['', `管家 Guanjia   ${url}`, ''];
  if (demo) {
    lines.push('演示公司（仅本机可访问，HOST=0.0.0.0 可开放） A demo company (this machine only; HOST=0.0.0.0 opens it); sign in as', ...demoSignIns(), '');
  }
  if (administrator) {
    lines.push(`空公司，登录名 An empty company; sign in as ${administrator.login}, 密码 password: ${administrator.password} (只显示一次 shown once)`, '');
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
