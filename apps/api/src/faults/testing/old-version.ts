import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { migrations } from '../../database/migrations/index.js';

const REPOSITORY = resolve(import.meta.dirname, '../../../../..');
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const FLAGS = '--module nodenext --target es2022 --types node --skipLibCheck --noCheck --declaration --ignoreConfig --experimentalDecorators --emitDecoratorMetadata --useDefineForClassFields false'.split(' ').concat('--typeRoots', join(REPOSITORY, 'node_modules/@types'));

/** The product as it was before its newest migration: its sources out of the history, compiled. Null where the history is not there (a shallow checkout, an archive). */
export function compileOldVersion(): { readonly program: string; readonly commit: string; remove(): void } | null {
  const git = (args: string[], maxBuffer = 200_000_000) => execFileSync('git', args, { cwd: REPOSITORY, maxBuffer, stdio: ['ignore', 'pipe', 'ignore'] });
  const newest = `apps/api/src/database/migrations/${String(migrations.length).padStart(4, '0')}-*.ts`;
  let commit: string;
  let archive: Buffer;
  try {
    commit = String(git(['log', '-1', '--diff-filter=A', '--format=%H', '--', newest])).trim();
    archive = git(['archive', `${commit}^`, 'apps/api/src', 'packages/domain', 'packages/schema']);
  } catch {
    return null;
  }
  const out = join(REPOSITORY, 'node_modules/.cache', `old-api-${process.pid}`);
  // Outside of node_modules, where the compiler takes sources for somebody else's.
  const sources = mkdtempSync(join(tmpdir(), 'guanjia-old-'));
  const remove = () => [out, sources].forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'node_modules'), { recursive: true });
  symlinkSync(join(out, 'node_modules'), join(sources, 'node_modules'));
  for (const folder of [out, sources]) writeFileSync(join(folder, 'package.json'), '{ "type": "module", "version": "0.0.0" }');
  execFileSync('tar', ['-x', '-C', sources], { input: archive });
  const compile = (from: string, to: string, entry: string) =>
    execFileSync(process.execPath, [compiler, ...FLAGS, '--rootDir', join(sources, from), '--outDir', join(out, to), join(sources, from, entry)], { cwd: sources, stdio: 'inherit' });
  for (const name of ['domain', 'schema']) {
    const to = `node_modules/@guanjia/${name}`;
    compile(`packages/${name}/src`, `${to}/dist`, 'index.ts');
    cpSync(join(sources, `packages/${name}/package.json`), join(out, to, 'package.json'));
  }
  compile('apps/api/src', 'dist', 'main.ts');
  return { program: join(out, 'dist/main.js'), commit: commit.slice(0, 7), remove };
}
