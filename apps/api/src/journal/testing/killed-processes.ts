import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const SOURCES = resolve(import.meta.dirname, '../..');
const REPOSITORY = resolve(SOURCES, '../../..');

/** Compiles `kill-role.ts` into a folder of its own (below node_modules, so that it finds its packages). */
export function compileRoles(): { program: string; remove(): void } {
  const out = join(REPOSITORY, 'node_modules/.cache', `kill-${process.pid}`);
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  const flags = '--module nodenext --target es2022 --types node --skipLibCheck --noCheck --ignoreConfig'.split(' ');
  execFileSync(process.execPath, [compiler, ...flags, '--rootDir', SOURCES, '--outDir', out, join(SOURCES, 'journal/testing/kill-role.ts')], { cwd: REPOSITORY, stdio: 'inherit' });
  return { program: join(out, 'journal/testing/kill-role.js'), remove: () => rmSync(out, { recursive: true, force: true }) };
}

/** A process that is killed and comes back, as a service would under its supervisor. */
export class Mortal {
  kills = 0;
  /** Ended without having been killed: a process that the database's death took along. */
  diedAlone = 0;
  private child: { process: ChildProcess; gone: Promise<void> } | null = null;

  /** `args` is asked at each start: a reader comes back with its last cursor. `onLine` hears every whole line. */
  constructor(
    private readonly program: string,
    private readonly args: (life: number) => string[],
    private readonly onLine: (line: Record<string, unknown>) => void = () => undefined,
  ) {}

  start(): void {
    const child = spawn(process.execPath, [this.program, ...this.args(this.kills)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise<void>((done) =>
      child.once('close', () => {
        if (this.child?.process === child) this.diedAlone++;
        done();
      }),
    );
    this.child = { process: child, gone };
    let rest = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop()!;
      for (const line of lines) this.onLine(JSON.parse(line) as Record<string, unknown>);
    });
  }

  /** kill -9, and what it had written to its pipe is heard to the end. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    this.child = null;
    this.kills++;
    child.process.kill('SIGKILL');
    await child.gone;
  }
}
