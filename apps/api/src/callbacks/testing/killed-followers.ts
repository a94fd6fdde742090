import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';

const SOURCES = resolve(import.meta.dirname, '../..');
const REPOSITORY = resolve(SOURCES, '../../..');

/** Compiles a role (a source file without its ending) into a folder of its own (below node_modules, so that it finds its packages); the domain must be built. */
export function compileFollower(role = 'callbacks/testing/follower-role'): { program: string; remove(): void } {
  if (!existsSync(join(REPOSITORY, 'packages/domain/dist/index.js'))) throw new Error('packages/domain is not built: run `npx tsc -b apps/api` first');
  const out = join(REPOSITORY, 'node_modules/.cache', `follower-${process.pid}-${basename(role)}`);
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  const flags = '--module nodenext --target es2022 --types node --skipLibCheck --noCheck --ignoreConfig --experimentalDecorators --emitDecoratorMetadata --useDefineForClassFields false'.split(' ');
  execFileSync(process.execPath, [compiler, ...flags, '--rootDir', SOURCES, '--outDir', out, join(SOURCES, `${role}.ts`)], { cwd: REPOSITORY, stdio: 'inherit' });
  return { program: join(out, `${role}.js`), remove: () => rmSync(out, { recursive: true, force: true }) };
}
