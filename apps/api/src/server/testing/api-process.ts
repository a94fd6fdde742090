import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const SOURCES = resolve(import.meta.dirname, '../..');
const REPOSITORY = resolve(SOURCES, '../../..');

/** The whole product as a process that can be killed. */
export interface ApiProcess {
  readonly url: string;
  readonly pid: number;
  /** kill -9; answers once it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, as a service manager stops it; answers its exit code once it is gone. */
  terminate(): Promise<number | null>;
}

export interface CompiledApi {
  /** @param env added to what every such process gets, or in its place */
  start(databaseUrl: string, env?: Readonly<Record<string, string>>): Promise<ApiProcess>;
  remove(): void;
}

/** Compiles `main.ts` into a folder of its own (below node_modules, so that it finds its packages); the packages that it imports must be built. */
export function compileApi(): CompiledApi {
  if (!existsSync(join(REPOSITORY, 'packages/domain/dist/index.js'))) throw new Error('packages/domain is not built: run `npx tsc -b apps/api` first');
  const out = join(REPOSITORY, 'node_modules/.cache', `api-${process.pid}`);
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{ "type": "module", "version": "0.0.0" }');
  const flags = '--module nodenext --target es2022 --types node --skipLibCheck --noCheck --ignoreConfig --experimentalDecorators --emitDecoratorMetadata --useDefineForClassFields false'.split(' ');
  execFileSync(process.execPath, [compiler, ...flags, '--rootDir', SOURCES, '--outDir', join(out, 'dist'), join(SOURCES, 'main.ts')], { cwd: REPOSITORY, stdio: 'inherit' });
  return { start: (databaseUrl, env) => startProgram(join(out, 'dist/main.js'), databaseUrl, env), remove: () => rmSync(out, { recursive: true, force: true }) };
}

/** Starts a compiled `main.js` over a database; answers once it says where it is. */
export function startProgram(program: string, databaseUrl: string, env: Readonly<Record<string, string>> = {}): Promise<ApiProcess> {
  const child = spawn(process.execPath, [program], {
    cwd: REPOSITORY,
    env: { DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'error', DEMO_DAYS: '0', SIMULATOR: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((ready, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /管家 Guanjia\s+(http:\/\/\S+)/.exec(said)?.[1];
      if (url) ready({ url, pid: child.pid!, kill: async () => void (child.kill('SIGKILL'), await gone), terminate: () => (child.kill('SIGTERM'), gone) });
    });
    void gone.then(() => fail(new Error(`the API ended: ${said}`)));
  });
}
