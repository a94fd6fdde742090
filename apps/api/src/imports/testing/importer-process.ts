import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const SOURCE = resolve(import.meta.dirname, '../..');
const REPOSITORY = resolve(SOURCE, '../../..');

export interface Importer {
  /** Starts the command as a process of its own. */
  start(databaseUrl: string, args: readonly string[]): ImporterProcess;
  remove(): void;
}

export interface ImporterProcess {
  readonly process: ChildProcess;
  /** All that it said, and its exit code (null: killed). */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** Compiles the command into a folder of its own (under node_modules, so that it finds its packages); the packages that it imports must be built. */
export function compileImporter(): Importer {
  if (!existsSync(join(REPOSITORY, 'packages/domain/dist/index.js'))) throw new Error('packages/domain is not built: run `npx tsc -b apps/api` first');
  const out = join(REPOSITORY, 'node_modules/.cache', `importer-${process.pid}`);
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  const flags = '--module nodenext --target es2022 --types node --skipLibCheck --noCheck --ignoreConfig --experimentalDecorators --emitDecoratorMetadata --useDefineForClassFields false'.split(' ');
  execFileSync(process.execPath, [compiler, ...flags, '--rootDir', SOURCE, '--outDir', out, join(SOURCE, 'imports/main.ts')], { cwd: REPOSITORY, stdio: 'inherit' });
  return {
    start(databaseUrl, args) {
      const child = spawn(process.execPath, [join(out, 'imports/main.js'), ...args], { cwd: REPOSITORY, env: { DATABASE_URL: databaseUrl, LANG: 'en_US.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'] });
      const said = { out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
      return { process: child, ended: new Promise((end) => child.once('close', (code) => end({ code, ...said }))) };
    },
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}
